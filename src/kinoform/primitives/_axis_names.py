"""Names along an axis: all where there is room, in two lines or thinned out where there is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kinoform.look import copyfit
from kinoform.look.type_scale import ROLES, RoleName
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._shortening import shortened
from kinoform.scenery.room import RawClip

_ROLE: RoleName = "label"
_AIR = 1.08
"""Room beyond the estimate of a width."""
_AIR_EMS = 0.4
_FEW = 12
_STEPS = 4
"""Between the usual size and the smallest one."""
_SHORT = 3
"""Letters of a month or a weekday."""
_LEAST_EMS = 4.5
"""Narrower than this no cut name says anything."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names that are shown, each with its place in the data and its left and right edge."""

    shown: tuple[tuple[int, str, float, float], ...]
    count: int
    size: float
    lines: int

    @property
    def height(self) -> float:
        return self.lines * self.size * ROLES[_ROLE].line_height * 1.03

    def clips(self, board: Board, top: float, *, is_scale: bool = False) -> list[RawClip]:
        """Their texts below a line; those of marks come with them, those of a scale in order."""
        found = []
        for place, text, left, right in self.shown:
            is_loud = bool(text) and text == board.text("highlight")
            color = board.palette.ink if is_loud else board.palette.ink_soft
            said = text if self.lines == 1 else shortened(
                board.scene, text, _ROLE, self.size, right - left, self.lines
            )  # fmt: skip
            words = board.scene.words(
                said, Box(left, top, right, top + self.height), _ROLE, size=self.size, color=color,
                align="center", lines=self.lines, style={"fontWeight": 600 if is_loud else 500},
            )  # fmt: skip
            beat = board.scene.beat
            delay = beat.delay(place, self.count) if is_scale else board.turn(place, self.count)
            found.append(board.scene.enter(words, way="fade", delay=delay))
        return found


def room_for(board: Board, text: str, size: float) -> float:
    """Pixels that surely suffice for a short label in one line; short estimates err the most."""
    return board.scene.width_of(text, _ROLE, size) * _AIR + _AIR_EMS * size


def names_below(
    board: Board, names: Sequence[str], centers: Sequence[float], body: Box, area: Box
) -> Names:
    """Which names are shown at their centres, how large, and in how many lines."""
    usual = ROLES[_ROLE].size(board.page)
    count = len(names)
    if not any(names):
        return Names((), count, usual, 0)
    gap, edges = usual * 0.9, (body.left, max(area.right, body.right))
    least = SMALLEST_TYPE_U * board.u
    for step in range(_STEPS + 1):
        size = usual + (least - usual) * step / _STEPS
        every = _placed(board, names, centers, range(count), size, edges)
        if _are_apart(every, gap * size / usual):
            return Names(every, count, size, 1)
        if _are_steps(names):
            break
        pitch = _pitch(centers, area) - gap * 0.5
        if all(_fits_two(board, name, size, pitch) for name in names):
            broken = _columns(names, centers, range(count), pitch, edges)
            if _are_apart(broken, gap * 0.4):
                return Names(broken, count, size, 2)
    step = next((step for step in range(2, count) if _thinned_fits(
        board, names, centers, step, usual, edges, gap)), count)  # fmt: skip
    if _are_steps(names) and step <= count / 2:
        kept = range((count - 1) % step, count, step)
        return Names(_placed(board, names, centers, kept, usual, edges), count, usual, 1)
    pitch = _pitch(centers, area)
    step = next((step for step in range(1, count) if step * pitch - gap > _LEAST_EMS * least),
                count)  # fmt: skip
    kept = range(0, count, step)
    width = min(step * pitch, area.width) - gap
    return Names(_columns(names, centers, kept, width, edges), count, least, 2)


def _are_steps(names: Sequence[str]) -> bool:
    """Whether names are steps of a scale, of which some may be missing: years, days, numbers."""
    return len(names) > _FEW or all(
        len(name) <= _SHORT or any(letter.isdigit() for letter in name) for name in names
    )


def _thinned_fits(
    board: Board, names: Sequence[str], centers: Sequence[float], step: int, size: float,
    edges: tuple[float, float], gap: float,
) -> bool:  # fmt: skip
    # The last name is always among them: it is the one that people look for.
    kept = range((len(names) - 1) % step, len(names), step)
    return _are_apart(_placed(board, names, centers, kept, size, edges), gap)


def _placed(
    board: Board, names: Sequence[str], centers: Sequence[float], kept: Sequence[int],
    size: float, edges: tuple[float, float],
) -> tuple[tuple[int, str, float, float], ...]:  # fmt: skip
    """Names in one line, moved inwards where they would leave the box."""
    found = []
    for index in kept:
        if not names[index]:
            continue
        width = room_for(board, names[index], size)
        left = min(max(centers[index] - width / 2, edges[0]), edges[1] - width)
        found.append((index, names[index], left, left + width))
    return tuple(found)


def _columns(
    names: Sequence[str], centers: Sequence[float], kept: Sequence[int], width: float,
    edges: tuple[float, float],
) -> tuple[tuple[int, str, float, float], ...]:  # fmt: skip
    """Names that are as wide as their share of the axis."""
    found = []
    for index in kept:
        left = max(min(centers[index] - width / 2, edges[1] - width), edges[0])
        if names[index]:
            found.append((index, names[index], left, left + width))
    return tuple(found)


def _are_apart(found: Sequence[tuple[int, str, float, float]], gap: float) -> bool:
    return all(before[3] + gap <= after[2] for before, after in pairwise(found)) and (
        not found or (found[0][2] <= found[0][3])
    )


def _pitch(centers: Sequence[float], area: Box) -> float:
    steps = [b - a for a, b in pairwise(centers)]
    return min(steps, default=area.width)


def _fits_two(board: Board, name: str, size: float, width: float) -> bool:
    role = ROLES[_ROLE]
    breadth = board.scene.theme.pair.breadth(role)
    longest = copyfit.longest_word_ems(name, role.tracking) * breadth * size
    if longest * _AIR + _AIR_EMS * size > width:
        return False
    return board.scene.lines_of(name, _ROLE, size, width / _AIR) <= 2
