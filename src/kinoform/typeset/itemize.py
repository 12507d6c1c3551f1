"""Cuts text into items: stretches of one run, script, direction and face."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise

from kinoform.model.typography import FontChoice
from kinoform.typeset.faces import FaceKey, has_color
from kinoform.typeset.fallback import covers, pick_face
from kinoform.typeset.scripts import BLANK, COMMON, cluster_script
from kinoform.typeset.source import Source

_ASCII = "".join(map(chr, range(0x20, 0x7F)))
_PLAIN = re.compile("[\t\x20-\x7e]*")


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of text that can be shaped in one go."""

    start: int
    end: int
    run: int
    level: int
    script: str
    face: FaceKey
    choice: FontChoice


@dataclass(frozen=True, slots=True)
class Items:
    """The items of a stretch of text, and the characters that no font has."""

    items: tuple[Item, ...]
    missing: tuple[str, ...]


def itemize(source: Source, start: int, levels: list[int], letters: list[int]) -> Items:
    """The items of source text from `start` on; `letters` are where its letters begin."""
    items: list[Item] = []
    missing: list[str] = []
    for first, last, run in _run_pieces(source, start, start + len(levels)):
        choice, faces = source.runs[run].font, source.faces[run]
        piece_levels = levels[first - start : last - start]
        plain = _PLAIN.fullmatch(source.text, first, last) and _has_ascii(faces[0])
        if plain and not any(piece_levels):
            items.append(Item(first, last, run, 0, "Latn", faces[0], choice))
            continue
        inner = letters[bisect_right(letters, first) : bisect_left(letters, last)]
        bounds = [first, *inner, last]
        styles, lost = _styles(source, bounds, run)
        missing += lost
        keys = [
            (script, face, piece_levels[low - first])
            for low, (script, face) in zip(bounds, styles, strict=False)
        ]
        count = 0
        for (script, face, level), group in groupby(keys):
            low = bounds[count]
            count += len(list(group))
            items.append(Item(low, bounds[count], run, level, script, face, choice))
    return Items(tuple(items), tuple(dict.fromkeys(missing)))


@cache
def _has_ascii(face: FaceKey) -> bool:
    return covers(face, _ASCII)


def _run_pieces(source: Source, start: int, end: int) -> list[tuple[int, int, int]]:
    pieces = []
    while start < end:
        run = source.run_at(start)
        following = source.run_starts[run + 1] if run + 1 < len(source.run_starts) else end
        pieces.append((start, min(end, following), run))
        start = min(end, following)
    return pieces


def _styles(
    source: Source, bounds: list[int], run: int
) -> tuple[list[tuple[str, FaceKey]], list[str]]:
    """The script and the face of each cluster, and the characters that no face has."""
    choice, wished = source.runs[run].font, source.faces[run]
    clusters = [source.text[low:high] for low, high in pairwise(bounds)]
    styles: list[tuple[str, FaceKey]] = []
    missing: list[str] = []
    face: FaceKey | None = None
    for cluster, script in zip(clusters, _scripts(clusters), strict=True):
        # A space in a face of its own would only cut the text; among pictures it is too wide.
        if face is None or not BLANK.fullmatch(cluster) or has_color(face.path, face.index):
            face, is_covered = pick_face(wished, choice, cluster, script, source.region)
            if not is_covered:
                missing += [character for character in cluster if not covers(face, character)]
        styles.append((script, face))
    return styles, missing


def _scripts(clusters: list[str]) -> list[str]:
    """Scripts in which what is common to all follows the text before it."""
    scripts = [cluster_script(cluster) for cluster in clusters]
    known = next((script for script in scripts if script != COMMON), COMMON)
    for index, script in enumerate(scripts):
        if script == COMMON:
            scripts[index] = known
        else:
            known = script
    return scripts
