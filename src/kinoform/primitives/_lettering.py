"""Sizes of type by the room there is: the words of marks, and one size for a set of labels."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from kinoform.look import copyfit
from kinoform.look.type_scale import ROLES, RoleName
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.primitives._board import Board
from kinoform.scenery.scene import Scene

_STEP = 0.94
_SLACK = 0.97
"""Of a width may be used, since widths are estimates."""
_FIGURE_SLACK = 1.22
"""Heavy figures run wider than the estimate for letters says."""
_FEW = (1.9, 1.5, 1.2)
_SHORT, _WHOLE = 8, 0.62
"""So many letters are a short word, and of the size so much may be left when it is kept whole."""


def few_growth(count: int) -> float:
    """How much larger than usual one, two or three things may stand on a page."""
    return _FEW[count - 1] if 0 < count <= len(_FEW) else 1.0


def fitting_size(
    scene: Scene,
    texts: Iterable[str],
    role: RoleName,
    width: float,
    height: float,
    *,
    lines: int = 2,
    largest: float | None = None,
) -> float | None:
    """The largest size at which each text fits a place; None where even the smallest does not.

    A short word of letters between which lines may break is kept whole, unless that costs much.
    """
    most = ROLES[role].size(scene.page) if largest is None else largest
    known = tuple((text, lines) for text in texts)
    found = _fitting(scene, known, role, width, height, most)
    whole = tuple((text, 1 if _is_short_and_dense(text) else lines) for text, lines in known)
    if found is None or whole == known:
        return found
    smaller = _fitting(scene, whole, role, width, height, most)
    return smaller if smaller is not None and smaller >= found * _WHOLE else found


def _fitting(
    scene: Scene, texts: Sequence[tuple[str, int]], role: RoleName, width: float, height: float,
    largest: float,
) -> float | None:  # fmt: skip
    """The largest size at which each text fits in its own number of lines."""
    size, least = largest, SMALLEST_TYPE_U * scene.u
    while size > least:
        if all(fits(scene, text, role, size, width, height, lines) for text, lines in texts):
            return size
        size *= _STEP
    fit = all(fits(scene, text, role, least, width, height, lines) for text, lines in texts)
    return least if fit else None


def _is_short_and_dense(text: str) -> bool:
    return len(text) <= _SHORT and any(
        unicodedata.east_asian_width(letter) in {"W", "F"} for letter in text
    )


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


def fits(
    scene: Scene, text: str, role: RoleName, size: float, width: float, height: float, lines: int
) -> bool:
    """Whether text of a size fits a place in at most so many lines, without a broken word."""
    known = ROLES[role]
    room = width * _SLACK
    rows = min(lines, int(height / (size * known.line_height) + 0.05))
    if rows < 1 or scene.lines_of(text, role, size, room) > rows:
        return False
    breadth = scene.theme.pair.breadth(known)
    return copyfit.longest_word_ems(text, known.tracking) * breadth * size <= room


def widest(scene: Scene, texts: Iterable[str], role: RoleName, size: float) -> float:
    """Pixels of the longest of some lines, with room to spare."""
    return max((scene.width_of(text, role, size) for text in texts), default=0.0) * 1.06


def figures_width(board: Board, values: Sequence[float], role: RoleName, size: float) -> float:
    """Pixels that the widest of some numbers needs; figures and signs take the room of a zero."""
    even = str.maketrans("1-\u2212", "000")
    widths = (
        board.scene.width_of(text.translate(even), role, size) for text in board.written(values)
    )
    return max(widths, default=0.0) * _FIGURE_SLACK
