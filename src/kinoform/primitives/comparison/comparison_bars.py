"""Mirrored bars of two sides, with the labels between them."""

from __future__ import annotations

from dataclasses import dataclass

from kinoform.look.type_scale import ROLES
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import common_size, few_growth, figures_width
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.moves import Edge
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Align

_MOST = {"wide": 7, "square": 6, "tall": 7}
_MUTED = 0.6
_LEAST_SHARE = 0.3
"""Of the length of both sides' bars, the side with the shorter ones gets at least so much."""
_HEADING_U = 8.0


@dataclass(frozen=True, slots=True)
class Row:
    """One thing in which both sides are compared."""

    label: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Measure:
    """Where bars stand, and how long they are."""

    left_axis: float
    right_axis: float
    scale: float
    """Pixels of one unit."""
    size: float
    """Of the numbers."""
    figures: float
    """Pixels of the widest of them."""


def draw(board: Board) -> list[RawClip]:
    """The clips of mirrored bars."""
    clips, body = board.headed()
    rows = _rows(board)
    if not rows:
        return clips
    is_wide = board.page.shape == "wide"
    sides = (board.text("leftLabel"), board.text("rightLabel"))
    heading = _HEADING_U * board.u if any(sides) else 0.0
    area = Box(body.left, body.top + heading, body.right, body.bottom)
    growth = few_growth(len(rows))
    pitch = min(area.height / len(rows), (15.0 if is_wide else 25.0) * growth * board.u)
    top = area.top + (area.height - pitch * len(rows)) / 2
    label_size, measure = _measure(board, area, rows, pitch)
    if heading:
        line = Box(body.left, top - heading, body.right, top - 1.5 * board.u)
        clips += _heading(board, line, measure, sides)
    for index, row in enumerate(rows):
        place = Box(area.left, top + index * pitch, area.right, top + (index + 1) * pitch)
        clips += _row(board, row, place, measure, label_size, index, len(rows))
    return clips


def _rows(board: Board) -> list[Row]:
    labels, left, right = board.texts("items"), board.numbers("left"), board.numbers("right")
    count = min(len(labels), len(left), len(right))
    if count < max(len(labels), len(left), len(right)):
        board.note("uneven_lists", f"'items', 'left' and 'right' differ in length; {count} show")
    most = _MOST[board.page.shape]
    if count > most:
        board.note("too_many_items", f"the first {most} of {count} rows are shown")
    if any(value < 0.0 for value in (*left[:most], *right[:most])):
        board.note("negative_values", "bars of two sides show no negative values; numbers do")
    return [Row(*row) for row in zip(labels, left, right, strict=False)][:most]


def _measure(board: Board, area: Box, rows: list[Row], pitch: float) -> tuple[float, Measure]:
    is_wide = board.page.shape == "wide"
    labels = [row.label for row in rows]
    body = ROLES["body"].size(board.page) * few_growth(len(rows))
    if is_wide:
        wide = min(
            max(board.scene.width_of(label, "body", body * 1.1) for label in labels) * 1.1,
            area.width * 0.26,
        )
        label_size = common_size(board, labels, "body", wide, height=pitch * 0.9,
                                 largest=body * 1.1)  # fmt: skip
        gap = wide / 2 + 2.5 * board.u
    else:
        label_size = common_size(board, labels, "body", area.width * 2 * _LEAST_SHARE,
                                 height=pitch * 0.4, largest=body)  # fmt: skip
        gap = 0.3 * board.u
    values = [value for row in rows for value in (row.left, row.right)]
    size = min(body * 1.15, pitch * 0.36)
    figures = figures_width(board, values, "label", size)
    # The side with the longer bars has more of the width, so that both end at a margin.
    most_left = max(0.0, *(row.left for row in rows))
    most_right = max(0.0, *(row.right for row in rows))
    both = most_left + most_right
    share = most_left / both if both else 0.5
    share = min(max(share, _LEAST_SHARE), 1.0 - _LEAST_SHARE)
    bars = max(area.width - 2 * (gap + figures + 1.4 * board.u), 2 * board.u)
    middle = area.left + figures + 1.4 * board.u + bars * share + gap
    reaches = ((most_left, bars * share), (most_right, bars * (1.0 - share)))
    scale = min((reach / most for most, reach in reaches if most), default=1.0)
    return label_size, Measure(middle - gap, middle + gap, scale, size, figures)


def _colors(board: Board, row: Row) -> tuple[Color, Color]:
    palette, chosen = board.palette, board.text("highlight")
    pair = (palette.accent, palette.accent_2)
    if not chosen or row.label == chosen:
        return pair
    return pair[0].mix(palette.background, _MUTED), pair[1].mix(palette.background, _MUTED)


