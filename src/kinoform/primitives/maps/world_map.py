"""The world with places and countries lit, sized by value, and linked."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from kinoform.model.geometry import Box
from kinoform.primitives._atlas import Country, Point
from kinoform.primitives._board import Board
from kinoform.primitives._gazetteer import Spot, located, spot_of
from kinoform.primitives._key_rows import Row, number_on, rows
from kinoform.primitives._reading import Place
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.maps._arcs import drawn_arcs
from kinoform.primitives.maps._areas import rows_and_columns, sheet_of
from kinoform.primitives.maps._land import (
    coming_closer,
    is_tiny,
    land,
    lit,
    shade_under_key,
    shade_under_title,
)
from kinoform.primitives.maps._pins import HALO, Pin, drawn_label, drawn_pin, labels
from kinoform.primitives.maps._view import View
from kinoform.scenery.room import RawClip

MOST = 40
MOST_LINKS = 30
_SMALLEST_U, _LARGEST_U, _USUAL_U = 0.75, 2.6, 1.0
_NUMBERED_U = 2.1
_LEAST_LIT_U = 3.0
"""A country that is smaller has a pin, as towns have."""
_PINS_AT = 0.35
_KEY_ROWS = 10


@dataclass(frozen=True, slots=True)
class _Lit:
    """A place that is found, with its number."""

    spot: Spot
    value: float | None
    is_loud: bool
    place: int
    """Where it stood in the data."""


def draw(board: Board) -> list[RawClip]:
    """The clips of a world map."""
    titled, body = board.headed()
    found = _places(board)
    board = board.in_order(each.place for each in found)
    spots = [each.spot.point for each in found]
    spots += [spot.point for spot in _far_ends(board, found)]

    def is_named(view: View) -> bool:
        return len(labels(board, _pins(board, view, found), body)) == len(found)

    sheet = sheet_of(board, body, spots, is_named, len(found))
    view, key = sheet.view, sheet.key
    is_keyed = key is not None and len(found) > 1
    most, columns = 0, 1
    if key is not None and is_keyed:
        most, columns = rows_and_columns(board, key, min(len(found), _KEY_ROWS))
    listed = _rows(board, found[:most])
    ground = land(board, view)
    for each in found:
        country = each.spot.country
        if country is not None and not is_tiny(board, view, country, _LEAST_LIT_U):
            ground += lit(board, view, country, board.palette.accent)
    if board.option == "zoom":
        ground = coming_closer(board, ground, sheet.middle)
    clips = [board.scene.enter(clip, way="fade", delay=0.0) for clip in ground]
    clips += [
        *shade_under_title(board, body),
        *shade_under_key(board, body, key if is_keyed else None),
    ]
    arcs, taken = drawn_arcs(board, _routes(board, view, found), 0.3, _PINS_AT)
    clips += arcs
    pins = _pins(board, view, found, len(listed))
    clips += _marks(board, view, pins, found, len(listed))
    if not is_keyed:
        clips += _names(board, pins, body, taken)
    if key is not None:
        clips += rows(board, listed, key, columns)
    return [*clips, *titled]


def _places(board: Board) -> list[_Lit]:
    """The places that are known, the largest first."""
    places = board.places("places")
    if len(places) > MOST:
        board.note("too_many_items", f"the first {MOST} of {len(places)} places are shown")
        places = places[:MOST]
    values = board.numbers("values")
    chosen = board.text("highlight")
    found = [
        _Lit(spot, values[index] if index < len(values) else None, place.name == chosen, index)
        for index, (place, spot) in enumerate(zip(places, located(board, places), strict=True))
        if spot is not None
    ]
    if values:
        found.sort(key=lambda each: -abs(each.value or 0.0))
        if found and not chosen:
            found[0] = replace(found[0], is_loud=True)
    first: dict[Point, _Lit] = {}
    for each in found:
        first.setdefault(each.spot.cell, each)
    return list(first.values())


def _end(name: str, found: list[_Lit]) -> Spot | None:
    """Where a link ends: at the place of that name in the data, else wherever the world has it."""
    own = (each.spot for each in found if each.spot.name.casefold() == name.casefold())
    return next(own, None) or spot_of(Place(name))


def _far_ends(board: Board, found: list[_Lit]) -> list[Spot]:
    """Where links end."""
    names = {name for link in board.rows("links")[:MOST_LINKS] for name in link}
    return [spot for name in sorted(names) if (spot := _end(name, found)) is not None]


def _routes(board: Board, view: View, found: list[_Lit]) -> list[tuple[Point, Point]]:
    """The two ends of each link on the page."""
    routes = []
    for first, last in board.rows("links")[:MOST_LINKS]:
        start, end = _end(first, found), _end(last, found)
        if start is None or end is None:
            board.note("unknown_place", f"the link from {first!r} to {last!r} is left out")
            continue
        routes.append((view.spot(start.point), view.spot(end.point)))
    return routes


def _pins(board: Board, view: View, found: list[_Lit], numbered: int = 0) -> list[Pin]:
    """The pin of each place, as large as its value; where some have numbers, these are larger."""
    values = [each.value for each in found if each.value is not None]
    most = max((abs(value) for value in values), default=0.0)
    written = dict(zip(values, board.written(values), strict=True))
    pins = []
    for index, each in enumerate(found):
        country = each.spot.country
        share = math.sqrt(abs(each.value or 0.0) / most) if most else 0.0
        radius = _SMALLEST_U + (_LARGEST_U - _SMALLEST_U) * share if most else _USUAL_U
        if numbered:
            radius = _NUMBERED_U if index < numbered else _SMALLEST_U
        elif country is not None and not is_tiny(board, view, country, _LEAST_LIT_U):
            radius = _half(view, country) / board.u
        text = "" if each.value is None else written[each.value]
        pins.append(Pin(view.spot(each.spot.point), each.spot.name, text, radius * board.u,
                        each.is_loud))  # fmt: skip
    return pins


def _half(view: View, country: Country) -> float:
    """The radius of a pin whose name stands beside a country."""
    box = view.extent_of(country)
    return min(box.width, box.height) / 2 / HALO if box is not None else 0.0


def _marks(
    board: Board, view: View, pins: list[Pin], found: list[_Lit], numbered: int
) -> list[RawClip]:  # fmt: skip
    """Discs, with numbers on those that a key explains; the first lie on top."""
    clips: list[RawClip] = []
    for index in reversed(range(len(pins))):
        country = found[index].spot.country
        if country is None or index < numbered or is_tiny(board, view, country, _LEAST_LIT_U):
            clips += drawn_pin(board, pins[index], index, len(pins), _PINS_AT)
        if index < numbered:
            number = number_on(
                board, index + 1, pins[index].at, pins[index].radius, board.palette.accent
            )
            clips.append(board.item(number, index, len(pins), "pop", _PINS_AT))
    return clips


def _names(board: Board, pins: list[Pin], room: Box, taken: list[Box]) -> list[RawClip]:
    ink = board.palette.accent_ink
    return [
        drawn_label(board, label, index, len(pins), _PINS_AT, ink)
        for index, label in labels(board, pins, room, taken).items()
    ]


def _rows(board: Board, found: list[_Lit]) -> list[Row]:
    return [
        Row(each.spot.name, board.palette.accent, each.value, index + 1, each.is_loud)
        for index, each in enumerate(found)
    ]


PRIMITIVE = Primitive(
    kind="world-map",
    label="World Map",
    category="Maps",
    summary="The world with towns or countries lit, sized by their values, and linked.",
    inputs=(
        Input("places", "places", "towns, countries or coordinates to light", most=MOST),
        Input("values", "numbers", "how much each place stands for", required=False),
        Input("links", "pairs", "which places are joined by an arc", required=False),
    ),
    options=("zoom", "pop", "fade"),
    seconds=6.0,
    draw=draw,
    mirrors=False,
    example={
        "title": "Riders in eight cities, on five continents",
        "places": ["Amsterdam", "Bogotá", "New York", "Nairobi", "Jakarta", "Tokyo", "Melbourne",
                   "Dubai"],
        "values": [412000, 286000, 341000, 128000, 188000, 367000, 152000, 104000],
        "source": "Source: active accounts, last quarter",
    },
)  # fmt: skip
