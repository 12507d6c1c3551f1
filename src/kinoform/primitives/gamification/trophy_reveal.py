"""A trophy that rises with rays, what it is for, and who won it."""

from __future__ import annotations

from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.gamification._emblems import CUP_RATIO, cup, glow, rays, turned_in
from kinoform.primitives.gamification._stand import middle_of, stand, titled
from kinoform.scenery.outlines import unfolded
from kinoform.scenery.room import RawClip
from kinoform.scenery.window import arriving, grouped

_HEIGHT = 0.7
"""Of the emblem's place."""
_RULE_U = 0.6


def draw(board: Board) -> list[RawClip]:
    """The clips of a trophy."""
    scene, palette = board.scene, board.palette
    place = stand(board)
    x, y = middle_of(place.emblem)
    side = min(place.emblem.width, place.emblem.height)
    height = side * _HEIGHT
    half = height * CUP_RATIO / 2
    bottom = y + height / 2
    box = Box(x - half, bottom - height, x + half, bottom)
    light = (x, box.top + height * 0.36)
    ground = Box(x - half * 1.15, bottom, x + half * 1.15, bottom + _RULE_U * board.u)
    floor = unfolded(scene, scene.panel(ground, palette.line, 0.3), "x", 0.0)
    clips = [
        scene.enter(glow(scene, light, side * 0.78, palette.accent), way="none"),
        turned_in(board, rays(scene, light, side * 0.66, palette.accent, 18), 20.0, 1.8),
        floor,
        _cup(board, box),
    ]
    return [*clips, *titled(board, place, board.text("title"), board.text("name"))]


def _cup(board: Board, box: Box) -> RawClip:
    scene = board.scene
    parts = cup(board, box)
    if board.option == "rise":
        return arriving(scene, parts, box, "bottom", 0.1 * scene.beat.pace,
                        seconds=0.95 * scene.beat.pace)  # fmt: skip
    whole = grouped(scene, parts, box)
    delay = 0.1 * scene.beat.pace
    return board.pulsing(scene.enter(whole, way=board.way("pop"), delay=delay))


PRIMITIVE = Primitive(
    kind="trophy-reveal",
    label="Trophy Reveal",
    category="Gamification",
    summary="A trophy that rises with rays, what it is for, and who won it.",
    inputs=(
        Input("title", "text", "what the trophy is for"),
        Input("name", "text", "who won it", required=False),
    ),
    options=("rise", "pop", "drop"),
    seconds=4.0,
    draw=draw,
    example={"title": "Rider of the year", "name": "Ada Lindqvist, 4,120 km"},
)
