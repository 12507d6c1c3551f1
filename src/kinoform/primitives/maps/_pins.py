"""Pins and their labels, which never lie on each other or beyond the edge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kinoform.look.type_scale import ROLES
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._atlas import Point
from kinoform.primitives._board import Board
from kinoform.scenery.moves import Way
from kinoform.scenery.outlines import disc, square_around
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Align

HALO = 1.9
"""The size of the ring of light around a pin, by that of the pin."""
_WIDEST_U = 30.0
_GAP_U = 0.9
_GROWTH = ((1, 1.8), (3, 1.4), (6, 1.15))
"""For up to so many pins, everything is so much larger."""
_WAYS: tuple[tuple[float, bool], ...] = ((1.0, False),)
_NARROW_WAYS = (*_WAYS, (1.0, True), (0.86, True))
_LONE_WAYS = ((1.0, True), (0.8, True), (0.6, True))
"""Sizes of labels, as shares of the usual one, and whether their lines are stacked."""
_EDGE, _EDGE_ALPHA = 0.22, 0.8
"""Around words, in their own size, so that they are read on any land."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A spot on a page, with what is written beside it."""

    at: Point
    name: str
    value: str = ""
    radius: float = 0.0
    """0 where something else marks the spot."""
    is_loud: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """What is written beside a pin, in its place."""

    pin: Pin
    box: Box
    align: Align
    size: float
    is_stacked: bool = False
    """Whether the number stands below the name."""


def drawn_pin(board: Board, pin: Pin, index: int, count: int, first: float) -> list[RawClip]:
    """A bright disc with a halo that springs up at its turn."""
    palette, scene = board.palette, board.scene
    color = palette.accent
    halo = disc(scene, pin.at, pin.radius * HALO, color.with_alpha(0.24))
    dot = disc(scene, pin.at, pin.radius, color)
    way: Way = "fade" if board.option == "fade" else "pop"
    delay = board.turn(index, count, first)
    shown = [scene.enter(clip, way=way, delay=delay) for clip in (halo, dot)]
    return [board.pulsing(shown[0]), shown[1]] if pin.is_loud else shown


def drawn_label(
    board: Board, label: Label, index: int, count: int, first: float, value_color: Color, *,
    ground: Color | None = None,
) -> RawClip:  # fmt: skip
    """The words beside a pin: its name, and its number in a colour, edged with their ground."""
    pin, size = label.pin, label.size
    runs: list[RawClip] = [{"text": pin.name}] if pin.name else []
    if pin.value:
        shown = {"fill": value_color.css, "fontWeight": 750}
        between = "" if not pin.name else "\n" if label.is_stacked else " "
        runs.append({"text": f"{between}{pin.value}", "style": shown})
    words = board.scene.words(
        "", label.box, "label", runs=runs, size=size, align=label.align, vertical="center", lines=2,
        style={
            "fontWeight": 700 if pin.is_loud else 600,
            "stroke": (ground or board.palette.background).with_alpha(_EDGE_ALPHA).css,
            "strokeWidth": round(size * _EDGE, 2),
        },
    )  # fmt: skip
    return board.scene.enter(words, way="fade", delay=board.turn(index, count, first + 0.12))


def label_size(board: Board, count: int) -> float:
    """Pixels of the type beside so many pins: the fewer there are, the larger."""
    growth = next((growth for most, growth in _GROWTH if count <= most), 1.0)
    return ROLES["label"].size(board.page) * 1.05 * growth


def labels(
    board: Board,
    pins: Sequence[Pin],
    area: Box,
    taken: Sequence[Box] = (),
    *,
    may_cross: bool = False,
    size: float = 0.0,
) -> dict[int, Label]:
    """Labels by the number of their pin, the first pins first; those without room are left out.

    They keep away from lines that are `taken`, unless they may cross these where all else is full.
    Where a page is not wide they are stacked, and then smaller, if more of them find room so.
    """
    ways = _WAYS if board.page.shape == "wide" else _NARROW_WAYS
    if size:
        ways = _NARROW_WAYS[:2]
    elif len(pins) == 1:
        ways = _LONE_WAYS
    size = size or label_size(board, len(pins))
    tries = [
        _labels(board, pins, area, lines, size * scale, is_stacked=is_stacked, may_cross=may_cross)
        for lines in ((taken, ()) if may_cross and taken else (taken,))
        for scale, is_stacked in ways
    ]
    return max(tries, key=len)


def _labels(
    board: Board, pins: Sequence[Pin], area: Box, taken: Sequence[Box], size: float, *,
    is_stacked: bool, may_cross: bool,
) -> dict[int, Label]:  # fmt: skip
    gap = _GAP_U * board.u
    marks = [square_around(pin.at, max(pin.radius * 1.3, 0.6 * board.u)) for pin in pins]
    lain: list[Box] = []
    found: dict[int, Label] = {}
    for index, pin in enumerate(pins):
        if not (pin.name or pin.value):
            continue
        width, height = _extent(board, pin, size, is_stacked=is_stacked)
        others = [*taken, *(mark for at, mark in enumerate(marks) if at != index), *lain]
        # The one label that must be there may always cross a line.
        tries = (others, others[len(taken) :]) if pin.is_loud or may_cross else (others,)
        place = next(
            (
                (box, align) for blocked in tries for box, align in _places(pin, width, height, gap)
                if area.contains(box) and not any(box.meets(other) for other in blocked)
            ),
            None,
        )  # fmt: skip
        if place is not None:
            found[index] = Label(pin, *place, size, is_stacked)
            lain.append(place[0].grown(0.9 * gap))
    return found


def _extent(board: Board, pin: Pin, size: float, *, is_stacked: bool) -> tuple[float, float]:
    """Width and height of what is written beside a pin."""
    lines = [pin.name, pin.value] if is_stacked else [f"{pin.name} {pin.value}".strip()]
    wide = max(board.scene.width_of(line, "label", size) for line in lines) * 1.1 + 0.4 * size
    width = min(wide, max(_WIDEST_U * board.u, 11.0 * size))
    is_double = wide > width or (is_stacked and pin.name and pin.value)
    return width, size * ROLES["label"].line_height * (2.1 if is_double else 1.15)


def _places(pin: Pin, width: float, height: float, gap: float) -> list[tuple[Box, Align]]:
    """Where a label may stand, the best place first."""
    (x, y), off = pin.at, pin.radius * (HALO if pin.radius else 1.0) + gap
    if not pin.radius:
        return [(Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2), "center")]
    slant = off * 0.7
    return [
        (Box(x + off, y - height / 2, x + off + width, y + height / 2), "left"),
        (Box(x - off - width, y - height / 2, x - off, y + height / 2), "right"),
        (Box(x - width / 2, y - off - height, x + width / 2, y - off), "center"),
        (Box(x - width / 2, y + off, x + width / 2, y + off + height), "center"),
        (Box(x + slant, y - slant - height, x + slant + width, y - slant), "left"),
        (Box(x - slant - width, y - slant - height, x - slant, y - slant), "right"),
        (Box(x + slant, y + slant, x + slant + width, y + slant + height), "left"),
        (Box(x - slant - width, y + slant, x - slant, y + slant + height), "right"),
    ]
