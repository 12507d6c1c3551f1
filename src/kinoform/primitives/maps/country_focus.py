"""One country among its neighbours, with pins."""

from __future__ import annotations

from dataclasses import replace

from kinoform.model.geometry import Box
from kinoform.primitives._atlas import Country
from kinoform.primitives._board import Board
from kinoform.primitives._gazetteer import label_of, located, located_countries
from kinoform.primitives._path_data import filled
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.maps._land import coming_closer, land, reach, shade_under_title
from kinoform.primitives.maps._lines import densified
from kinoform.primitives.maps._pins import (
    HALO,
    Pin,
    drawn_label,
    drawn_pin,
    label_size,
    labels,
)
from kinoform.primitives.maps._view import View, country_view, world_view
from kinoform.scenery.outlines import pen, square_around
from kinoform.scenery.room import RawClip

MOST = 30
_TINT = 0.3
_OUTLINE_U = 0.34
_DOT_U = 1.05
_PINS_AT = 0.5
_OUTLINE_STEP = 0.25
"""Degrees between the squares that keep labels off the outline."""
_ROOM_U = 5.0
"""Around the country, for labels at its edge."""


def draw(board: Board) -> list[RawClip]:
    """The clips of a country."""
    (country,) = located_countries(board, (board.text("country"),))
    if country is None:
        titled, body = board.headed()
        view = world_view(body, reach(board))
        return [*(board.scene.enter(clip, way="fade") for clip in land(board, view)), *titled]
    if not board.text("title"):
        name = label_of(board.text("country"), country)
        board = replace(board, values={**board.values, "title": name})
    titled, body = board.headed()
    known = [spot for spot in located(board, board.places("pins")[:MOST]) if spot is not None]
    spots = list({spot.cell: spot for spot in known}.values())
    sides = _ROOM_U * board.u
    area = Box(body.left + sides, body.top, body.right - sides, body.bottom - 0.4 * sides)
    view = country_view(country, area, reach(board), [spot.point for spot in spots])
    clips = _ground(board, view, country, area)
    clips += shade_under_title(board, body)
    dot = _DOT_U * (1.4 if len(spots) == 1 else 1.0) * board.u
    pins = [
        Pin(view.spot(spot.point), spot.name, radius=dot,
            is_loud=spot.name == board.text("highlight"))
        for spot in spots
    ]  # fmt: skip
    if not pins:
        return [*clips, *_name(board, view, country, body), *titled]
    found = labels(board, pins, body, _outline_boxes(board, view, country), may_cross=True)
    for index, pin in enumerate(pins):
        clips += drawn_pin(board, pin, index, len(pins), _PINS_AT)
        if index in found:
            ink = board.palette.ink
            clips.append(drawn_label(board, found[index], index, len(pins), _PINS_AT, ink))
    return [*clips, *titled]


def _name(board: Board, view: View, country: Country, room: Box) -> list[RawClip]:
    """What a country without pins is called, on it or beside it, unless the title says so."""
    name = label_of(board.text("country"), country)
    box = view.extent_of(country)
    if board.text("title") == name or box is None:
        return []
    size = label_size(board, 1)
    is_roomy = box.width * 0.6 > board.scene.width_of(name, "label", size)
    radius = 0.0 if is_roomy else min(box.width, box.height) / 2 / HALO
    found = labels(board, [Pin(view.spot(country.center), name, radius=radius)], room)
    return [drawn_label(board, each, 0, 1, _PINS_AT, board.palette.ink) for each in found.values()]


def _outline_boxes(board: Board, view: View, country: Country) -> list[Box]:
    """What the outline covers, in small squares."""
    return [
        square_around(view.spot(corner), 0.5 * board.u)
        for ring in country.mainland
        for corner in densified(ring, _OUTLINE_STEP)
    ]


def _ground(board: Board, view: View, country: Country, area: Box) -> list[RawClip]:
    """Land and the country on it, coming in by the chosen option."""
    scene, palette = board.scene, board.palette
    data = view.outline((country.code,))
    around = land(board, view)
    if not data:
        return [scene.enter(clip, way="fade", delay=0.0) for clip in around]
    tint = palette.background.mix(palette.accent, _TINT)
    shape = filled(board, data, tint)
    shape["style"] |= {
        "stroke": palette.accent.css, "strokeWidth": round(_OUTLINE_U * board.u, 2),
        "lineJoin": "round",
    }  # fmt: skip
    if board.option == "draw-on":
        shape |= pen(scene, 0.15 * scene.beat.pace, 1.0 * scene.beat.pace)
        shape["lineCap"] = "round"
        return [*(scene.enter(clip, way="fade", delay=0.0) for clip in around),
                scene.enter(shape, way="none")]  # fmt: skip
    shapes = [*around, shape]
    if board.option == "zoom":
        middle = ((area.left + area.right) / 2, (area.top + area.bottom) / 2)
        shapes = coming_closer(board, shapes, middle)
    return [
        scene.enter(clip, way="fade", delay=0.15 * scene.beat.pace if clip is shapes[-1] else 0.0)
        for clip in shapes
    ]


PRIMITIVE = Primitive(
    kind="country-focus",
    label="Country Focus",
    category="Maps",
    summary="One country among its neighbours, with pins.",
    inputs=(
        Input("country", "text", "its name or ISO code"),
        Input("pins", "places", "towns or coordinates to mark", required=False, most=MOST),
    ),
    options=("zoom", "draw-on", "fade"),
    seconds=5.0,
    draw=draw,
    mirrors=False,
    example={
        "title": "Six workshops across Spain",
        "country": "Spain",
        "pins": ["Madrid", "Barcelona, Spain", "Valencia, Spain", "Seville", "Bilbao", "Vigo"],
    },
)
