"""What roadmaps and Gantt charts share: dated rows, and the columns of time behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives.timeline._column import Column
from kinoform.primitives.timeline._time_axis import time_axis
from kinoform.scenery.room import RawClip

_COLUMN_U = {"wide": 9.5, "square": 10.5, "tall": 12.5}
"""Room that the name of a column needs."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that takes its time."""

    label: str
    place: int
    """Where it stood in the data."""
    begins: float
    """A share of the axis, as is its end."""
    ends: float


def dated(
    board: Board, labels: str, width: float, places: Sequence[int] | None = None
) -> tuple[list[Task], tuple[Column, ...]]:
    """The things that have dates, in the order of the data, with columns for a width in pixels.

    With `places` only those of the data are taken, and the axis reaches no further than they do.
    """
    names, starts = board.texts(labels), board.texts("starts")
    if len(names) != len(starts) and places is None:
        board.note(
            "uneven_lists",
            f"{labels!r} has {len(names)} entries and 'starts' has {len(starts)}; "
            f"{min(len(names), len(starts))} are shown",
        )
    ends = (*board.texts("ends"), *("",) * len(starts))
    taken = range(min(len(names), len(starts))) if places is None else places
    most = max(int(width / (_COLUMN_U[board.page.shape] * board.u)), 2)
    axis = time_axis(
        [starts[place] for place in taken], [ends[place] for place in taken], most,
        board.scene.theme.locale,
    )  # fmt: skip
    found = []
    for place, span in zip(taken, axis.spans, strict=True):
        if span is not None:
            found.append(Task(names[place], place, *span))
        elif places is None:
            message = f"the dates of {names[place]!r} cannot be read; it is left out"
            board.note("unreadable_date", message)
    return found, axis.columns


def header_height(board: Board, columns: Sequence[Column]) -> float:
    """Room for the names of columns above a schedule."""
    line = _label_size(board) * 1.5
    return line * (2 if any(column.group for column in columns) else 1) + 1.0 * board.u


def ruled(board: Board, area: Box, columns: Sequence[Column]) -> list[RawClip]:
    """Fine lines between the columns, and their names in the header above an area."""
    scene, palette = board.scene, board.palette
    size = _label_size(board)
    line, gap = size * 1.5, 1.0 * board.u
    found: list[RawClip] = []
    rule = 0.14 * board.u
    group = ""
    step = _label_step(board, columns, area.width, size)
    for index, column in enumerate(columns):
        x = area.left + column.begins * area.width
        last = columns[min(index + step, len(columns)) - 1]
        right = area.left + last.ends * area.width
        box = Box(x - rule / 2, area.top, x + rule / 2, area.bottom)
        found.append(scene.grow(scene.panel(box, palette.line), "top", scene.beat.delay(index, 40)))
        if index % step:
            continue
        half = (right - x) / 2
        middle = x if column.is_point else x + half
        left = min(max(middle - half, area.left), area.right - 2 * half)
        place = Box(left, area.top - gap - line, left + 2 * half, area.top - gap)
        words = scene.words(
            column.label, place, "label", size=size, color=palette.ink_soft, align="center",
            vertical="center", lines=1,
        )  # fmt: skip
        found.append(scene.enter(words, way="fade", delay=scene.beat.delay(index, 40)))
        if column.group and column.group != group:
            above = Box(x, place.top - line, area.right, place.top)
            words = scene.words(
                column.group, above, "label", size=size, vertical="center", lines=1,
                style={"fontWeight": 700},
            )  # fmt: skip
            found.append(scene.enter(words, way="fade", delay=scene.beat.delay(index, 40)))
            group = column.group
    end = Box(area.right - rule / 2, area.top, area.right + rule / 2, area.bottom)
    found.append(
        scene.grow(scene.panel(end, palette.line), "top", scene.beat.delay(len(columns), 40))
    )
    return found


def _label_step(board: Board, columns: Sequence[Column], width: float, size: float) -> int:
    """Every column has its name, or every second, third ... so that names have room."""
    for step in range(1, len(columns)):
        shown = columns[::step]
        if all(
            board.scene.width_of(column.label, "label", size) * 1.1
            <= (column.ends - column.begins) * step * width
            for column in shown[:-1]
        ):
            return step
    return max(len(columns), 1)


def span_box(area: Box, task: Task, top: float, bottom: float, least: float) -> Box:
    """The bar of a task, at least so many pixels wide, within its area."""
    left = area.left + task.begins * area.width
    right = max(area.left + task.ends * area.width, left + least)
    if right > area.right:
        left, right = max(area.left, left - (right - area.right)), area.right
    return Box(left, top, right, bottom)


def _label_size(board: Board) -> float:
    return ROLES["label"].size(board.page)
