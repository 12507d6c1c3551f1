"""A rating in stars, the last of which may be filled in part."""

from __future__ import annotations

from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.scenery.moves import Way
from kinoform.scenery.room import RawClip

MOST = 5
_INNER = 0.46
_PITCH = 1.22
"""Of a star's width, from one to the next."""


def stars_width(size: float) -> float:
    """Pixels of all stars side by side."""
    return size * (1.0 + _PITCH * (MOST - 1))


def stars(
    board: Board, rating: float, left: float, top: float, size: float, delay: float
) -> list[RawClip]:
    """Five stars from a corner on, which light up one after the other."""
    scene, beat = board.scene, board.scene.beat
    rating = min(max(rating, 0.0), float(MOST))
    clips: list[RawClip] = []
    for index in range(MOST):
        x = left + index * size * _PITCH
        box = Box(x, top, x + size, top + size)
        waits = delay + index * 0.06 * beat.pace
        clips.append(scene.enter(_star(board, box, board.track), way="fade", delay=delay))
        share = min(max(rating - index, 0.0), 1.0)
        if share > 0.0:
            whole = share == 1.0
            lit = _star(board, box, board.palette.accent) if whole else _part(board, box, share)
            way: Way = "fade" if board.option == "fade" else "pop"
            clips.append(scene.enter(lit, way=way, delay=waits))
    return clips


def _star(board: Board, box: Box, color: Color) -> RawClip:
    style = {"fill": color.css, "lineJoin": "round"}
    return board.scene.clip("polygon", box, sides=5, inner=_INNER, style=style)


def _part(board: Board, box: Box, share: float) -> RawClip:
    """The left part of a bright star."""
    scene = board.scene
    cut = Box(box.left, box.top, box.left + box.width * share, box.bottom)
    inner = {
        "type": "polygon", "start": 0, "duration": "end", "sides": 5, "inner": _INNER,
        "style": {"fill": board.palette.accent.css},
        "transform": {
            "x": round(box.width * (1.0 - share) / 2, 2), "y": 0,
            "width": round(box.width, 2), "height": round(box.height, 2),
        },
    }  # fmt: skip
    return scene.clip("group", cut, clips=[inner], clip=True)
