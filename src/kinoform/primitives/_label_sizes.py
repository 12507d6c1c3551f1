"""One size of type for a whole set of labels, so that no picture mixes sizes by accident."""

from __future__ import annotations

from collections.abc import Sequence

from kinoform.look.type_scale import RoleName
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import fitting_size


def common_size(
    board: Board,
    texts: Sequence[str],
    role: RoleName,
    width: float,
    *,
    height: float = 1e6,
    lines: int = 2,
    largest: float | None = None,
) -> float:
    """The largest size in pixels at which each text takes its box and so many lines at most.

    Where even the smallest type is too large for one, that one is cut and the others are small.
    """
    said = [text for text in texts if text]
    found = fitting_size(board.scene, said, role, width, height, lines=lines, largest=largest)
    return SMALLEST_TYPE_U * board.u if found is None else found
