"""Round portraits; who has no picture is shown by initials."""

from __future__ import annotations

import unicodedata

from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.scenery.room import RawClip

_LETTER_SHARE = 0.38
"""Of a disc's height is the size of the letters in it."""
_TINT = 0.2


def face(board: Board, name: str, src: str, box: Box, *, is_loud: bool = False) -> list[RawClip]:
    """A portrait in a circle, or the initials of a name on a tinted disc."""
    scene, palette = board.scene, board.palette
    side = min(box.width, box.height)
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    square = Box(x - side / 2, y - side / 2, x + side / 2, y + side / 2)
    if src:
        return [scene.picture(src, square, radius_u=side / 2 / board.u, move=None)]
    tint = palette.accent if is_loud else palette.background.mix(palette.accent, _TINT)
    disc = scene.clip("circle", square, style={"fill": tint.css})
    size = max(side * _LETTER_SHARE, SMALLEST_TYPE_U * board.u)
    letters = initials(name)
    if not letters or size > side * 0.6:
        return [disc]
    color = palette.on_accent if is_loud else _ink_on(board, tint)
    words = scene.words(
        letters, square, "title", size=size, color=color, align="center", vertical="center", lines=1
    )
    return [disc, words]


def initials(name: str) -> str:
    """The first letters of the first and the last word; one letter where scripts have no case."""
    firsts = [word for word in name.split() if word[0].isalnum()]
    if not firsts:
        return ""
    first = firsts[0][0]
    has_case = unicodedata.category(first) in {"Lu", "Ll"}
    if not has_case or len(firsts) == 1:
        return first.upper()
    return (first + firsts[-1][0]).upper()


def _ink_on(board: Board, ground: Color) -> Color:
    ink = board.palette.accent_ink
    return ink if ink.contrast(ground) >= 3.0 else board.palette.ink
