"""Prices over time as candles: full where they fell, hollow where they rose, and the last price."""

from __future__ import annotations

from collections.abc import Sequence

from kinoform.look import curves
from kinoform.look.type_scale import ROLES
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._axes import Plot, plotted, ruled
from kinoform.primitives._axis_names import room_for
from kinoform.primitives._board import Board, nothing_to_show
from kinoform.primitives._path_data import closed, outlined, segments, straight
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.data_viz._candles import Candle, candles, merged
from kinoform.primitives.data_viz._columns import Slot, middles, slots
from kinoform.primitives.data_viz._days import day_names
from kinoform.scenery.room import RawClip

_MOST = {"wide": 64, "square": 44, "tall": 36}
_WIDEST_U = 7.0
_WICK_U = 0.28


def draw(board: Board) -> list[RawClip]:
    """The clips of a candlestick chart."""
    clips, body = board.headed()
    lists = [board.numbers(name) for name in ("open", "high", "low", "close")]
    times = board.texts("times")
    known = candles(times, *lists)
    if any(len(each) != len(known) for each in (times, *lists)):
        board.note("uneven_lists", f"{len(known)} times have all four prices")
    most = _MOST[board.page.shape]
    if len(known) > most:
        board.note("too_many_items", "neighbouring candles are put together")
        known = merged(known, most)
    if not known:
        return nothing_to_show(board)
    size = ROLES["body"].size(board.page) * 1.05
    last = board.written([each.ends for each in known])[-1]
    values = [value for each in known for value in (each.low, each.high)]
    right = room_for(board, last, size) + 3.2 * board.u
    names = day_names([each.time for each in known], board.scene.theme.locale)
    plot = plotted(board, body, values, names, middles(len(known)), from_zero=False,
                   head=board.u, foot=board.u, right=right)  # fmt: skip
    clips += ruled(board, plot, is_scale=True)
    places = slots(plot, len(known), _WIDEST_U, board.u, 0.62)
    clips += _wiped(board, plot, known, places) if board.option == "draw-on" else [
        clip for at, (each, place) in enumerate(zip(known, places, strict=True))
        for clip in _alone(board, plot, each, place, at, len(known))
    ]  # fmt: skip
    return [*clips, *_last(board, plot, known, size)]


def _color(board: Board, each: Candle) -> Color:
    return board.palette.positive if each.rises else board.palette.negative


def _outline(board: Board, plot: Plot, each: Candle, place: Slot) -> tuple[str, str]:
    """The path data of a wick and of a body."""
    x = (place.left + place.right) / 2
    top, bottom = sorted((plot.y.at(each.begins), plot.y.at(each.ends)))
    bottom = max(bottom, top + 0.3 * board.u)
    high, low = plot.y.at(each.high), plot.y.at(each.low)
    wick = segments([((x, high), (x, top)), ((x, bottom), (x, low))])
    inset = _WICK_U * board.u / 2
    body = closed(
        [
            (place.left + inset, top + inset),
            (place.right - inset, top + inset),
            (place.right - inset, bottom - inset),
            (place.left + inset, bottom - inset),
        ]
    )
    return wick, body


def _drawn(
    board: Board, outlines: Sequence[tuple[str, str]], color: Color, box: Box, *, rises: bool
) -> RawClip:
    """Wicks and bodies in one clip; the bodies of rising prices are nearly hollow."""
    data = " ".join(f"{wick} {body}" for wick, body in outlines)
    clip = outlined(board, data, color, _WICK_U, box)
    fill = color.with_alpha(0.16) if rises else color
    return {**clip, "style": {**clip["style"], "fill": fill.css}}


def _wiped(
    board: Board, plot: Plot, known: Sequence[Candle], places: Sequence[Slot]
) -> list[RawClip]:
    """All candles, uncovered from left to right."""
    clips = []
    for rises in (True, False):
        outlines = [_outline(board, plot, each, place)
                    for each, place in zip(known, places, strict=True)
                    if each.rises == rises]  # fmt: skip
        if not outlines:
            continue
        color = board.palette.positive if rises else board.palette.negative
        # Both clips are as wide as the plot, so that they are uncovered at one pace; the ends
        # lie on the base line, where nobody sees them.
        ends = [(plot.area.left, plot.base), (plot.area.right, plot.base)]
        edge = segments((end, end) for end in ends)
        made = _drawn(board, [*outlines, (edge, "")], color, plot.area, rises=rises)
        way = {"type": "wipe-right", "duration": 1.1 * board.scene.beat.pace,
               "easing": curves.MOVE}  # fmt: skip
        clips.append({**board.scene.enter(made, way="none"), "transition": {"in": way}})
    return clips


