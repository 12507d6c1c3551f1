"""Arcs that fly from town to town."""

from __future__ import annotations

from dataclasses import dataclass

from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._gazetteer import Spot, located
from kinoform.primitives._key_rows import Row, rows
from kinoform.primitives._path_data import outlined
from kinoform.primitives._reading import Place
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.maps._arcs import DRAWN_SECONDS, arc, drawn_arcs
from kinoform.primitives.maps._areas import rows_and_columns, sheet_of
from kinoform.primitives.maps._land import coming_closer, land, reach, shade_under_key
from kinoform.primitives.maps._land import shade_under_title as shade_above
from kinoform.primitives.maps._pins import Pin, drawn_label, drawn_pin, labels
from kinoform.primitives.maps._view import View, routed_view
from kinoform.scenery.room import RawClip

MOST, _MOST_LISTED = 40, 8
_PATHS_AT = 0.3
_LANDED = 0.66
"""Of the time in which a path is drawn, until it nearly touches its end."""
_DOT_U = 0.8
_COMET_SECONDS = 2.4
_COMET_LENGTH = 0.16
"""Of its arc."""


@dataclass(frozen=True, slots=True)
class _Route:
    start: Spot
    end: Spot

    @property
    def name(self) -> str:
        return f"{self.start.name} – {self.end.name}"


def draw(board: Board) -> list[RawClip]:
    """The clips of flight paths."""
    titled, body = board.headed()
    routes = _routes(board)
    spots = [spot.point for route in routes for spot in (route.start, route.end)]

    def is_named(view: View) -> bool:
        pins = _pins(board, view, routes)
        return len(labels(board, pins, body, may_cross=True)) == len(pins)

    sheet = sheet_of(board, body, spots, is_named, len(routes))
    view, key = sheet.view, sheet.key if len(routes) > 1 else None
    if board.page.shape == "wide":
        ends = [(route.start.point, route.end.point) for route in routes]
        view = routed_view(sheet.area, reach(board), ends)
    ground = land(board, view)
    if board.option == "draw-on":
        ground = coming_closer(board, ground, sheet.middle)
    clips = [board.scene.enter(clip, way="fade", delay=0.0) for clip in ground]
    clips += [*shade_above(board, body), *shade_under_key(board, body, key)]
    colors = [_color(board, route) for route in routes]
    ends = [(view.spot(route.start.point), view.spot(route.end.point)) for route in routes]
    arcs, taken = drawn_arcs(board, ends, 0.36, _PATHS_AT, colors)
    clips += arcs
    if board.option == "loop":
        clips += _comets(board, view, routes)
    bottom = body.bottom if key is None else sheet.area.bottom
    room = Box(body.left, body.top, body.right, bottom)
    clips += _towns(board, view, routes, room, taken)
    if key is not None:
        most, columns = rows_and_columns(board, key, min(len(routes), _MOST_LISTED))
        listed = [Row(route.name, color) for route, color in zip(routes, colors, strict=True)]
        clips += rows(board, listed[:most], key, columns)
    return [*clips, *titled]


def _routes(board: Board) -> list[_Route]:
    first, last = board.texts("from"), board.texts("to")
    if len(first) == 1:
        first = first * len(last)
    if len(first) != len(last):
        board.note("uneven_lists", f"'from' has {len(first)} entries and 'to' has {len(last)}")
    count = min(len(first), len(last))
    if count > MOST:
        board.note("too_many_items", f"the first {MOST} of {count} paths are shown")
        count = MOST
    starts = located(board, tuple(Place(name) for name in first[:count]))
    ends = located(board, tuple(Place(name) for name in last[:count]))
    return [
        _Route(start, end) for start, end in zip(starts, ends, strict=True)
        if start is not None and end is not None and start.point != end.point
    ]  # fmt: skip


