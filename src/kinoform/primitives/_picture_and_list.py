"""A round or square picture with a list that explains it."""

from __future__ import annotations

from collections.abc import Callable

from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.scenery.mirror import mirrored
from kinoform.scenery.room import RawClip


def picture_and_list(board: Board, body: Box, count: int) -> tuple[Box, Box]:
    """A square place for a picture, and one beside or below it for a list."""
    places = _places(board, body, count)
    if board.from_right:
        return _flipped(board, places[0]), _flipped(board, places[1])
    return places


def for_readers(board: Board, box: Box, rows: Callable[[Box], list[RawClip]]) -> list[RawClip]:
    """A list in a box that begins at the side where its readers do."""
    if not board.from_right:
        return rows(box)
    found: list[RawClip] = mirrored(rows(_flipped(board, box)))
    return found


def _flipped(board: Board, box: Box) -> Box:
    width = board.page.width
    return Box(width - box.right, box.top, width - box.left, box.bottom)


def _places(board: Board, body: Box, count: int) -> tuple[Box, Box]:
    u = board.u
    if board.page.shape == "tall":
        rows = min(count * 11.0 * u, body.height * 0.46)
        side = min(body.width, body.height - rows - 5.0 * u)
        top = body.top + max(body.height - side - 5.0 * u - rows, 0.0) / 2
        left = body.left + (body.width - side) / 2
        picture = Box(left, top, left + side, top + side)
        return picture, Box(body.left, picture.bottom + 5 * u, body.right,
                            picture.bottom + 5 * u + rows)  # fmt: skip
    is_wide = board.page.shape == "wide"
    side = min(body.height, body.width * (0.5 if is_wide else 0.57))
    top = body.top + (body.height - side) / 2
    gap = (9.0 if is_wide else 5.0) * u
    picture = Box(body.left, top, body.left + side, top + side)
    return picture, Box(picture.right + gap, body.top, body.right, body.bottom)
