"""Arcs between places, which rise the higher the further apart these are."""

from __future__ import annotations

import math
from collections.abc import Sequence

from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._atlas import Point
from kinoform.primitives._board import Board
from kinoform.primitives._path_data import outlined
from kinoform.scenery.outlines import pen, square_around
from kinoform.scenery.room import RawClip

DRAWN_SECONDS = 0.75

_STEPS = 20
_RISE = 0.2
"""Of the distance, the height of an arc above its chord."""


def arc(start: Point, end: Point, top: float) -> tuple[str, tuple[Point, ...]]:
    """SVG path data of an arc, and points along it; it never rises above `top`."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = math.hypot(across, down) or 1.0
    # Of the two sides the upper one; arcs that run straight up or down bend to the right.
    nx, ny = down / length, -across / length
    if ny > 0 or (ny == 0 and nx < 0):
        nx, ny = -nx, -ny
    rise = 2.0 * _RISE * length
    control = (
        (start[0] + end[0]) / 2 + nx * rise,
        max((start[1] + end[1]) / 2 + ny * rise, 2 * top - (start[1] + end[1]) / 2),
    )
    data = (
        f"M {start[0]:.1f} {start[1]:.1f} Q {control[0]:.1f} {control[1]:.1f} "
        f"{end[0]:.1f} {end[1]:.1f}"
    )
    return data, tuple(_along(start, control, end, step / _STEPS) for step in range(_STEPS + 1))


def drawn_arcs(
    board: Board,
    routes: Sequence[tuple[Point, Point]],
    width_u: float,
    first: float,
    colors: Sequence[Color] = (),
) -> tuple[list[RawClip], list[Box]]:
    """Arcs that a pen draws in turn, and the room that they take on the page."""
    clips: list[RawClip] = []
    taken: list[Box] = []
    for index, (start, end) in enumerate(routes):
        data, points = arc(start, end, 2.0 * board.u)
        color = colors[index] if colors else board.palette.accent.with_alpha(0.7)
        delay = board.turn(index, len(routes), first)
        drawing = pen(board.scene, delay, DRAWN_SECONDS * board.scene.beat.pace)
        is_still = board.option == "fade"
        made = outlined(board, data, color, width_u, **({} if is_still else drawing))
        clips.append(board.scene.enter(made, way="fade" if is_still else "none", delay=delay))
        taken += [square_around(point, 0.4 * board.u) for point in points[1:-1]]
    return clips, taken


def _along(start: Point, control: Point, end: Point, share: float) -> Point:
    rest = 1.0 - share
    return (
        rest * rest * start[0] + 2 * rest * share * control[0] + share * share * end[0],
        rest * rest * start[1] + 2 * rest * share * control[1] + share * share * end[1],
    )
