"""Cuts text into items: stretches of one run, script, direction and face."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from kinoform.model.typography import FontChoice
from kinoform.typeset.faces import FaceKey, has_color
from kinoform.typeset.fallback import covers, pick_face, wished_faces
from kinoform.typeset.scripts import BLANK, COMMON, cluster_script, han_region
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


def itemize(
    source: Source, start: int, levels: list[int], letters: list[int], locale: str
) -> Items:
    """The items of source text from `start` on; `levels` and `letters` count from there."""
    region = han_region(source.text, locale)
    items: list[Item] = []
    missing: list[str] = []
    for first, last, run in _run_pieces(source, start, start + len(levels)):
        choice = source.runs[run].font
        if _is_plain(source.text[first:last], choice) and not any(
            levels[first - start : last - start]
        ):
            items.append(Item(first, last, run, 0, "Latn", wished_faces(choice)[0], choice))
            continue
        bounds = [
            first,
            *(start + i for i in letters if first < start + i < last),
            last,
        ]
        low = first
        styles, lost = _styles(source.text, bounds, choice, region)
        missing += lost
        for (script, face), high in zip(styles, bounds[1:], strict=True):
            level = levels[low - start]
            latest = items[-1] if items else None
            if latest and _matches(latest, (run, level, script, face)) and latest.end == low:
                items[-1] = replace(latest, end=high)
            else:
                items.append(Item(low, high, run, level, script, face, choice))
            low = high
    return Items(tuple(items), tuple(dict.fromkeys(missing)))


def _matches(item: Item, style: tuple[int, int, str, FaceKey]) -> bool:
    return (item.run, item.level, item.script, item.face) == style


def _is_plain(text: str, choice: FontChoice) -> bool:
    return bool(_PLAIN.fullmatch(text)) and covers(wished_faces(choice)[0], _ASCII)


def _run_pieces(source: Source, start: int, end: int) -> list[tuple[int, int, int]]:
    pieces = []
    while start < end:
        run = source.run_at(start)
        following = source.run_starts[run + 1] if run + 1 < len(source.run_starts) else end
        pieces.append((start, min(end, following), run))
        start = min(end, following)
    return pieces


def _styles(
    text: str, bounds: list[int], choice: FontChoice, region: str
) -> tuple[list[tuple[str, FaceKey]], list[str]]:
    """The script and the face of each cluster, and the characters that no face has."""
    clusters = [text[low:high] for low, high in pairwise(bounds)]
    styles: list[tuple[str, FaceKey]] = []
    missing: list[str] = []
    face: FaceKey | None = None
    for cluster, script in zip(clusters, _scripts(clusters), strict=True):
        # A space in a face of its own would only cut the text; among pictures it is too wide.
        if face is None or not BLANK.fullmatch(cluster) or has_color(face.path, face.index):
            face, is_covered = pick_face(choice, cluster, script, region)
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
