"""Pictures in boxes; where one is missing, a designed placeholder stands in its place."""

from __future__ import annotations

from kinoform.look.type_scale import ROLES
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._faces import initials
from kinoform.scenery.room import RawClip

_TINTS = (0.42, 0.16)
_TURN_DEGREES = 50
_ICON_SHARE = 0.2
_LETTER_SHARE = 0.3


def pictured(
    board: Board,
    src: str,
    box: Box,
    *,
    radius_u: float = 0.0,
    move: str | None = None,
    index: int = 0,
) -> list[RawClip]:
    """A picture that fills a box, or a tinted panel with the sign of a picture."""
    scene = board.scene
    if src:
        return [scene.picture(src, box, radius_u=radius_u, move=move)]
    side = min(box.width, box.height) * _ICON_SHARE
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    square = Box(x - side / 2, y - side / 2, x + side / 2, y + side / 2)
    stroke = {
        "stroke": board.palette.ink.with_alpha(0.5).css, "strokeWidth": round(side * 0.055, 2),
    }  # fmt: skip
    sign = scene.clip("icon", square, icon="lucide:image", style=stroke)
    return [tinted(board, box, radius_u, index), sign]


def portrait(
    board: Board, name: str, src: str, box: Box, *, radius_u: float = 0.0
) -> list[RawClip]:
    """A portrait that fills a box, or the initials of a name, large on a tinted panel."""
    scene = board.scene
    if src:
        return [scene.picture(src, box, radius_u=radius_u, move=None)]
    panel = tinted(board, box, radius_u)
    letters = initials(name)
    if not letters:
        return [panel]
    size = min(box.width, box.height) * _LETTER_SHARE
    words = scene.words(
        letters, box, "display", size=max(size, ROLES["body"].size(board.page)), lines=1,
        color=board.palette.ink, align="center", vertical="center",
    )  # fmt: skip
    return [panel, words]


def tinted(board: Board, box: Box, radius_u: float = 0.0, index: int = 0) -> RawClip:
    """A panel in one of the brand's tints, lighter at its top left."""
    palette = board.palette
    hues = (palette.accent, palette.accent_2, *palette.categorical[2:5])
    hue = hues[index % len(hues)]
    first, second = (palette.background.mix(hue, share) for share in _TINTS)
    return gradient_panel(board, box, first, second, radius_u)


def gradient_panel(
    board: Board, box: Box, first: Color, second: Color, radius_u: float = 0.0
) -> RawClip:
    """A filled rectangle whose colour changes from its top left to its bottom right."""
    radius = min(radius_u * board.u, box.width / 2, box.height / 2)
    fill = {
        "type": "linear", "angle": _TURN_DEGREES,
        "stops": [{"offset": 0, "color": first.css}, {"offset": 1, "color": second.css}],
    }  # fmt: skip
    return board.scene.clip("rect", box, style={"fill": fill, "borderRadius": round(radius, 2)})
