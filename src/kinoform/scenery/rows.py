"""Entries one under the other, each with a mark: a number, a tick, an icon or a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kinoform.look import copyfit
from kinoform.look.type_scale import ROLES
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.geometry import Box
from kinoform.scenery.marks import Mark, drawn_mark
from kinoform.scenery.reading import Entry
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Scene

LARGEST = 1.35
"""The scale of entries that have all the room they want."""
_COMFORTABLE, _LEAST, _STEP = 0.74, 0.3, 0.05
_WIDEST_GAP = 2.6
"""Room that is left over goes between the entries, up to so many times their gap."""
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


def plan(scene: Scene, entries: Sequence[Entry], box: Box, mark: Mark) -> Plan:
    """The calmest way to show all entries: one page and one column where that can be read."""
    most_pages = max(1, int(scene.seconds / _PAGE_SECONDS))
    most_columns = 2 if box.width > 80 * scene.u else 1
    best, best_scale = Plan((tuple(entries),), 1), 0.0
    for pages in range(1, min(most_pages, len(entries)) + 1):
        for columns in range(1, most_columns + 1):
            split = _shared_out(entries, pages)
            scale = min(
                measured(scene, part, column, mark).scale
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
    largest: float = LARGEST,
    ruled: bool = True,
) -> list[RawClip]:
    """The clips of one page of entries; `share` is 0 at the top of the box, 1 at its bottom."""
    parts = [part for part in _shared_out(entries, columns) if part]
    sides = _columns(scene, box, columns)
    fits = [
        measured(scene, part, side, mark, largest=largest)
        for part, side in zip(parts, sides, strict=False)
    ]
    scale = min(fit.scale for fit in fits)
    fits = [
        measured(scene, part, side, mark, scale=scale)
        for part, side in zip(parts, sides, strict=False)
    ]
    # Columns of one page keep the same distances, so that their rows stand level.
    gap = min(fit.gap for fit in fits)
    found: list[RawClip] = []
    number = first
    for part, side, loose in zip(parts, sides, fits, strict=False):
        fit = Measure(loose.scale, loose.heights, gap)
        top = side.top + max(side.height - fit.total, 0.0) * (share if columns == 1 else 0.0)
        for height, entry in zip(fit.heights, part, strict=True):
            place = Box(side.left, top, side.right, top + height)
            clips = _row(scene, entry, place, mark, number, fit.scale)
            at = order + number - first
            found += [scene.enter(clip, at, order + len(entries)) for clip in clips]
            if ruled and entry is not part[-1]:
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
    scene: Scene,
    entries: Sequence[Entry],
    box: Box,
    mark: Mark,
    *,
    scale: float | None = None,
    largest: float = LARGEST,
) -> Measure:
    """The largest measure in which the entries fit a box, or the one of a scale."""
    if scale is not None:
        return _spread(_measure(scene, entries, box.width, mark, scale), box.height)
    steps = int((largest - _LEAST) / _STEP) + 1
    measures = (
        _measure(scene, entries, box.width, mark, largest - _STEP * at) for at in range(steps)
    )
    fitting = next((found for found in measures if found.total <= box.height), None)
    if fitting is not None:
        return fitting
    least = _measure(scene, entries, box.width, mark, _LEAST)
    squeeze = min(1.0, box.height / least.total)
    return Measure(_LEAST, tuple(height * squeeze for height in least.heights), least.gap * squeeze)


def _spread(measure: Measure, height: float) -> Measure:
    if len(measure.heights) < 2:
        return measure
    free = (height - sum(measure.heights)) / (len(measure.heights) - 1)
    gap = max(measure.gap, min(free, measure.gap * _WIDEST_GAP))
    return Measure(measure.scale, measure.heights, gap)


def _measure(
    scene: Scene, entries: Sequence[Entry], width: float, mark: Mark, scale: float
) -> Measure:
    text = text_size(scene, scale)
    heights = []
    for entry in entries:
        height = _title_height(scene, entry, width, mark, scale)
        if entry.text:
            room = _words_width(scene, entry, width, mark, scale)
            lines = scene.lines_of(entry.text, "body", text, room)
            height += 0.25 * text + lines * text * ROLES["body"].line_height
        heights.append(max(height, _mark_side(scene, entry, scale)) * 1.03)
    return Measure(scale, tuple(heights), 3.6 * scene.u * min(scale, 1.0))


def _title_height(scene: Scene, entry: Entry, width: float, mark: Mark, scale: float) -> float:
    room = _words_width(scene, entry, width, mark, scale)
    size = _own_title_size(scene, entry, room, scale)
    lines = scene.lines_of(entry.title, "title", size, room)
    return lines * size * ROLES["title"].line_height * 1.03


def _own_title_size(scene: Scene, entry: Entry, room: float, scale: float) -> float:
    """The size of a title; one with a very long word is smaller than the others."""
    role = ROLES["title"]
    widest = copyfit.longest_word_ems(entry.title, role.tracking) * scene.theme.pair.breadth(role)
    size = title_size(scene, scale)
    return min(size, max(room / widest * 0.97, SMALLEST_TYPE_U * scene.u)) if widest else size


def title_size(scene: Scene, scale: float) -> float:
    """Pixels of an entry's title."""
    return max(ROLES["title"].size(scene.page) * scale, SMALLEST_TYPE_U * scene.u)


def text_size(scene: Scene, scale: float) -> float:
    """Pixels of an entry's text."""
    return max(ROLES["body"].size(scene.page) * scale * 0.9, SMALLEST_TYPE_U * scene.u)


def _mark_side(scene: Scene, entry: Entry, scale: float) -> float:
    return title_size(scene, scale) * (2.4 if entry.src else 1.1)


def _mark_room(scene: Scene, entry: Entry, mark: Mark, scale: float) -> float:
    size = title_size(scene, scale)
    if entry.src:
        return size * 3.0
    if entry.icon:
        return size * 1.75
    return size * {"number": 1.75, "check": 1.6, "dot": 1.0, "none": 0.0}[mark]


def _value_room(scene: Scene, entry: Entry, scale: float) -> float:
    if not entry.value:
        return 0.0
    size = title_size(scene, scale)
    return scene.width_of(entry.value, "title", size) * 1.1 + size * 0.6


def _words_width(scene: Scene, entry: Entry, width: float, mark: Mark, scale: float) -> float:
    marks = _mark_room(scene, entry, mark, scale) + _value_room(scene, entry, scale)
    return max(width - marks, width * 0.3)


def _row(
    scene: Scene, entry: Entry, box: Box, mark: Mark, number: int, scale: float
) -> list[RawClip]:
    title, text, palette = title_size(scene, scale), text_size(scene, scale), scene.palette
    left = box.left + _mark_room(scene, entry, mark, scale)
    right = left + _words_width(scene, entry, box.width, mark, scale)
    own = _own_title_size(scene, entry, right - left, scale)
    height = _title_height(scene, entry, box.width, mark, scale)
    split = box.top + height if entry.text else box.bottom
    found = [*drawn_mark(scene, entry, box, mark, number, title)]
    found.append(
        scene.words(
            entry.title, Box(left, box.top, right, split), "title", size=own,
            vertical="top" if entry.text else "center", style={"fontWeight": 650},
        )
    )  # fmt: skip
    if entry.text:
        below = Box(left, split + 0.2 * text, right, box.bottom + 0.1 * text)
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
        Box(
            box.left + at * (width + gap),
            box.top,
            box.left + at * (width + gap) + width,
            box.bottom,
        )
        for at in range(count)
    ]
