"""How a map shares its page with what is written under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kinoform.look.units import Shape
from kinoform.model.geometry import Box
from kinoform.primitives._atlas import Point
from kinoform.primitives._board import Board
from kinoform.primitives.maps._land import reach
from kinoform.primitives.maps._view import world_view

_SIDE_U, _ROOM_U = 2.0, 8.0
_WORLD_RATIO = 2.28
_FLAT: Mapping[Shape, float] = {"wide": 0.0, "square": 0.42, "tall": 0.6}
"""Places that fill less than this share of a page's height leave room for a key."""


def map_and_key(board: Board, body: Box, spots: Sequence[Point]) -> tuple[Box, Box | None]:
    """Where a map of some places is fitted, and the place for its key where there is one."""
    page = board.page
    side = _SIDE_U * board.u
    wide = Box(side, body.top, page.width - side, body.bottom)
    close = body.grown(-_ROOM_U * board.u)
    is_close = _scale(board, close, spots) > _scale(board, wide, ()) * 1.02
    if page.shape == "wide":
        # The frame of a close view keeps away from the edge; a whole world may come near it.
        return (close if is_close else wide), None
    if spots and is_close:
        heights = [world_view(close, reach(board), spots).spot(spot)[1] for spot in spots]
        if max(heights) - min(heights) > _FLAT[page.shape] * body.height or len(spots) == 1:
            return close, None
    bottom = min(body.top + wide.width / _WORLD_RATIO, body.top + body.height * 0.6)
    area = Box(wide.left, body.top, wide.right, bottom)
    if _scale(board, area, spots) > _scale(board, area, ()):
        area = area.grown(-3.0 * board.u)
    return area, Box(body.left, bottom + 3.0 * board.u, body.right, body.bottom)


def _scale(board: Board, area: Box, spots: Sequence[Point]) -> float:
    return world_view(area, reach(board), spots).scale
