"""One picture that fills the frame, under a slow camera, with its caption."""

from __future__ import annotations

from collections.abc import Mapping

from kinoform.look.units import Shape
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._pictures import pictured
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.media._samples import landscape
from kinoform.scenery.column import LOUD, Block, column, loudest
from kinoform.scenery.ground import shade_below
from kinoform.scenery.room import RawClip

_BAR_U = 0.9
_LINES: Mapping[Shape, int] = {"wide": 2, "square": 3, "tall": 4}
"""Rather so many lines than smaller type."""


def draw(board: Board) -> list[RawClip]:
    """The clips of a picture under a slow camera."""
    whole = board.page.whole
    picture = pictured(board, board.text("imageUrl"), whole, move=board.option)
    clips = [board.scene.enter(clip, way="fade", delay=0.0) for clip in picture]
    caption = board.text("caption") or board.text("title")
    return clips + (_caption(board, caption) if caption else [])


def _caption(board: Board, caption: str) -> list[RawClip]:
    """The words on a shade at the foot, with a stroke of the accent above them."""
    scene, safe, u = board.scene.over_pictures, board.page.safe, board.u
    shape = board.page.shape
    wide = safe.width * (0.86 if shape == "wide" else 1.0)
    room = Box(safe.left, safe.top, safe.left + wide, safe.bottom)
    role, scale = loudest(scene, caption, room, LOUD[2:], share=0.34, lines=_LINES[shape])
    blocks = [
        Block(height=_BAR_U * u),
        Block(caption, role, gap_u=2.4, scale=scale, lines=4),
        Block(board.text("source"), "caption", scene.palette.ink_soft, gap_u=1.6, lines=1),
    ]
    placed = column(scene, blocks, room, 1.0)
    clips = [scene.enter(shade_below(scene, placed[0].box.top - 2.0 * u), way="fade", delay=0.0)]
    line = placed[0].box
    bar = scene.panel(Box(line.left, line.top, line.left + 9.0 * u, line.bottom),
                      board.palette.accent, 0.5)  # fmt: skip
    clips.append(scene.grow(bar, "left", 0.3 * scene.beat.pace))
    clips.append(scene.speak(placed[1].words(scene), 0.35 * scene.beat.pace))
    clips += [scene.enter(each.words(scene), way="fade", delay=0.55) for each in placed[2:]]
    return clips


PRIMITIVE = Primitive(
    kind="photo-kenburns",
    label="Photo Ken Burns",
    category="Media",
    summary="One picture that fills the frame, under a slow camera, with its caption.",
    inputs=(
        Input("imageUrl", "picture", "the picture"),
        Input("caption", "text", "a few words at its foot", required=False),
    ),
    options=("zoom-in", "zoom-out", "pan-left", "pan-right"),
    seconds=5.0,
    draw=draw,
    example={"imageUrl": landscape(0), "caption": "First light over the eastern ridge"},
)
