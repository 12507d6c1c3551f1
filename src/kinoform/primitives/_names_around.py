"""Names around a circle, each at its angle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import fitting_size
from kinoform.primitives._shortening import shortened
from kinoform.scenery.outlines import Point, on_circle
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Align

_UPRIGHT_DEGREES = 20.0
"""So near to the top or the bottom a name is centred."""
_WIDEST_U = 48.0


@dataclass(frozen=True, slots=True)
class AroundName:
    """One name."""

    text: str
    degrees: float
    """Clockwise from twelve o'clock."""
    weight: float
    """Where there is no room for two names, the heavier one stays."""
    is_loud: bool


def names_around(
    board: Board, names: Sequence[AroundName], centre: Point, radius: float, body: Box,
    *, lines: int = 2, largest: float | None = None,
) -> list[RawClip]:  # fmt: skip
    """The names just outside of a circle, in the order of the data."""
    scene, palette = board.scene, board.palette
    most = ROLES["body"].size(board.page) if largest is None else largest
    taken: list[Box] = []
    found = []
    for at in sorted(range(len(names)), key=lambda at: -names[at].weight):
        name = names[at]
        left, right, y, align = _room(board, name.degrees % 360.0, centre, radius, body)
        size = fitting_size(scene, [name.text], "body", right - left, most * 1.4 * lines,
                            lines=lines, largest=most) or most * 0.7  # fmt: skip
        rows = min(scene.lines_of(name.text, "body", size, (right - left) * 0.97), lines)
        height = size * 1.34 * rows + 0.2 * board.u
        top = y - height / 2
        if align == "center":
            top = y - height if y < centre[1] else y
        top = min(max(top, body.top), body.bottom - height)
        wide = min(scene.width_of(name.text, "body", size) * 1.1, right - left)
        start = {"left": left, "center": (left + right - wide) / 2, "right": right - wide}[align]
        inked = Box(start, top, start + wide, top + height)
        if any(map(inked.meets, taken)):
            continue
        taken.append(inked)
        said = shortened(scene, name.text, "body", size, right - left, lines)
        words = scene.words(said, Box(left, top, right, top + height), "body", size=size,
                            align=align, vertical="center", lines=lines,
                            color=palette.ink if name.is_loud else palette.ink_soft)  # fmt: skip
        found.append(board.item(words, at, len(names), "fade"))
    return found


def _room(
    board: Board, degrees: float, centre: Point, radius: float, body: Box
) -> tuple[float, float, float, Align]:
    """The left and the right end of a name's place, its height on the page, and its side."""
    x, y = on_circle(centre, radius, degrees)
    is_upright = min(degrees, 360.0 - degrees, abs(degrees - 180.0)) < _UPRIGHT_DEGREES
    if is_upright:
        half = min(x - body.left, body.right - x, _WIDEST_U / 2 * board.u)
        return x - half, x + half, y, "center"
    widest = _WIDEST_U * board.u
    if degrees < 180.0:
        return x, min(body.right, x + widest), y, "left"
    return max(body.left, x - widest), x, y, "right"
