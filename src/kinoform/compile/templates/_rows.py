"""Entries one under the other, each with a mark: a number, a tick, an icon or a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import ValidationError

from kinoform.compile.templates._reading import Entry
from kinoform.compile.templates._scene import Scene
from kinoform.compile.templates.base import RawClip
from kinoform.kit.discover import records
from kinoform.look.type_scale import ROLES
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.geometry import Box

Mark = Literal["number", "check", "dot", "none"]
_LARGEST, _COMFORTABLE, _LEAST, _STEP = 1.25, 0.74, 0.3, 0.05
_PAGE_SECONDS = 2.2
"""A page of entries stays at least that long."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How large the entries of a page are set, and how high each of them is."""

    scale: float
    heights: tuple[float, ...]
    gap: float

    @property
    def total(self) -> float:
        return sum(self.heights) + self.gap * (len(self.heights) - 1)


@dataclass(frozen=True, slots=True)
class Plan:
    """Which entries share a page in time, and in how many columns they stand."""

    pages: tuple[tuple[Entry, ...], ...]
    columns: int


def plan(scene: Scene, entries: Sequence[Entry], box: Box) -> Plan:
    """The calmest way to show all entries: one page and one column where that can be read."""
    most_pages = max(1, int(scene.seconds / _PAGE_SECONDS))
    most_columns = 2 if box.width > 80 * scene.u else 1
    best, best_scale = Plan((tuple(entries),), 1), 0.0
    for pages in range(1, min(most_pages, len(entries)) + 1):
        for columns in range(1, most_columns + 1):
            split = _shared_out(entries, pages)
            scale = min(
                measured(scene, part, column).scale
                for page in split
                for part, column in zip(
                    _shared_out(page, columns), _columns(scene, box, columns), strict=False
                )
            )
            if scale >= _COMFORTABLE:
                return Plan(split, columns)
            if scale > best_scale + 1e-9:
                best, best_scale = Plan(split, columns), scale
    return best


def rows(
    scene: Scene,
    entries: Sequence[Entry],
    box: Box,
    mark: Mark,
    *,
    columns: int = 1,
    first: int = 1,
    order: int = 0,
    share: float = 0.5,
) -> list[RawClip]:
    """The clips of one page of entries; `share` is 0 at the top of the box, 1 at its bottom."""
    parts = [part for part in _shared_out(entries, columns) if part]
    sides = _columns(scene, box, columns)
    fits = [measured(scene, part, side) for part, side in zip(parts, sides, strict=False)]
    scale = min(fit.scale for fit in fits)
    found: list[RawClip] = []
    number = first
    for part, side in zip(parts, sides, strict=False):
        fit = measured(scene, part, side, scale)
        top = side.top + max(side.height - fit.total, 0.0) * (share if columns == 1 else 0.0)
        for height, entry in zip(fit.heights, part, strict=True):
            place = Box(side.left, top, side.right, top + height)
            clips = _row(scene, entry, place, mark, number, fit.scale)
            at = order + number - first
            found += [scene.enter(clip, at, order + len(entries)) for clip in clips]
            if entry is not part[-1]:
                y = place.bottom + fit.gap / 2
                rule = Box(side.left, y - 0.08 * scene.u, side.right, y + 0.08 * scene.u)
                found.append(
                    scene.enter(
                        scene.panel(rule, scene.palette.line), at, order + len(entries), "fade"
                    )
                )
            top = place.bottom + fit.gap
            number += 1
    return found


def measured(
    scene: Scene, entries: Sequence[Entry], box: Box, scale: float | None = None
) -> Measure:
    """The largest measure in which the entries fit a box, or the one of a scale."""
    if scale is not None:
        return _measure(scene, entries, box.width, scale)
    steps = int((_LARGEST - _LEAST) / _STEP) + 1
    measures = (_measure(scene, entries, box.width, _LARGEST - _STEP * at) for at in range(steps))
    fitting = next((found for found in measures if found.total <= box.height), None)
    if fitting is not None:
        return fitting
    least = _measure(scene, entries, box.width, _LEAST)
    squeeze = min(1.0, box.height / least.total)
    return Measure(_LEAST, tuple(height * squeeze for height in least.heights), least.gap * squeeze)


def _measure(scene: Scene, entries: Sequence[Entry], width: float, scale: float) -> Measure:
    title, text = title_size(scene, scale), text_size(scene, scale)
    heights = []
    for entry in entries:
        room = _words_width(scene, entry, width, scale)
        height = scene.lines_of(entry.title, "title", title, room) * ROLES["title"].line_height
        height *= title
        if entry.text:
            lines = scene.lines_of(entry.text, "body", text, room)
            height += 0.25 * title + lines * text * ROLES["body"].line_height
        heights.append(max(height, _mark_side(scene, entry, scale)) * 1.03)
    return Measure(scale, tuple(heights), 3.6 * scene.u * min(scale, 1.0))


def title_size(scene: Scene, scale: float) -> float:
    """Pixels of an entry's title."""
    return max(ROLES["title"].size(scene.page) * scale, SMALLEST_TYPE_U * scene.u)


