"""Countries shaded by their values; the largest are named."""

from __future__ import annotations

from dataclasses import dataclass

from kinoform.look.palette import on
from kinoform.model.geometry import Box
from kinoform.primitives._atlas import Country, Point, extent
from kinoform.primitives._board import Board
from kinoform.primitives._gazetteer import label_of, located_countries
from kinoform.primitives._key_rows import Row, rows
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.maps._areas import Sheet, rows_and_columns, sheet_of
from kinoform.primitives.maps._land import (
    coming_closer,
    land,
    lit,
    shade_under_key,
    shade_under_title,
)
from kinoform.primitives.maps._pins import Pin, drawn_label, label_size, labels
from kinoform.primitives.maps._scale import Scale, scale_of, strip
from kinoform.primitives.maps._view import View
from kinoform.scenery.room import RawClip

MOST = 200
_MOST_NAMED, _MOST_LISTED = 5, 8
_LIT_AT = 0.25


@dataclass(frozen=True, slots=True)
class _Shaded:
    """A country with its value."""

    country: Country
    name: str
    value: float
    place: int
    """Where it stood in the data."""


def draw(board: Board) -> list[RawClip]:
    """The clips of a choropleth."""
    titled, body = board.headed()
    shaded = _shaded(board)
    board = board.in_order(each.place for each in shaded)
    spots = [spot for each in shaded for spot in _corners(each.country)]
    scale = scale_of(board, [each.value for each in shaded] or [0.0])

    def is_named(view: View) -> bool:
        if board.page.shape == "square" and len(shaded) > _MOST_NAMED:
            return True
        return len(_names(board, view, shaded, scale, body)) == len(shaded)

    sheet = sheet_of(board, body, spots, is_named, len(shaded))
    view, key = sheet.view, sheet.key
    ground = _flown(board, land(board, view), sheet)
    clips = [board.scene.enter(clip, way="fade", delay=0.0) for clip in ground]
    if not shaded:
        return [*clips, *shade_under_title(board, body), *titled]
    for index, each in enumerate(shaded):
        color = scale.shades[scale.step(each.value)]
        delay = 0.0 if board.option == "fade" else board.turn(index, len(shaded), _LIT_AT)
        shapes = _flown(board, lit(board, view, each.country, color), sheet)
        clips += [board.scene.enter(clip, way="fade", delay=delay) for clip in shapes]
    clips += [*shade_under_title(board, body), *shade_under_key(board, body, key)]
    if key is None:
        clips += _names(board, view, shaded, scale, body)
        if scale.least < scale.most:
            clips += strip(board, scale, body.left, body.bottom)
    else:
        most, columns = rows_and_columns(board, key, min(len(shaded), _MOST_LISTED))
        clips += rows(board, _rows(board, shaded[:most], scale), key, columns)
    return [*clips, *titled]


def _shaded(board: Board) -> list[_Shaded]:
    """The countries that are known, the largest first; of two values of one, the later."""
    names, values = board.texts("countries")[:MOST], board.numbers("values")
    found = {
        country.code: _Shaded(country, label_of(name, country), value, place)
        for place, (name, country, value) in enumerate(
            zip(names, located_countries(board, names), values, strict=False)
        )
        if country is not None
    }
    return sorted(found.values(), key=lambda each: -each.value)


def _corners(country: Country) -> list[Point]:
    west, south, east, north = extent(
        [corner for ring in country.mainland for corner in ring] or [country.center]
    )
    return [(west, south), (west, north), (east, south), (east, north)]


def _flown(board: Board, clips: list[RawClip], sheet: Sheet) -> list[RawClip]:
    return coming_closer(board, clips, sheet.middle) if board.option == "zoom" else clips


def _names(
    board: Board, view: View, shaded: list[_Shaded], scale: Scale, room: Box
) -> list[RawClip]:
    """The names and values of the first few, on their countries or beside them."""
    boxes = {each.country.code: view.extent_of(each.country) for each in shaded}
    written = board.written([each.value for each in shaded])
    chosen = board.text("highlight")
    order = sorted(range(len(shaded)), key=lambda at: (shaded[at].name != chosen, at))
    size = label_size(board, len(shaded))
    height = size * 1.3
    clips: list[RawClip] = []
    lain: list[Box] = []
    for index in order[:_MOST_NAMED]:
        each = shaded[index]
        box = boxes[each.country.code]
        text = f"{each.name} {written[index]}"
        width = board.scene.width_of(text, "label", size) * 1.1
        is_roomy = box is not None and box.width * 0.62 > width and box.height * 0.5 > height
        others = [other.grown(-0.15 * min(other.width, other.height))
                  for code, other in boxes.items()
                  if other is not None and code != each.country.code]  # fmt: skip
        radius = 0.0 if is_roomy or box is None else min(box.width, box.height) * 0.3
        pin = Pin(view.spot(each.country.center), each.name, written[index],
                  radius if is_roomy else max(radius, 0.4 * board.u))  # fmt: skip
        blocked = [*lain, *(() if is_roomy else others)]
        placed = labels(board, [pin], room, blocked, size=size)
        if 0 not in placed:
            continue
        lain.append(placed[0].box)
        shade = scale.shades[scale.step(each.value)]
        ink = on(shade) if is_roomy else board.palette.ink
        label = drawn_label(board, placed[0], index, len(shaded), _LIT_AT, ink,
                            ground=shade if is_roomy else None)  # fmt: skip
        label["style"]["fill"] = ink.css
        clips.append(label)
    return clips


def _rows(board: Board, shaded: list[_Shaded], scale: Scale) -> list[Row]:
    chosen = board.text("highlight")
    return [
        Row(each.name, scale.shades[scale.step(each.value)], each.value,
            is_loud=each.name == chosen if chosen else index == 0)
        for index, each in enumerate(shaded)
    ]  # fmt: skip


PRIMITIVE = Primitive(
    kind="choropleth",
    label="Choropleth",
    category="Maps",
    summary="Countries shaded by their values; the largest are named.",
    inputs=(
        Input("countries", "texts", "names or ISO codes of countries", most=MOST),
        Input("values", "numbers", "the value of each", most=MOST),
    ),
    options=("stagger", "fade", "zoom"),
    seconds=6.0,
    draw=draw,
    mirrors=False,
    example={
        "title": "Brazil grew faster than any other market",
        "countries": ["Brazil", "India", "Mexico", "Indonesia", "Nigeria", "Colombia", "Vietnam",
                      "Spain", "Poland", "Turkey", "Kenya", "Argentina", "Egypt", "Australia",
                      "United States", "Canada", "France", "Germany", "United Kingdom", "Japan",
                      "Sweden", "South Africa", "Italy", "Thailand"],
        "values": [62, 54, 47, 44, 41, 38, 36, 31, 29, 28, 26, 24, 22, 19, 18, 16, 14, 12, 11, 7,
                   9, 21, 13, 33],
        "unit": "%",
        "source": "New members, this year against last",
    },
)  # fmt: skip
