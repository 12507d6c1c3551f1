"""Horizontal bars, the longest first, each with its name and its number."""

from __future__ import annotations

from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import common_size, few_growth
from kinoform.primitives._ranking import Ranked, ranked
from kinoform.primitives._shortening import shortened
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.moves import Edge
from kinoform.scenery.room import RawClip

MOST = 7
_PITCH_U = {"wide": 17.0, "square": 18.0, "tall": 30.0}
"""From one bar to the next, at the most."""
_NAMES_SHARE = 0.34
"""Of the width, that names beside bars take at the most."""


def draw(board: Board) -> list[RawClip]:
    """The clips of a bar chart."""
    clips, body = board.headed()
    bars = ranked(board, "items", "values", MOST)
    if not bars:
        return clips
    if bars[-1].value > bars[0].value:
        # A rest that is longer than every bar would make all of them small.
        bars = ranked(board, "items", "values", MOST, keeps_rest=False)
    board = board.in_order(bar.place for bar in bars)
    written = board.written([bar.value for bar in bars])
    growth = few_growth(len(bars))
    pitch = min(body.height / len(bars), _PITCH_U[board.page.shape] * growth**0.7 * board.u)
    top = body.top + (body.height - pitch * len(bars)) / 2
    is_stacked = board.page.shape != "wide"
    size = _label_size(board, bars, body, pitch, is_stacked=is_stacked)
    names = 0.0 if is_stacked else _names_width(board, bars, size, body)
    figures = max(board.scene.width_of(text, "label", size) for text in written) * 1.15
    track = Box(body.left + names, body.top, body.right - figures - 1.5 * board.u, body.bottom)
    zero, scale = _axis(track, bars)
    for index, (bar, text) in enumerate(zip(bars, written, strict=True)):
        row = Box(body.left, top + index * pitch, body.right, top + (index + 1) * pitch)
        clips += _row(board, bar, row, track, zero, scale, size, text, index, len(bars))
    return clips


def _label_size(
    board: Board, bars: list[Ranked], body: Box, pitch: float, *, is_stacked: bool
) -> float:
    """The size of names and numbers: names above a bar have one line, those beside it two."""
    largest = ROLES["body"].size(board.page) * 1.1 * few_growth(len(bars))
    largest = min(largest, pitch * (0.3 if is_stacked else 0.36))
    width = body.width if is_stacked else body.width * _NAMES_SHARE
    return common_size(board, [bar.label for bar in bars], "body", width, height=pitch,
                       lines=1 if is_stacked else 2, largest=largest)  # fmt: skip


def _names_width(board: Board, bars: list[Ranked], size: float, body: Box) -> float:
    widest = max(board.scene.width_of(bar.label, "body", size) for bar in bars)
    return min(widest * 1.06, body.width * _NAMES_SHARE) + 2.0 * board.u


def _axis(track: Box, bars: list[Ranked]) -> tuple[float, float]:
    """Where zero is, and the pixels of one unit."""
    least = min(0.0, *(bar.value for bar in bars))
    most = max(0.0, *(bar.value for bar in bars))
    scale = track.width / ((most - least) or 1.0)
    return track.left - least * scale, scale


def _row(
    board: Board, bar: Ranked, row: Box, track: Box, zero: float, scale: float, size: float,
    text: str, index: int, count: int,
) -> list[RawClip]:  # fmt: skip
    scene, palette = board.scene, board.palette
    is_stacked = track.left == row.left
    thick = row.height * (0.4 if is_stacked else 0.62)
    top = (
        row.bottom - thick - row.height * 0.1 if is_stacked else row.top + (row.height - thick) / 2
    )
    end = zero + bar.value * scale
    shape = Box(min(zero, end), top, max(zero, end, min(zero, end) + 0.4 * board.u), top + thick)
    chosen = board.text("highlight")
    is_loud = bar.label == chosen if chosen else index == 0
    color = palette.accent if is_loud else board.quiet
    name_box = (
        Box(row.left, row.top, row.right, top - 0.4 * board.u) if is_stacked
        else Box(row.left, row.top, track.left - 2.0 * board.u, row.bottom)
    )  # fmt: skip
    lines = 1 if is_stacked else 2
    name = scene.words(
        shortened(scene, bar.label, "body", size, name_box.width, lines), name_box, "body",
        size=size, align="left" if is_stacked else "right",
        vertical="bottom" if is_stacked else "center", lines=lines,
        color=palette.ink if is_loud else palette.ink_soft,
    )  # fmt: skip
    right = max(shape.right, zero) + 1.2 * board.u
    figure_box = Box(right, top, right + scene.width_of(text, "label", size) * 1.3, top + thick)
    figure = board.figure(
        bar.value, figure_box, "label", index, count, size=size,
        color=palette.accent_ink if is_loud else palette.ink,
    )  # fmt: skip
    edge: Edge = "left" if bar.value >= 0 else "right"
    grown = board.bar(shape, color, index, count, edge)
    return [board.item(name, index, count, "fade"), grown, figure]


PRIMITIVE = Primitive(
    kind="bar-chart",
    label="Bar Chart",
    category="Data Viz",
    summary="Horizontal bars, the longest first, each with its name and its number.",
    inputs=(
        Input("items", "texts", "the names of the bars"),
        Input("values", "numbers", "their lengths", most=MOST),
    ),
    options=("grow", "fade", "slide"),
    seconds=5.0,
    draw=draw,
    example={
        "title": "Most riders start from the station",
        "items": ["Station", "Harbour", "Old town", "Airport", "University"],
        "values": [4200, 2900, 2100, 1300, 880],
        "source": "Source: city bike counts",
    },
)
