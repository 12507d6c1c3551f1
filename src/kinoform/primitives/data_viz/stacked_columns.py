"""Columns whose parts lie on one another, as amounts or in percent."""

from __future__ import annotations

from collections.abc import Sequence

from kinoform.look import numbers
from kinoform.look.palette import on
from kinoform.look.type_scale import ROLES
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._axes import Plot, axis_of, plotted, ruled
from kinoform.primitives._axis_names import room_for
from kinoform.primitives._board import Board, nothing_to_show
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.data_viz._columns import Slot, column, middles, number_box, slots
from kinoform.primitives.data_viz._end_names import end_names
from kinoform.primitives.data_viz._layers import Layer, as_shares, grouped, stacked
from kinoform.primitives.data_viz._series_lines import cut_even
from kinoform.primitives.data_viz._tones import tones
from kinoform.scenery.room import RawClip

MOST_COLUMNS = 24
_WIDEST_U = 24.0
_PERCENTS = (0.0, 25.0, 50.0, 75.0, 100.0)


def draw(board: Board) -> list[RawClip]:
    """The clips of stacked columns."""
    clips, body = board.headed()
    items = cut_even(board, board.texts("items"), board.series("series"))
    if not items:
        return nothing_to_show(board)
    series = grouped(board, board.series("series"), len(items))
    is_percent = bool(board.values.get("percent"))
    layers = stacked(as_shares(series) if is_percent else series, [0.0] * len(items))
    if len(items) > MOST_COLUMNS:
        board.note("too_many_items", f"the last {MOST_COLUMNS} of {len(items)} columns are shown")
    items = items[-MOST_COLUMNS:]
    layers = [Layer(each.name, each.lower[-len(items) :], each.upper[-len(items) :])
              for each in layers]  # fmt: skip
    names = end_names(board, body, [each.name for each in layers])
    colors = tones(board, [each.name for each in layers])
    totals = layers[-1].upper
    size = ROLES["label"].size(board.page) * 1.1
    locale = board.scene.theme.locale
    axis = axis_of(
        board, (0.0, 100.0) if is_percent else totals,
        texts=[numbers.share(tick / 100, locale) for tick in _PERCENTS] if is_percent else None,
        ticks=_PERCENTS if is_percent else None,
    )  # fmt: skip
    plot = plotted(board, body, totals, items, middles(len(items)), right=names.room,
                   head=0.0 if is_percent else size * 1.7, axis=axis)  # fmt: skip
    clips += ruled(board, plot)
    places = slots(plot, len(items), _WIDEST_U, board.u)
    for at, place in enumerate(places):
        clips += _column(board, plot, layers, colors, place, at, len(items))
    if not is_percent:
        clips += _totals(board, plot, totals, places, size)
    heights = [plot.y.at((each.lower[-1] + each.upper[-1]) / 2) for each in layers]
    delays = [board.turn(len(items) - 1, len(items)) + 0.2 * board.scene.beat.pace] * len(layers)
    return [*clips, *names.clips(board, plot, heights, colors, delays)]


def _column(
    board: Board, plot: Plot, layers: Sequence[Layer], colors: Sequence[Color], place: Slot,
    at: int, count: int,
) -> list[RawClip]:  # fmt: skip
    """One column: its parts rise from the base together, with the shares that fit into them."""
    clips: list[RawClip] = []
    size = ROLES["label"].size(board.page)
    amounts = [each.upper[at] - each.lower[at] for each in layers]
    unit = board.form(amounts).get("suffix", "")
    written = [text.removesuffix(unit) for text in board.written(amounts)]
    is_percent = bool(board.values.get("percent"))
    gap = 0.3 * board.u
    top = max((index for index, each in enumerate(layers) if each.upper[at] > each.lower[at]),
              default=0)  # fmt: skip
    for index, (each, color) in enumerate(zip(layers, colors, strict=True)):
        begins, ends = plot.y.at(each.lower[at]), plot.y.at(each.upper[at])
        if begins - ends < 0.5:
            continue
        lifted = gap if index and begins - ends > 3 * gap else 0.0
        part = column(board, place, begins - lifted, ends, color, at, count, is_end=index == top)
        clips.append(part if board.option in {"fade", "pop", "slide"} else
                     _rising(board, plot, part))  # fmt: skip
        text = written[index]
        if is_percent:
            share = (each.upper[at] - each.lower[at]) / 100
            text = numbers.share(share, board.scene.theme.locale)
        fits = room_for(board, text, size) <= place.width and begins - ends > size * 1.9
        if fits and (is_percent or count <= 8):
            box = Box(place.left, ends, place.right, begins - lifted)
            words = board.scene.words(text, box, "label", size=size, color=on(color),
                                      align="center", vertical="center", lines=1)  # fmt: skip
            delay = board.turn(at, count) + 0.35 * board.scene.beat.pace
            clips.append(board.scene.enter(words, way="fade", delay=delay))
    return clips


def _rising(board: Board, plot: Plot, part: RawClip) -> RawClip:
    """A part that grows as the column does: its foot leaves the base as its top rises."""
    frames = part["keyframes"][0]["frames"]
    place = part["transform"]
    foot = place["y"]
    base = round(plot.base - board.page.height / 2, 2)
    moved = [{**frames[0], "value": base}, {**frames[1], "value": foot}]
    return {**part, "keyframes": [*part["keyframes"], {"property": "y", "frames": moved}]}


def _totals(
    board: Board, plot: Plot, totals: Sequence[float], places: Sequence[Slot], size: float
) -> list[RawClip]:
    written = board.written(totals)
    pitch = plot.area.width / len(totals)
    widest = max(room_for(board, text, size) for text in written)
    step = max(1, -int(-widest // pitch))
    found = []
    for at in range((len(totals) - 1) % step, len(totals), step):
        if step > 1 and any(totals[near] > totals[at] for near in (at - 1, at + 1)
                            if 0 <= near < len(totals)):  # fmt: skip
            continue
        box = number_box(board, places[at], plot.y.at(totals[at]), size, widest, rises=True)
        found.append(board.figure(totals[at], box, "label", at, len(totals), size=size,
                                  align="center", series=totals))  # fmt: skip
    return found


PRIMITIVE = Primitive(
    kind="stacked-columns",
    label="Stacked Columns",
    category="Data Viz",
    summary="Columns whose parts lie on one another, as amounts or in percent.",
    inputs=(
        Input("items", "texts", "the names below the columns"),
        Input("series", "series", "the parts from below, each with a name and its values"),
        Input("percent", "flag", "every column is as high as 100 percent", required=False),
    ),
    options=("grow", "fade", "pop", "slide"),
    seconds=5.0,
    draw=draw,
    mirrors=False,
    example={
        "title": "Subscriptions now carry the business",
        "items": ["2020", "2021", "2022", "2023", "2024"],
        "series": [
            {"name": "Subscriptions", "values": [1.2, 2.1, 3.4, 5.2, 7.1]},
            {"name": "Services", "values": [1.8, 2.0, 2.2, 2.1, 2.3]},
            {"name": "Hardware", "values": [2.4, 2.2, 1.9, 1.5, 1.2]},
        ],
        "unit": " M",
        "source": "Source: annual reports, revenue in millions of euros",
    },
)
