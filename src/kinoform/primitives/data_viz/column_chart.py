"""Upright columns over an axis, in the order of the data."""

from __future__ import annotations

from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._axes import Plot, plotted, ruled
from kinoform.primitives._axis_names import room_for
from kinoform.primitives._board import Board, nothing_to_show
from kinoform.primitives._ranking import Ranked, paired
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.data_viz._columns import column, labelled, middles, number_box, slots
from kinoform.scenery.room import RawClip

MOST = 60
_WIDEST_U = 22.0


def draw(board: Board) -> list[RawClip]:
    """The clips of a column chart."""
    clips, body = board.headed()
    bars = paired(board, "items", "values")
    if len(bars) > MOST:
        board.note("too_many_items", f"the last {MOST} of {len(bars)} columns are shown")
        bars = bars[-MOST:]
    if not bars:
        return nothing_to_show(board)
    board = board.in_order(bar.place for bar in bars)
    values = [bar.value for bar in bars]
    size = ROLES["body"].size(board.page)
    has_negative = min(values) < 0.0
    plot = plotted(
        board, body, values, [bar.label for bar in bars], middles(len(bars)),
        head=size * 1.8, foot=size * 1.8 if has_negative else 0.0,
    )  # fmt: skip
    return [*clips, *ruled(board, plot), *_columns(board, body, plot, bars, size)]


def _columns(board: Board, body: Box, plot: Plot, bars: list[Ranked], size: float) -> list[RawClip]:
    values, chosen = [bar.value for bar in bars], board.text("highlight")
    loud = next(
        (index for index, bar in enumerate(bars) if bar.label == chosen and chosen),
        max(range(len(bars)), key=lambda index: values[index]),
    )
    written = board.written(values)
    widths = [room_for(board, text, size) for text in written]
    places = slots(plot, len(bars), _WIDEST_U, board.u)
    shown = labelled(values, loud, widths, plot.area.width / len(bars), places[0].width)
    clips = []
    for index, (bar, place) in enumerate(zip(bars, places, strict=True)):
        is_loud = index == loud
        color = board.palette.accent if is_loud else board.quiet
        end = plot.y.at(bar.value)
        clips.append(column(board, place, plot.base, end, color, index, len(bars)))
        if index not in shown:
            continue
        box = number_box(board, place, end, size, widths[index], rises=bar.value >= 0.0)
        inward = max(0.0, body.left - box.left) - max(0.0, box.right - body.right)
        figure = board.figure(
            bar.value, box.moved(inward, 0.0), "label", index, len(bars), size=size,
            align="center", series=values,
            color=board.palette.accent_ink if is_loud else board.palette.ink,
        )  # fmt: skip
        clips.append(figure)
    return clips


PRIMITIVE = Primitive(
    kind="column-chart",
    label="Column Chart",
    category="Data Viz",
    summary="Upright columns over an axis, in the order of the data.",
    inputs=(
        Input("items", "texts", "the names below the columns"),
        Input("values", "numbers", "their heights", most=MOST),
    ),
    options=("grow", "fade", "pop", "slide"),
    seconds=5.0,
    draw=draw,
    mirrors=False,
    example={
        "title": "Solar output peaked in July",
        "items": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                  "Dec"],
        "values": [38, 52, 89, 124, 151, 168, 176, 155, 112, 74, 43, 31],
        "unit": " GWh",
        "source": "Source: grid operator, monthly output",
    },
)  # fmt: skip
