"""A globe that turns and stops at a place."""

from __future__ import annotations

import math

from kinoform.look import curves
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._gazetteer import Spot, located
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.column import Block, column, loudest
from kinoform.scenery.outlines import disc, square_around
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Align

_SPIN_SECONDS = 2.2
_SPIN_DEGREES = 230.0
_SHORT_SPIN_DEGREES = 55.0
_LAND_INK = 0.3
_SEA_INK, _SEA_ACCENT = 0.05, 0.06
_PIN_U = 1.5
_TILT = 0.82
"""Of a place's latitude: the globe does not bow as far as the place lies north."""


def draw(board: Board) -> list[RawClip]:
    """The clips of a turning globe."""
    (spot,) = located(board, board.places("place")[:1])
    globe, words = _areas(board)
    clips = _globe(board, spot, globe)
    if spot is not None:
        clips += _pin(board, spot, globe)
    return [*clips, *_words(board, spot, words)]


def _areas(board: Board) -> tuple[Box, Box]:
    """The globe's square, and where the words stand: beside it, or below."""
    safe, page = board.page.safe, board.page
    if page.shape == "wide":
        side = min(page.height * 0.86, page.width * 0.5)
        x = safe.right - side / 2
        globe = square_around((x, page.height / 2), side / 2)
        return globe, Box(safe.left, safe.top, globe.left - 4.0 * board.u, safe.bottom)
    share = 0.6 if page.shape == "square" else 0.66
    side = min(page.width * 0.94, safe.height * share)
    globe = square_around((page.width / 2, safe.top + side / 2), side / 2)
    return globe, Box(safe.left, globe.bottom + 3.0 * board.u, safe.right, safe.bottom)


def _globe(board: Board, spot: Spot | None, place: Box) -> list[RawClip]:
    """The sea, the land that turns on it, and the rim: only the land is drawn again and again."""
    scene, palette, beat = board.scene, board.palette, board.scene.beat
    sea = palette.background.mix(palette.ink, _SEA_INK).mix(palette.accent, _SEA_ACCENT)
    light = {
        "type": "radial",
        "stops": [
            {"offset": 0, "color": sea.mix(palette.accent, 0.1).css},
            {"offset": 0.72, "color": sea.css},
        ],
    }  # fmt: skip
    turn = _SPIN_DEGREES if board.option == "spin" else _SHORT_SPIN_DEGREES
    land = scene.clip(
        "globe", place,
        at=[round(_middle(spot)[0], 3), round(_middle(spot)[1], 3)],
        turn=0 if board.option == "fade" else turn,
        spin={"duration": round(_spin_seconds(board), 3), "easing": "easeOutQuart"},
        land=palette.background.mix(palette.ink, _LAND_INK).css,
        style={"fill": "transparent"},
    )  # fmt: skip
    if spot is not None and spot.country is not None:
        land["lit"] = {spot.country.code: palette.accent.css}
    rim = {"stroke": _rim(board).css, "strokeWidth": round(0.2 * board.u, 2)}
    clips = [
        scene.clip("circle", place, style={"fill": light}),
        land,
        scene.clip("circle", place, style=rim),
    ]
    if board.option == "zoom":
        grows = {
            "property": "scale",
            "frames": [
                {"time": 0, "value": [0.3, 0.3]},
                {"time": round(curves.STANDING_SECONDS * beat.pace, 3), "value": [1.0, 1.0],
                 "easing": curves.ENTER},
            ],
        }  # fmt: skip
        clips = [{**clip, "keyframes": [grows]} for clip in clips]
    return [scene.enter(clip, way="fade", delay=0.0) for clip in clips]


def _middle(spot: Spot | None) -> tuple[float, float]:
    return (0.0, 20.0) if spot is None else (spot.longitude, spot.latitude * _TILT)


def _spin_seconds(board: Board) -> float:
    return _SPIN_SECONDS * board.scene.beat.pace


def _arrives(board: Board) -> float:
    """When the globe is nearly at rest, so that the place can be named."""
    if board.option == "fade":
        return 0.35 * board.scene.beat.pace
    return _spin_seconds(board) * 0.5


def _rim(board: Board) -> Color:
    return board.palette.background.mix(board.palette.accent, 0.55)


def _pin(board: Board, spot: Spot, globe: Box) -> list[RawClip]:
    """A pin where the place will be when the globe has stopped."""
    tilt = math.radians(spot.latitude - _middle(spot)[1])
    x = (globe.left + globe.right) / 2
    y = (globe.top + globe.bottom) / 2 - math.sin(tilt) * globe.height / 2
    delay = board.turn(0, 1) + _arrives(board)
    color = board.palette.ink if spot.country is not None else board.palette.accent
    halo = disc(board.scene, (x, y), _PIN_U * 2.3 * board.u, color.with_alpha(0.22))
    dot = disc(board.scene, (x, y), _PIN_U * 0.8 * board.u, color)
    return [
        board.pulsing(board.scene.enter(halo, way="pop", delay=delay)),
        board.scene.enter(dot, way="pop", delay=delay),
    ]


def _words(board: Board, spot: Spot | None, box: Box) -> list[RawClip]:
    scene, palette = board.scene, board.palette
    is_wide = board.page.shape == "wide"
    name = spot.name if spot is not None else ""
    title = board.text("title") or name or board.text("label")
    above = name if board.text("title") and name != title else ""
    role, scale = loudest(scene, title, box, share=0.5, lines=3)
    blocks = [
        Block(above, "label", palette.accent_ink, lines=2, scale=1.15),
        Block(title, role, gap_u=1.6, lines=4, scale=scale),
        Block(
            board.text("label") if board.text("label") != title else "",
            "body",
            palette.ink_soft,
            gap_u=2.6,
            lines=4,
            scale=1.1,
        ),
        Block(board.text("source"), "caption", palette.ink_soft, gap_u=3.0, lines=2),
    ]
    align: Align = board.margin if is_wide else "center"
    clips = []
    for index, placed in enumerate(column(scene, blocks, box, 0.5 if is_wide else 0.2)):
        words = placed.words(scene, align)
        delay = _arrives(board) + 0.1 * index * scene.beat.pace
        if placed.block.text == title:
            clips.append(scene.enter(words, way="rise", delay=delay))
        else:
            clips.append(scene.enter(words, way="fade", delay=delay))
    return clips


PRIMITIVE = Primitive(
    kind="globe-spin",
    label="Globe Spin",
    category="Maps",
    summary="A globe that turns and stops at a place.",
    inputs=(
        Input("place", "places", "a town, a country or coordinates", most=1),
        Input("label", "text", "what there is to say about it", required=False),
    ),
    options=("spin", "zoom", "fade"),
    seconds=5.0,
    draw=draw,
    mirrors=False,
    example={"place": "Nairobi", "label": "Our newest studio opens in March"},
)
