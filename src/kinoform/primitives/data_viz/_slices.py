"""Slices of a circle: which there are, and how they sweep in from twelve o'clock."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kinoform.look import curves, numbers
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._house_words import word
from kinoform.primitives._ranking import Ranked, ranked
from kinoform.primitives.data_viz._tones import tones
from kinoform.scenery.room import RawClip

MOST = 7
SWEEP_SECONDS = 1.1
_SLIVER = 0.015
"""Of the whole: a slice so thin is only a line."""
_ALMOST_ALL = 300.0
"""Degrees: the direction of a slice so large says nothing."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A share of the whole between two angles in degrees from twelve o'clock."""

    label: str
    value: float
    share: str
    begins: float
    ends: float
    color: Color
    place: int
    """Where it stood in the data."""

    @property
    def middle(self) -> float:
        """Its direction, in radians; that of nearly a whole circle is level, not down."""
        if self.ends - self.begins > _ALMOST_ALL:
            return math.radians(self.begins + 90.0)
        return math.radians((self.begins + self.ends) / 2)


@dataclass(frozen=True, slots=True)
class Disc:
    """Where the circle is."""

    x: float
    y: float
    radius: float

    @property
    def box(self) -> Box:
        return Box(self.x - self.radius, self.y - self.radius, self.x + self.radius,
                   self.y + self.radius)  # fmt: skip

    def spot(self, angle: float, reach: float) -> tuple[float, float]:
        """The place at an angle, at a share of the radius."""
        return (self.x + math.sin(angle) * reach * self.radius,
                self.y - math.cos(angle) * reach * self.radius)  # fmt: skip


def slices_of(board: Board) -> list[Slice]:
    """The largest first; those of nothing are left out, and the smallest become Other."""
    found = _together(
        board, [each for each in ranked(board, "items", "values", MOST) if each.value > 0]
    )
    if any(value < 0.0 for value in board.numbers("values")):
        board.note("out_of_range", "a share cannot be below zero; such values are left out")
    total = sum(each.value for each in found)
    colors = tones(board, [each.label for each in found])
    angle, made = 0.0, []
    for each, color, share in zip(found, colors, _shares(board, found, total), strict=True):
        ends = angle + 360.0 * each.value / total
        made.append(Slice(each.label, each.value, share, angle, ends, color, each.place))
        angle = ends
    return made


def _together(board: Board, found: list[Ranked]) -> list[Ranked]:
    """Slivers, of which there are several, become one slice that can be seen."""
    total = sum(each.value for each in found)
    thin = [each for each in found if each.value < _SLIVER * total]
    if len(thin) < 2:
        return found
    rest = sum(each.value for each in thin)
    other = Ranked(word(board.scene.theme.locale, "other"), rest, thin[0].place)
    return [*(each for each in found if each not in thin), other]


def _shares(board: Board, found: Sequence[Ranked], total: float) -> list[str]:
    """Their percents, rounded so that together they are a hundred."""
    parts = [each.value / total * 100.0 for each in found]
    digits = 1 if any(part < 1.0 for part in parts) else 0
    unit = 10**digits
    floors = [math.floor(part * unit + 1e-9) for part in parts]
    missing = 100 * unit - sum(floors)
    by_rest = sorted(range(len(parts)), key=lambda at: floors[at] - parts[at] * unit)
    for at in by_rest[:missing]:
        floors[at] += 1
    locale = board.scene.theme.locale
    return [numbers.share(count / unit / 100.0, locale, digits) for count in floors]


def swept(board: Board, slices: Sequence[Slice], disc: Disc, hole: float) -> list[RawClip]:
    """The slices: one after the other round the clock, all together as a fan, or each by itself."""
    clips = []
    chosen = board.text("highlight")
    for at, each in enumerate(slices):
        style = {
            "fill": each.color.css, "stroke": board.palette.background.css,
            "strokeWidth": round(0.42 * board.u, 2) if len(slices) > 1 else 0,
        }  # fmt: skip
        arc = board.scene.clip(
            "arc", disc.box, startAngle=round(each.begins, 3), endAngle=round(each.ends, 3),
            hole=hole, style=style,
        )  # fmt: skip
        if board.option in {"fade", "pop"}:
            made = board.item(arc, at, len(slices))
        elif board.option == "grow":
            made = board.scene.enter({**arc, "keyframes": _fan(board, each)}, way="none")
        else:
            begins, ends = _span(board, slices, at)
            easing = "easeInSine" if at == 0 else "linear"
            easing = "easeOutSine" if at == len(slices) - 1 else easing
            draw = {"delay": begins, "duration": max(ends - begins, 0.001),
                    "easing": "easeInOutSine" if len(slices) == 1 else easing}  # fmt: skip
            made = board.scene.enter({**arc, "draw": draw}, way="none")
        clips.append(board.pulsing(made) if chosen and each.label == chosen else made)
    return clips


def landing(board: Board, slices: Sequence[Slice], at: int) -> float:
    """When a slice has come so far that it can be named."""
    if board.option in {"fade", "pop"}:
        return board.turn(at, len(slices), 0.1)
    if board.option == "grow":
        return 0.4 * board.scene.beat.pace
    begins, ends = _span(board, slices, at)
    return (begins + ends) / 2


def _span(board: Board, slices: Sequence[Slice], at: int) -> tuple[float, float]:
    """When the hand that runs round the clock passes both ends of a slice."""
    each = slices[at]
    if board.beats:
        begins = board.turn(at, len(slices))
        return begins, begins + board.scene.beat.enter
    lasts = SWEEP_SECONDS * board.scene.beat.pace
    begins, ends = (
        lasts * math.acos(max(-1.0, min(1.0, 1.0 - 2.0 * angle / 360.0))) / math.pi
        for angle in (each.begins, each.ends)
    )
    return round(begins, 4), round(ends, 4)


def _fan(board: Board, each: Slice) -> list[RawClip]:
    """Both ends of a slice run from twelve o'clock to where they belong."""
    lasts = SWEEP_SECONDS * board.scene.beat.pace
    return [
        {
            "property": name,
            "frames": [
                {"time": 0.0, "value": 0.0},
                {"time": lasts, "value": round(angle, 3), "easing": curves.ENTER},
            ],
        }
        for name, angle in (("startAngle", each.begins), ("endAngle", each.ends))
    ]