def _heading(board: Board, line: Box, measure: Measure, sides: tuple[str, str]) -> list[RawClip]:
    """The names of the sides above their bars, each in the colour of its own."""
    palette = board.palette
    inset = 0.0 if board.page.shape == "wide" else 1.2 * board.u
    places = (
        (Box(line.left, line.top, measure.left_axis - inset, line.bottom), "right"),
        (Box(measure.right_axis + inset, line.top, line.right, line.bottom), "left"),
    )
    size = common_size(
        board, sides, "title", min(place.width for place, _ in places), height=line.height,
        largest=ROLES["title"].size(board.page),
    )  # fmt: skip
    colors = (palette.accent_ink, palette.accent_2_ink)
    found = []
    for text, (place, align), color in zip(sides, places, colors, strict=True):
        if text:
            words = board.scene.words(
                text, place, "title", size=size, color=color, align=_align(align), lines=2,
                vertical="bottom",
            )  # fmt: skip
            found.append(board.scene.enter(words, way="fade"))
    return found


def _align(name: str) -> Align:
    return "right" if name == "right" else "left"


def _row(
    board: Board, row: Row, place: Box, measure: Measure, label_size: float,
    index: int, count: int,
) -> list[RawClip]:  # fmt: skip
    scene, palette, u = board.scene, board.palette, board.u
    is_wide = board.page.shape == "wide"
    thick = place.height * (0.6 if is_wide else 0.42)
    top = place.top + (place.height - thick) / 2 if is_wide else place.bottom - thick * 1.1
    middle = (measure.left_axis + measure.right_axis) / 2
    half = min(middle - place.left, place.right - middle)
    label = (
        Box(measure.left_axis, place.top, measure.right_axis, place.bottom) if is_wide
        else Box(middle - half, place.top, middle + half, top - 0.4 * u)
    )  # fmt: skip
    chosen = board.text("highlight")
    is_quiet = bool(chosen) and row.label != chosen
    words = scene.words(
        row.label, label, "body", size=label_size, align="center", lines=2,
        vertical="center" if is_wide else "bottom",
        color=palette.ink_soft if is_quiet else palette.ink,
    )  # fmt: skip
    clips = [board.item(words, index, count, "fade")]
    series = (row.left, row.right)
    for value, color, is_left in zip(series, _colors(board, row), (True, False), strict=True):
        long = max(max(value, 0.0) * measure.scale, 0.4 * u)
        edge: Edge = "right" if is_left else "left"
        bar = (
            Box(measure.left_axis - long, top, measure.left_axis, top + thick) if is_left
            else Box(measure.right_axis, top, measure.right_axis + long, top + thick)
        )  # fmt: skip
        wide = measure.figures
        figure = (
            Box(bar.left - 1.2 * u - wide, top, bar.left - 1.2 * u, bar.bottom) if is_left
            else Box(bar.right + 1.2 * u, top, bar.right + 1.2 * u + wide, bar.bottom)
        )  # fmt: skip
        is_ahead = value >= max(series) and not is_quiet
        clips.append(board.bar(bar, color, index, count, edge, radius_u=0.8))
        clips.append(
            board.figure(
                value, figure, "label", index, count, size=measure.size,
                align="right" if is_left else "left", series=_shown(board),
                color=palette.ink if is_ahead else palette.ink_soft,
                style={"fontWeight": 750 if is_ahead else 500},
            )
        )  # fmt: skip
    return clips


def _shown(board: Board) -> tuple[float, ...]:
    """All numbers of the picture, which are written with one precision."""
    most = _MOST[board.page.shape]
    return (*board.numbers("left")[:most], *board.numbers("right")[:most])


PRIMITIVE = Primitive(
    kind="comparison-bars",
    label="Comparison Bars",
    category="Comparison",
    summary="Mirrored bars of two sides, with the labels between them.",
    inputs=(
        Input("items", "texts", "in what the sides are compared"),
        Input("left", "numbers", "the values of the left side"),
        Input("right", "numbers", "the values of the right side"),
        Input("leftLabel", "text", "the name of the left side", required=False),
        Input("rightLabel", "text", "the name of the right side", required=False),
    ),
    options=("grow", "slide", "fade"),
    seconds=5.0,
    draw=draw,
    example={
        "title": "The new depot beats the old one everywhere",
        "items": ["Buses served", "Repairs a week", "Parking bays", "Staff on site"],
        "left": [118, 61, 140, 66],
        "right": [64, 38, 70, 52],
        "leftLabel": "New depot",
        "rightLabel": "Old depot",
    },
    mirrors=False,
)
