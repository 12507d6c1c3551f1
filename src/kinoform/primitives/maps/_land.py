"""Land on a page: quiet everywhere, bright where it is meant, and how it comes in."""

from __future__ import annotations

import math

from kinoform.look import curves
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._atlas import Country, Point
from kinoform.primitives._board import Board
from kinoform.primitives._path_data import circles, filled
from kinoform.primitives.maps._view import View
from kinoform.scenery.ground import shade
from kinoform.scenery.room import RawClip

_LAND_INK = 0.13
_BORDER_U, _FINE_BORDER_U = 0.14, 0.09
"""A stroke of one pixel is drawn many times faster, which counts where all borders are seen."""
_CLOSE = 1.5
"""A view is close when the world would be so many times as wide as the page."""
_SMALLEST_U = 1.1
"""A lit country that would be narrower is shown by a disc."""
_COME_FROM = 0.8
"""The scale at which a map begins to come closer."""


def reach(board: Board) -> Box:
    """What of the earth is drawn: the page, and what is seen of it before the map comes closer."""
    whole = board.page.whole
    margin = 0.5 * (1.0 / _COME_FROM - 1.0)
    return Box(-whole.width * margin, -whole.height * margin,
               whole.right * (1.0 + margin), whole.bottom * (1.0 + margin))  # fmt: skip


def land(board: Board, view: View) -> list[RawClip]:
    """All land, quiet."""
    palette = board.palette
    return _shape(board, view, view.land(), palette.background.mix(palette.ink, _LAND_INK))


def is_tiny(board: Board, view: View, country: Country, least_u: float = _SMALLEST_U) -> bool:
    """Whether a country is too small on its page to be seen, or has no outline."""
    box = view.extent_of(country)
    return box is None or max(box.width, box.height) < least_u * board.u


def lit(board: Board, view: View, country: Country, color: Color) -> list[RawClip]:
    """A country in a colour; a disc where it is too small to be seen."""
    if is_tiny(board, view, country):
        spot = (*view.spot(country.center), _SMALLEST_U * board.u / 2)
        return _shape(board, view, circles([spot]), color)
    return _shape(board, view, view.outline((country.code,)), color)


def _shape(board: Board, view: View, data: str, color: Color) -> list[RawClip]:
    if not data:
        return []
    is_close = view.scale * 2 * math.pi > _CLOSE * board.page.width
    border = _BORDER_U if is_close else _FINE_BORDER_U
    clip = filled(board, data, color)
    clip["style"] |= {
        "stroke": board.palette.background.css, "strokeWidth": round(border * board.u, 3),
        "lineJoin": "round",
    }  # fmt: skip
    return [clip]


def coming_closer(board: Board, clips: list[RawClip], focus: Point) -> list[RawClip]:
    """Clips as large as the page that come closer around a point, as a camera would."""
    page = board.page
    away = focus[0] - page.width / 2, focus[1] - page.height / 2
    seconds = curves.STANDING_SECONDS * board.scene.beat.pace
    begin = _COME_FROM

    def track(name: str, first: object, last: object) -> RawClip:
        frames = [{"time": 0, "value": first},
                  {"time": round(seconds, 4), "value": last, "easing": curves.ENTER}]  # fmt: skip
        return {"property": name, "frames": frames}

    moves = [
        track("scale", [begin, begin], [1.0, 1.0]),
        track("x", round(away[0] * (1.0 - begin), 2), 0),
        track("y", round(away[1] * (1.0 - begin), 2), 0),
    ]
    return [{**clip, "keyframes": [*clip.get("keyframes", ()), *moves]} for clip in clips]


def shade_under_title(board: Board, body: Box) -> list[RawClip]:
    """The background's colour over a map where the title stands, so that it can be read."""
    if body.top <= board.page.safe.top + board.u:
        return []
    room = Box(0.0, 0.0, board.page.width, body.top + 6.0 * board.u)
    return [shade(board.scene, room, 270.0, 0.45, 0.86)]


def shade_under_key(board: Board, body: Box, key: Box | None) -> list[RawClip]:
    """The background's colour over a map where the rows of its key stand, or only its source."""
    if key is None and (board.page.shape == "wide" or not board.text("source")):
        return []
    top = body.bottom if key is None else key.top
    room = Box(0.0, top - 9.0 * board.u, board.page.width, board.page.height)
    return [shade(board.scene, room, 90.0, (room.bottom - top) / room.height, 1.0)]
