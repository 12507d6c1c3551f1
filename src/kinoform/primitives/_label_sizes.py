"""One size of type for a whole set of labels, so that no picture mixes sizes by accident."""

from __future__ import annotations

from collections.abc import Sequence

from kinoform.look import copyfit
from kinoform.look.type_scale import ROLES, RoleName
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.primitives._board import Board

_STEP = 0.95
_SLACK = 1.06
"""Widths are estimates: text that just fits by them may not."""


def common_size(
    board: Board,
    texts: Sequence[str],
    role: RoleName,
    width: float,
    *,
    height: float = float("inf"),
    lines: int = 2,
    largest: float | None = None,
) -> float:
    """The largest size in pixels at which each text takes its box and so many lines at most.

    Where even the smallest type is too large for one, that one is cut and the others are small.
    """
    known = ROLES[role]
    size = known.size(board.page) if largest is None else largest
    least = SMALLEST_TYPE_U * board.u
    breadth = board.scene.theme.pair.breadth(known)
    said = {text for text in texts if text}
    while size > least and not all(
        _fits(board, text, role, size, breadth, width, height, lines) for text in said
    ):
        size *= _STEP
    return max(size, least)


def _fits(
    board: Board, text: str, role: RoleName, size: float, breadth: float, width: float,
    height: float, lines: int,
) -> bool:  # fmt: skip
    known = ROLES[role]
    count = board.scene.lines_of(text, role, size * _SLACK, width)
    widest = copyfit.longest_word_ems(text, known.tracking) * size * breadth * _SLACK
    return count <= lines and widest <= width and count * size * known.line_height <= height
