"""How a map shares its page with what is written under it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kinoform.look.units import Shape
from kinoform.model.geometry import Box
from kinoform.primitives._atlas import Point
from kinoform.primitives._board import Board
from kinoform.primitives._key_rows import room_for
from kinoform.primitives.maps._land import reach
from kinoform.primitives.maps._view import (
    View,
    span_of,
    strip_land,
    strip_view,
    world_view,
)

_SIDE_U, _ROOM_U = 2.0, 8.0
_STRIP_SIDE_U, _STRIP_FOOT_U = 4.0, 2.0
_STRIP_DEGREES = 75.0
"""Places that are further apart are shown on a strip where the page is not wide."""
_FLAT: Mapping[Shape, float] = {"wide": 0.0, "square": 0.42, "tall": 0.6}
"""Places that fill less than this share of a page's height leave room for a key."""
_FULL: Mapping[Shape, float] = {"wide": 0.0, "square": 0.0, "tall": 0.72}
"""A strip that is less high leaves room for a key."""
_FEW = 3
"""So many things are named on the map, which then has all of the page."""
_CLOSER = 1.3
"""So many times more rows stand in one column before there are two."""
_MAP_SHARE = 0.62
"""Of the height, above a key."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A map on its page."""

    view: View
    area: Box
    """What is shown lies in it."""
    key: Box | None
    """Where rows explain the marks, if there is no room for names beside them."""

    @property
    def middle(self) -> Point:
        """Where a camera comes closer to."""
        area = self.area
        return (area.left + area.right) / 2, (area.top + area.bottom) / 2


def sheet_of(
    board: Board, body: Box, spots: Sequence[Point], is_named: Callable[[View], bool], count: int
) -> Sheet:
    """A map that fills the page with its places, and a key where their names find no room on it."""
    page, drawn = board.page, reach(board)
    side = _SIDE_U * board.u
    wide = Box(side, body.top, page.width - side, body.bottom)
    close = body.grown(-_ROOM_U * board.u)
    view, whole = world_view(close, drawn, spots), world_view(wide, drawn)
    is_close = bool(spots) and view.scale > whole.scale * 1.02
    if page.shape == "wide":
        # The frame of a close view keeps away from the edge; a whole world may come near it.
        return Sheet(view, close, None) if is_close else Sheet(whole, wide, None)
    is_strip = not spots or span_of(spots) > _STRIP_DEGREES
    if is_close and not is_strip:
        heights = [view.spot(spot)[1] for spot in spots]
        is_full = max(heights) - min(heights) > _FLAT[page.shape] * body.height
        if is_full or (count <= _FEW and is_named(view)):
            return Sheet(view, close, None)

    if not is_strip:
        bottom = body.top + body.height * _MAP_SHARE
        area = Box(close.left, body.top, close.right, bottom).grown(-3.0 * board.u)
        return Sheet(world_view(area, drawn, spots), area, _below(board, body, bottom))
    area = _strip_area(board, body, body.bottom)
    view = strip_view(area, page.whole, drawn, spots)
    top, bottom = strip_land(view)
    if bottom - top > _FULL[page.shape] * body.height and is_named(view):
        return Sheet(view, area, None)
    height = min(bottom - top + 2.0 * _STRIP_FOOT_U * board.u, body.height * _MAP_SHARE)
    area = _strip_area(board, body, body.top + height)
    view = strip_view(area, page.whole, drawn, spots)
    return Sheet(view, area, _below(board, body, body.top + height))


def rows_and_columns(board: Board, key: Box, count: int) -> tuple[int, int]:
    """How many of the rows of a key find room, and in how many columns."""
    if board.page.shape != "square" and count <= int(room_for(board, key, 1) * _CLOSER):
        return count, 1
    return min(count, room_for(board, key, 2)), 2


def _strip_area(board: Board, body: Box, bottom: float) -> Box:
    inset, foot = _STRIP_SIDE_U * board.u, _STRIP_FOOT_U * board.u
    return Box(body.left + inset, body.top + foot, body.right - inset, bottom - foot)


def _below(board: Board, body: Box, top: float) -> Box:
    return Box(body.left, top + 3.0 * board.u, body.right, body.bottom)