def text_size(scene: Scene, scale: float) -> float:
    """Pixels of an entry's text."""
    return max(ROLES["body"].size(scene.page) * scale * 0.9, SMALLEST_TYPE_U * scene.u)


def _mark_side(scene: Scene, entry: Entry, scale: float) -> float:
    return title_size(scene, scale) * (2.4 if entry.src else 1.1)


def _mark_room(scene: Scene, entry: Entry, scale: float) -> float:
    return title_size(scene, scale) * (3.0 if entry.src else 1.75)


def _value_room(scene: Scene, entry: Entry, scale: float) -> float:
    if not entry.value:
        return 0.0
    size = title_size(scene, scale)
    return scene.width_of(entry.value, "title", size) * 1.1 + size * 0.6


def _words_width(scene: Scene, entry: Entry, width: float, scale: float) -> float:
    marks = _mark_room(scene, entry, scale) + _value_room(scene, entry, scale)
    return max(width - marks, width * 0.3)


def _row(
    scene: Scene, entry: Entry, box: Box, mark: Mark, number: int, scale: float
) -> list[RawClip]:
    title, text, palette = title_size(scene, scale), text_size(scene, scale), scene.palette
    left = box.left + (0.0 if mark == "none" else _mark_room(scene, entry, scale))
    right = left + _words_width(scene, entry, box.width, scale)
    lines = scene.lines_of(entry.title, "title", title, right - left)
    title_height = lines * title * ROLES["title"].line_height * 1.03
    split = box.top + title_height if entry.text else box.bottom
    found = [*_mark(scene, entry, box, mark, number, title)]
    found.append(
        scene.words(
            entry.title, Box(left, box.top, right, split), "title", size=title,
            vertical="top" if entry.text else "center", style={"fontWeight": 650},
        )
    )  # fmt: skip
    if entry.text:
        below = Box(left, split + 0.22 * title, right, box.bottom + 0.1 * title)
        found.append(scene.words(entry.text, below, "body", size=text, color=palette.ink_soft))
    if entry.value:
        place = Box(box.right - _value_room(scene, entry, scale), box.top, box.right, split)
        found.append(
            scene.words(
                entry.value, place, "title", size=title, color=palette.accent_ink, align="right",
                vertical="top" if entry.text else "center", style={"fontFeatures": {"tnum": 1}},
            )
        )  # fmt: skip
    return found


def _mark(
    scene: Scene, entry: Entry, box: Box, mark: Mark, number: int, size: float
) -> list[RawClip]:
    palette = scene.palette
    if entry.src:
        side = min(size * 2.4, box.height)
        middle = (box.top + box.bottom) / 2
        face = Box(box.left, middle - side / 2, box.left + side, middle + side / 2)
        return [scene.picture(entry.src, face, radius_u=1.2, move=None)]
    first_line = size * ROLES["title"].line_height
    top = box.top if entry.text else (box.top + box.bottom - first_line) / 2
    line = Box(box.left, top, box.left + size * 1.5, top + first_line)
    drawn = icon(scene, entry.icon, line, size * 1.05)
    if drawn is not None:
        return [drawn]
    if entry.icon and len(entry.icon) <= 4:
        return [scene.words(entry.icon, line, "title", size=size, vertical="center")]
    if mark == "check":
        found = icon(scene, "lucide:check", line, size * 1.0, heavy=True)
        return [] if found is None else [found]
    if mark == "dot":
        middle, half = (line.top + line.bottom) / 2, size * 0.16
        dot = Box(line.left, middle - half, line.left + 2 * half, middle + half)
        return [scene.clip("circle", dot, style={"fill": palette.accent.css})]
    if mark == "number":
        return [
            scene.words(
                str(number), line, "title", size=size, color=palette.accent_ink, vertical="center",
                style={"fontFeatures": {"tnum": 1}},
            )
        ]  # fmt: skip
    return []


def icon(
    scene: Scene, name: str, line: Box, side: float, *, heavy: bool = False
) -> RawClip | None:
    """An icon in the accent colour at the start of a line; None when no icon has that name."""
    if not name:
        return None
    middle = (line.top + line.bottom) / 2
    box = Box(line.left, middle - side / 2, line.left + side, middle + side / 2)
    width = round(side * (0.125 if heavy else 0.09), 2)
    stroke = {"stroke": scene.palette.accent.css, "strokeWidth": width}
    clip = scene.clip("icon", box, icon=name, style=stroke)
    try:
        records("kinoform.elements", "ELEMENT")["icon"].clip.model_validate(clip)
    except ValidationError:
        return None
    return clip


def _shared_out(entries: Sequence[Entry], count: int) -> tuple[tuple[Entry, ...], ...]:
    """Parts of nearly equal length, the longer ones first."""
    size, more = divmod(len(entries), count)
    found, start = [], 0
    for index in range(count):
        end = start + size + (index < more)
        found.append(tuple(entries[start:end]))
        start = end
    return tuple(found)


def _columns(scene: Scene, box: Box, count: int) -> list[Box]:
    gap = 6 * scene.u
    width = (box.width - gap * (count - 1)) / count
    return [
        Box(box.left + at * (width + gap), box.top, box.left + at * (width + gap) + width, box.bottom)
        for at in range(count)
    ]