def _color(board: Board, route: _Route) -> Color:
    chosen = board.text("highlight")
    if chosen and chosen not in {route.start.name, route.end.name, route.name}:
        return board.quiet
    return board.palette.accent


def _pins(board: Board, view: View, routes: list[_Route]) -> list[Pin]:
    """Each town once; where most paths meet, the dot is larger."""
    counts: dict[str, int] = {}
    places: dict[str, Spot] = {}
    for route in routes:
        for spot in (route.start, route.end):
            counts[spot.name] = counts.get(spot.name, 0) + 1
            places[spot.name] = spot
    names = sorted(counts, key=lambda name: -counts[name])
    is_hub = len(names) > 1 and counts[names[0]] > max(counts[names[1]], 2)
    return [
        Pin(view.spot(places[name].point), name,
            radius=(_DOT_U * 1.6 if is_hub and name == names[0] else _DOT_U) * board.u,
            is_loud=is_hub and name == names[0])
        for name in names
    ]  # fmt: skip


def _towns(
    board: Board, view: View, routes: list[_Route], room: Box, taken: list[Box]
) -> list[RawClip]:
    pins = _pins(board, view, routes)
    found = labels(board, pins, room, taken, may_cross=True)
    clips: list[RawClip] = []
    for index, pin in enumerate(pins):
        place, first = _arrival(routes, pin.name)
        clips += drawn_pin(board, pin, place, len(routes), first)
        if index in found:
            ink = board.palette.ink
            clips.append(drawn_label(board, found[index], place, len(routes), first, ink))
    return clips


def _arrival(routes: list[_Route], name: str) -> tuple[int, float]:
    """The first path that touches a town, and when its turn begins: ends wait for their path."""
    for index, route in enumerate(routes):
        if name == route.start.name:
            return index, _PATHS_AT
        if name == route.end.name:
            return index, _PATHS_AT + DRAWN_SECONDS * _LANDED
    return 0, _PATHS_AT


def _comets(board: Board, view: View, routes: list[_Route]) -> list[RawClip]:
    """Short bright strokes that keep travelling along the arcs."""
    beat = board.scene.beat
    clips: list[RawClip] = []
    for index, route in enumerate(routes):
        data, _ = arc(view.spot(route.start.point), view.spot(route.end.point), 2.0 * board.u)
        begins = board.turn(index, len(routes), _PATHS_AT) + DRAWN_SECONDS * beat.pace
        tail: list[RawClip] = []
        head: list[RawClip] = []
        at = begins
        while at + _COMET_SECONDS < beat.leaves_at:
            end = at + _COMET_SECONDS * 0.92
            for track, first, last in ((tail, 0.0, 1.0), (head, _COMET_LENGTH, 1.0)):
                track += [{"time": round(at, 3), "value": first},
                          {"time": round(end, 3), "value": last}]  # fmt: skip
            at += _COMET_SECONDS
        if not tail:
            continue
        stroke = outlined(board, data, board.palette.ink, 0.6)
        stroke["keyframes"] = [{"property": "trimStart", "frames": tail},
                               {"property": "trimEnd", "frames": head}]  # fmt: skip
        clips.append(board.scene.enter(stroke, way="fade", delay=begins))
    return clips


PRIMITIVE = Primitive(
    kind="flight-paths",
    label="Flight Paths",
    category="Maps",
    summary="Arcs that fly from town to town.",
    inputs=(
        Input("from", "texts", "where each path begins; one town is the start of all", most=MOST),
        Input("to", "texts", "where each path ends", most=MOST),
    ),
    options=("draw-on", "loop", "fade"),
    seconds=6.0,
    draw=draw,
    mirrors=False,
    example={
        "title": "One hub, eight new routes",
        "from": ["Lisbon"],
        "to": ["New York", "São Paulo", "Luanda", "Dubai", "Helsinki", "Toronto", "Cape Town",
               "Mumbai"],
        "source": "Summer timetable",
    },
)  # fmt: skip