def _alone(
    board: Board, plot: Plot, each: Candle, place: Slot, at: int, count: int
) -> list[RawClip]:
    """One candle, which opens out of its own middle or comes by the option."""
    box = Box(place.left, plot.y.at(each.high), place.right, plot.y.at(each.low) + 0.1)
    made = _drawn(board, [_outline(board, plot, each, place)], _color(board, each), box,
                  rises=each.rises)  # fmt: skip
    if board.option != "grow":
        return [board.item(made, at, count, "fade")]
    delay = board.turn(at, count)
    frames = [
        {"time": round(delay, 4), "value": [1.0, 0.0]},
        {"time": round(delay + board.scene.beat.enter, 4), "value": [1.0, 1.0],
         "easing": curves.ENTER},
    ]  # fmt: skip
    grown = {**made, "keyframes": [{"property": "scale", "frames": frames}]}
    return [board.scene.enter(grown, way="none")]


def _last(board: Board, plot: Plot, known: Sequence[Candle], size: float) -> list[RawClip]:
    """A fine line at the last price, with its number on a tag at the right."""
    palette, y = board.palette, plot.y.at(known[-1].ends)
    delay = 0.75 * board.scene.beat.pace
    dash = [round(0.7 * board.u, 2), round(0.9 * board.u, 2)]
    line = outlined(board, straight([(plot.area.left, y), (plot.area.right, y)]), palette.accent,
                    0.2, lineDash=dash)  # fmt: skip
    values = [each.ends for each in known]
    width = room_for(board, board.written(values)[-1], size) + 1.6 * board.u
    left = plot.area.right + 0.8 * board.u
    tag = Box(left, y - size * 0.85, left + width, y + size * 0.85)
    number = board.scene.figure(
        values[-1], tag, "label", board.form(values), delay=delay, begins=values[0],
        color=palette.on_accent, size=size, align="center",
    )  # fmt: skip
    panel = board.scene.panel(tag, palette.accent, 0.8)
    return [board.scene.enter(clip, way="fade", delay=delay) for clip in (line, panel, number)]


PRIMITIVE = Primitive(
    kind="candlestick",
    label="Candlestick Chart",
    category="Data Viz",
    summary="Prices over time as candles, full where they fell, with the last price.",
    inputs=(
        Input("times", "texts", "what each candle stands for, in order"),
        Input("open", "numbers", "the first price of each"),
        Input("high", "numbers", "the highest"),
        Input("low", "numbers", "the lowest"),
        Input("close", "numbers", "the last"),
    ),
    options=("draw-on", "grow", "fade"),
    seconds=5.0,
    draw=draw,
    mirrors=False,
    example={
        "title": "Copper recovered within four weeks",
        "times": ["3 Mar", "4 Mar", "5 Mar", "6 Mar", "7 Mar", "10 Mar", "11 Mar", "12 Mar",
                  "13 Mar", "14 Mar", "17 Mar", "18 Mar", "19 Mar", "20 Mar", "21 Mar", "24 Mar",
                  "25 Mar", "26 Mar", "27 Mar", "28 Mar"],
        "open": [412, 415, 409, 402, 398, 391, 386, 389, 384, 380, 378, 385, 391, 389, 396, 402,
                 408, 405, 413, 419],
        "high": [418, 417, 412, 405, 400, 395, 392, 392, 388, 386, 388, 394, 395, 398, 405, 411,
                 412, 416, 422, 428],
        "low": [409, 406, 399, 395, 388, 383, 381, 382, 376, 374, 376, 383, 386, 387, 394, 400,
                403, 402, 411, 416],
        "close": [415, 409, 402, 398, 391, 386, 389, 384, 380, 378, 385, 391, 389, 396, 402, 408,
                  405, 413, 419, 426],
        "source": "Source: metal exchange, cents per pound",
    },
)  # fmt: skip
