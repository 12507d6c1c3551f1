"""One size of type for a whole set of labels, so that no picture mixes sizes by accident."""

from __future__ import annotations

from collections.abc import Sequence

from kinoform.look import numbers
from kinoform.look.type_scale import RoleName
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import fitting_size

_FIGURE_SLACK = 1.22
"""Heavy figures run wider than the estimate for letters says."""


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


def figures_width(board: Board, values: Sequence[float], role: RoleName, size: float) -> float:
    """Pixels that the widest of some numbers needs, whose figures all take the room of a zero."""
    form, written = board.form(values), board.written(values)
    if form["format"] == "short":
        # Each is drawn with a precision of its own, which may be one figure more.
        locale, suffix = board.scene.theme.locale, form.get("suffix", "")
        written += tuple(numbers.series((value,), locale)[0] + suffix for value in values)
    even = str.maketrans("1", "0")
    widths = (board.scene.width_of(text.translate(even), role, size) for text in written)
    return max(widths, default=0.0) * _FIGURE_SLACK
