"""Bars left and right of zero, the highest first."""

from __future__ import annotations

from kinoform.look.type_scale import ROLES
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import common_size, few_growth, figures_width
from kinoform.primitives._ranking import Ranked, paired
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.comparison._two_way_axis import TwoWayAxis, two_way_axis
from kinoform.scenery.room import RawClip

_MOST = {"wide": 9, "square": 9, "tall": 11}
_NAME_SHARE = {"wide": 0.3, "square": 0.36, "tall": 0.4}


def draw(board: Board) -> list[RawClip]:
    """The clips of diverging bars."""
    clips, body = board.headed()
    bars = _bars(board)
    board = board.in_order(bar.place for bar in bars)
    if not bars:
        return clips
    u, count = board.u, len(bars)
    growth = few_growth(count)
    pitch = min(body.height / count, 16.0 * growth * u)
    top = body.top + (body.height - pitch * count) / 2
    largest = min(ROLES["body"].size(board.page) * 1.15 * growth, pitch * 0.5)
    size = common_size(
        board, [bar.label for bar in bars], "body", body.width * _NAME_SHARE[board.page.shape],
        height=pitch * 0.94, largest=largest,
    )  # fmt: skip
    gap = 1.4 * u
    names = [_name_width(board, bar.label, size, body) + gap for bar in bars]
    figures = figures_width(board, [bar.value for bar in bars], "label", size) + gap
    axis = two_way_axis([bar.value for bar in bars], names, figures, body.width)
    zero = Box(
        body.left + axis.zero - 0.12 * u, top, body.left + axis.zero + 0.12 * u,
        top + pitch * count,
    )  # fmt: skip
    clips.append(board.scene.grow(board.scene.panel(zero, board.palette.line), "top", 0.0))
    for index, bar in enumerate(bars):
        row = Box(body.left, top + index * pitch, body.right, top + (index + 1) * pitch)
        clips += _row(board, bar, row, axis, size, names[index], figures, index, count)
    return clips


def _bars(board: Board) -> list[Ranked]:
    """The highest first; of too many, the highest and the lowest."""
    found = sorted(paired(board, "items", "values"), key=lambda each: -each.value)
    most = _MOST[board.page.shape]
    if len(found) > most:
        board.note("too_many_items", f"the highest and lowest {most} of {len(found)} are shown")
        found = [*found[: (most + 1) // 2], *found[len(found) - most // 2 :]]
    return found


def _name_width(board: Board, label: str, size: float, body: Box) -> float:
    """As wide as its line, or as two lines of it need to be."""
    share = body.width * _NAME_SHARE[board.page.shape]
    return min(board.scene.width_of(label, "body", size) * 1.1, share)


def _color(board: Board, bar: Ranked) -> Color:
    palette, chosen = board.palette, board.text("highlight")
    if chosen and bar.label != chosen:
        return board.quiet
    return palette.accent if bar.value >= 0.0 else palette.accent_2


def _row(
    board: Board, bar: Ranked, row: Box, axis: TwoWayAxis, size: float, name: float,
    figures: float, index: int, count: int,
) -> list[RawClip]:  # fmt: skip
    scene, palette, u = board.scene, board.palette, board.u
    zero = row.left + axis.zero
    long = max(abs(bar.value) * axis.scale, 0.4 * u)
    inset = row.height * 0.19
    is_up = bar.value >= 0.0
    gap = 1.4 * u
    shape = Box(
        zero if is_up else zero - long, row.top + inset, zero + long if is_up else zero,
        row.bottom - inset,
    )  # fmt: skip
    label = (
        Box(zero - name, row.top, zero - gap, row.bottom) if is_up
        else Box(zero + gap, row.top, zero + name, row.bottom)
    )  # fmt: skip
    end = (
        Box(shape.right + gap, row.top, shape.right + figures, row.bottom) if is_up
        else Box(shape.left - figures, row.top, shape.left - gap, row.bottom)
    )  # fmt: skip
    chosen = board.text("highlight")
    is_loud = not chosen or bar.label == chosen
    words = scene.words(
        bar.label, label, "body", size=size, align="right" if is_up else "left", lines=2,
        vertical="center", color=palette.ink if is_loud else palette.ink_soft,
    )  # fmt: skip
    figure = board.figure(
        bar.value, end, "label", index, count, size=size, align="left" if is_up else "right",
        series=board.numbers("values"), color=palette.ink if is_loud else palette.ink_soft,
    )  # fmt: skip
    grown = board.bar(
        shape, _color(board, bar), index, count, "left" if is_up else "right", radius_u=0.7
    )
    return [
        board.item(words, index, count, "fade"), grown, figure,
    ]  # fmt: skip


PRIMITIVE = Primitive(
    kind="diverging-bars",
    label="Diverging Bars",
    category="Comparison",
    summary="Bars left and right of zero, the highest first.",
    inputs=(
        Input("items", "texts", "the names of the bars"),
        Input("values", "numbers", "how far each is above or below zero"),
    ),
    options=("grow", "slide", "fade"),
    seconds=5.0,
    draw=draw,
    example={
        "title": "More people take the tram, fewer the car",
        "items": ["Tram", "Bicycle", "Bus", "On foot", "Taxi", "Car", "Motorbike"],
        "values": [24, 18, 7, 3, -5, -16, -9],
        "unit": "%",
        "source": "Source: city travel survey, change in five years",
    },
)
