"""Stages that fewer and fewer reach, and how many of each go on."""

from __future__ import annotations

from collections.abc import Sequence

from kinoform.look import numbers
from kinoform.look.palette import on
from kinoform.look.type_scale import ROLES
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import fitting_size
from kinoform.primitives._ranking import Ranked, paired
from kinoform.primitives._shortening import shortened
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.outlines import shape, unfolded
from kinoform.scenery.room import RawClip

MOST = 7
_LEAST_SHARE = 0.015
_FILLED = 0.94
"""Of the breadth of a bar, its figure may take."""
_GAP_U = 1.8


def draw(board: Board) -> list[RawClip]:
    """The clips of a funnel."""
    clips, body = board.headed()
    stages = paired(board, "stages", "values")
    if len(stages) > MOST:
        board.note("too_many_items", f"the first {MOST} of {len(stages)} stages are shown")
        stages = stages[:MOST]
    if not stages:
        return clips
    scene, count, u, soft = board.scene, len(stages), board.u, board.palette.ink_soft
    pitch = min(body.height / (count - 0.35), 26.0 * u)
    top = body.top + (body.height - pitch * (count - 0.35)) / 2
    thick = pitch * 0.65
    names = body.width * (0.24 if board.page.shape == "wide" else 0.27)
    size = fitting_size(
        scene, [stage.label for stage in stages], "body", names - 2 * u, thick,
        lines=3, largest=ROLES["body"].size(board.page) * 1.15,
    ) or ROLES["label"].size(board.page)  # fmt: skip
    field = Box(body.left + names, body.top, body.right, body.bottom)
    most = max(*(stage.value for stage in stages), 0.0) or 1.0
    bars: list[Box] = []
    for index, stage in enumerate(stages):
        wide = field.width * max(stage.value / most, _LEAST_SHARE)
        middle = (field.left + field.right) / 2
        row = top + index * pitch
        bars.append(Box(middle - wide / 2, row, middle + wide / 2, row + thick))
    figures = board.written([stage.value for stage in stages])
    figure = _figure_size(board, figures, bars, field.right)
    for index, (stage, bar) in enumerate(zip(stages, bars, strict=True)):
        if index:
            clips += _neck(board, bars[index - 1], bar, stages[index - 1], stage, index, count)
        clips += _stage(board, figures[index], bar, figure, index, stages)
        place = Box(body.left, bar.top, field.left - 2 * u, bar.bottom)
        is_last = index == count - 1
        said = shortened(scene, stage.label, "body", size, place.width, 3)
        words = scene.words(said, place, "body", size=size, vertical="center", lines=3,
                            color=board.palette.ink if is_last else soft)  # fmt: skip
        clips.append(board.item(words, index, count, "fade"))
    return clips


def _color(board: Board, index: int, stages: list[Ranked]) -> Color:
    """Quiet at first; the stage that counts has the accent."""
    palette, chosen = board.palette, board.text("highlight")
    if chosen:
        return palette.accent if stages[index].label == chosen else board.quiet
    share = (index + 1) / len(stages)
    return palette.background.mix(palette.accent, 0.3 + 0.7 * share**1.6)


def _breadth(board: Board, text: str, size: float) -> float:
    return board.scene.width_of(text, "title", size) * 1.2


def _figure_size(
    board: Board, figures: Sequence[str], bars: Sequence[Box], right: float
) -> float:  # fmt: skip
    """The largest size at which each figure fits into its bar, or between that and the margin."""
    size = min(bars[0].height * 0.5, ROLES["title"].size(board.page) * 1.15)
    least, gap = SMALLEST_TYPE_U * board.u, _GAP_U * board.u

    def is_too_large() -> bool:
        wide = (_breadth(board, text, size) for text in figures)
        return any(
            breadth > bar.width * _FILLED and bar.right + gap + breadth > right
            for breadth, bar in zip(wide, bars, strict=True)
        )

    while size > least and is_too_large():
        size *= 0.96
    return max(size, least)


def _stage(
    board: Board, text: str, bar: Box, size: float, index: int, stages: list[Ranked]
) -> list[RawClip]:
    scene, count = board.scene, len(stages)
    color = _color(board, index, stages)
    panel = scene.panel(bar, color, 0.8)
    grown = (
        board.item(panel, index, count, "drop") if board.option != "grow"
        else unfolded(scene, panel, "x", board.turn(index, count))
    )  # fmt: skip
    values = [each.value for each in stages]
    wide, value = _breadth(board, text, size), stages[index].value
    if wide <= bar.width * _FILLED:
        figure = board.figure(value, bar, "title", index, count, color=on(color), size=size,
                              align="center", series=values)  # fmt: skip
    else:
        left = bar.right + _GAP_U * board.u
        place = Box(left, bar.top, left + wide, bar.bottom)
        figure = board.figure(value, place, "title", index, count, size=size, series=values)
    return [grown, figure]


def _neck(
    board: Board, above: Box, below: Box, before: Ranked, stage: Ranked, index: int, count: int
) -> list[RawClip]:
    """What leads from one stage to the next, with the share that takes it."""
    scene, palette = board.scene, board.palette
    inset = 0.5 * board.u
    corners = [
        (above.left + inset, above.bottom), (above.right - inset, above.bottom),
        (below.right - inset, below.top), (below.left + inset, below.top),
    ]  # fmt: skip
    neck = shape(scene, corners, board.track)
    found = [board.item(neck, index, count, "fade", first=0.1)]
    room = below.top - above.bottom
    size = min(ROLES["label"].size(board.page), room * 0.72)
    if before.value > 0 <= stage.value and size >= SMALLEST_TYPE_U * board.u:
        text = numbers.share(stage.value / before.value, scene.theme.locale)
        half, middle = scene.width_of(text, "label", size), (below.left + below.right) / 2
        place = Box(middle - half, above.bottom, middle + half, below.top)
        words = scene.words(text, place, "label", size=size, color=palette.ink_soft,
                            align="center", vertical="center", lines=1)  # fmt: skip
        found.append(board.item(words, index, count, "fade", first=0.2))
    return found


PRIMITIVE = Primitive(
    kind="funnel",
    label="Funnel",
    category="Data Viz",
    summary="Stages that narrow, with the share of each that goes on.",
    inputs=(
        Input("stages", "texts", "the names of the stages in their order", most=MOST),
        Input("values", "numbers", "how many reach each stage", most=MOST),
    ),
    options=("grow", "drop", "fade"),
    seconds=5.0,
    draw=draw,
    example={
        "title": "One visitor in nine becomes a member",
        "stages": ["Visited", "Signed up", "Started a trial", "Became a member"],
        "values": [18400, 7900, 3600, 2050],
        "source": "Source: own figures, last quarter",
    },
)
