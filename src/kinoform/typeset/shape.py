"""Shapes items into glyphs with HarfBuzz."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePath

import uharfbuzz as hb

from kinoform.typeset.breaking import safe_locale
from kinoform.typeset.faces import shaping_font, upem
from kinoform.typeset.itemize import Item
from kinoform.typeset.scripts import COMMON, CURSIVE

_CONTEXT = 8
"""Characters around an item that decide how its outermost letters join."""

_LANGUAGES = {"NotoSansJP": "ja", "NotoSerifJP": "ja", "NotoSansKR": "ko", "NotoSerifKR": "ko"}


@dataclass(frozen=True, slots=True)
class Shaped:
    """The glyphs of an item in the order of its text; lengths in pixels, y downwards."""

    item: Item
    glyphs: list[int]
    clusters: list[int]
    """The first character that each glyph stands for."""
    advances: list[float]
    dx: list[float]
    dy: list[float]
    gaps: list[float]
    """Space after each glyph that ends a letter."""
    unsafe: list[int]
    """Nonzero where a cut before the glyph would change how its neighbours look."""

    @property
    def is_backward(self) -> bool:
        return self.item.level % 2 == 1

    def part(self, start: int, end: int) -> Shaped | None:
        """The glyphs of some of the characters; None where they have to be shaped anew."""
        low, high = bisect_left(self.clusters, start), bisect_left(self.clusters, end)
        if not (self._may_cut(low, start) and self._may_cut(high, end)):
            return None
        return Shaped(
            replace(self.item, start=start, end=end),
            self.glyphs[low:high],
            self.clusters[low:high],
            self.advances[low:high],
            self.dx[low:high],
            self.dy[low:high],
            self.gaps[low:high],
            self.unsafe[low:high],
        )

    def _may_cut(self, glyph: int, character: int) -> bool:
        if character in {self.item.start, self.item.end}:
            return True
        return (
            glyph < len(self.clusters)
            and self.clusters[glyph] == character
            and not self.unsafe[glyph]
        )


def shape(text: str, item: Item, letter_ends: Container[int], locale: str) -> Shaped:
    """The glyphs of one item of a text; the letters say where letter spacing goes."""
    before, after = max(0, item.start - _CONTEXT), min(len(text), item.end + _CONTEXT)
    buffer = hb.Buffer()
    buffer.add_str(text[before:after], item.start - before, item.end - item.start)
    buffer.direction = "rtl" if item.level % 2 else "ltr"
    if item.script != COMMON:
        buffer.script = item.script
    language = _language(item.face.path, locale)
    if language:
        buffer.language = language
    hb.shape(shaping_font(item.face), buffer, _features(item))
    # A buffer without glyphs has None for its positions.
    infos, positions = buffer.glyph_infos, buffer.glyph_positions or []
    if item.level % 2:
        infos.reverse()
        positions.reverse()
    scale = item.choice.size / upem(item.face.path, item.face.index)
    placed = [position.position for position in positions]
    clusters = [info.cluster + before for info in infos]
    advances = [advance * scale for _, _, advance, _ in placed]
    return Shaped(
        item,
        [info.codepoint for info in infos],
        clusters,
        advances,
        [x * scale for x, _, _, _ in placed],
        [-y * scale for _, y, _, _ in placed],
        _gaps(item, clusters, advances, letter_ends),
        [int(info.flags) & 1 for info in infos],
    )


def followers(clusters: list[int], end: int) -> list[int]:
    """For each glyph the character that the next one stands for; `end` after the last."""
    return [*clusters[1:], end] if clusters else []


def _gaps(
    item: Item, clusters: list[int], advances: list[float], letter_ends: Container[int]
) -> list[float]:
    spacing = item.choice.letter_spacing
    if not spacing or item.script in CURSIVE:
        return [0.0] * len(clusters)
    return [
        # Letters may move together until they are at one place, but never change places.
        max(spacing, -advance) if follower != cluster and follower in letter_ends else 0.0
        for cluster, follower, advance in zip(
            clusters, followers(clusters, item.end), advances, strict=True
        )
    ]


def _features(item: Item) -> dict[str, int]:
    features = dict(item.choice.features)
    if item.choice.letter_spacing:
        features.setdefault("liga", 0)
        features.setdefault("clig", 0)
    return features


@lru_cache(maxsize=1024)
def _language(path: str, locale: str) -> str:
    file = PurePath(path).stem.partition("-")[0]
    return _LANGUAGES.get(file) or safe_locale(locale).replace("_", "-")
