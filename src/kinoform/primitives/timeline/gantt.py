"""Bars of tasks over time, joined where one waits for another."""

from __future__ import annotations

from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import common_size, few_growth
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.timeline._schedule import Task, dated, header_height, ruled, span_box
from kinoform.primitives.timeline._waiting import waits_for
from kinoform.scenery.room import RawClip

_MOST = {"wide": 9, "square": 8, "tall": 10}
_NAMES_SHARE = 0.3
_BROKEN = 0.72
"""Of the width, for names above bars that take two lines."""
_PITCH_U = {"wide": 14.0, "square": 15.0, "tall": 21.0}


def draw(board: Board) -> list[RawClip]:
    """The clips of a Gantt chart."""
    clips, body = board.headed()
    is_wide = board.page.shape == "wide"
    names = _names_width(board, body) if is_wide else 0.0
    tasks, columns = dated(board, "tasks", body.width - names)
    tasks.sort(key=lambda task: (task.begins, task.place))
    most = _MOST[board.page.shape]
    if len(tasks) > most:
        board.note("too_many_items", f"the first {most} of {len(tasks)} tasks are shown")
        kept = [task.place for task in tasks[:most]]
        tasks, columns = dated(board, "tasks", body.width - names, kept)
    board = board.in_order(task.place for task in tasks)
    if not tasks:
        return clips
    area = Box(body.left + names, body.top + header_height(board, columns), body.right, body.bottom)
    growth = few_growth(len(tasks))
    pitch = min(area.height / len(tasks), _PITCH_U[board.page.shape] * growth * board.u)
    top = area.top + (area.height - pitch * len(tasks)) * 0.4
    area = Box(area.left, top, area.right, top + pitch * len(tasks))
    clips += ruled(board, area, columns)
    bars = [_bar_box(board, area, task, index, pitch) for index, task in enumerate(tasks)]
    said = [task.label for task in tasks]
    room = names - 2.5 * board.u if is_wide else area.width
    largest = ROLES["body"].size(board.page) * (1.0 if is_wide else 1.15) * growth
    high = pitch * (0.86 if is_wide else 0.46)
    lines = 2 if is_wide else 1
    size = common_size(board, said, "body", room, height=high, lines=lines, largest=largest)
    if not is_wide and size < ROLES["label"].size(board.page):
        lines, room = 2, room * _BROKEN
        size = common_size(board, said, "body", room, height=high, lines=2, largest=largest)
    indent = 3.0 * board.u
    places = [
        Box(body.left, row, area.left - 2.5 * board.u, row + pitch) if is_wide
        else _above(board, task.label, bar, Box(body.left, row, body.right, bar.top), size, indent,
                    room if lines > 1 else body.width)
        for task, bar, row in zip(
            tasks, bars, (top + index * pitch for index in range(len(tasks))), strict=True
        )
    ]  # fmt: skip
    for index, before in enumerate(waits_for([(task.begins, task.ends) for task in tasks])):
        # Where names stand above bars, most lines would run through one.
        is_clear = before == index - 1 and places[index].left >= bars[index].left + indent
        if before is not None and (is_wide or is_clear):
            clips += _elbow(board, bars[before], bars[index], index, len(tasks))
    for index, (task, bar, place) in enumerate(zip(tasks, bars, places, strict=True)):
        clips += _task(board, task, bar, place, size, lines, index, len(tasks))
    return clips


def _names_width(board: Board, body: Box) -> float:
    size = ROLES["body"].size(board.page) * few_growth(len(board.texts("tasks")))
    widest = max(board.scene.width_of(name, "body", size) for name in board.texts("tasks"))
    return min(widest * 1.08, body.width * _NAMES_SHARE) + 2.5 * board.u


def _bar_box(board: Board, area: Box, task: Task, index: int, pitch: float) -> Box:
    is_wide = board.page.shape == "wide"
    thick = pitch * (0.5 if is_wide else 0.36)
    bottom = area.top + (index + 1) * pitch - pitch * (0.25 if is_wide else 0.12)
    return span_box(area, task, bottom - thick, bottom, 1.2 * board.u)


def _above(
    board: Board, name: str, bar: Box, line: Box, size: float, indent: float, widest: float
) -> Box:
    """Room for a name above its bar: right of what may come down to it, if it fits there."""
    wide = min(board.scene.width_of(name, "body", size) * 1.1, widest)
    is_first = bar.left <= line.left + 1.0
    left = max(line.left, min(bar.left + (0.0 if is_first else indent), line.right - wide))
    return Box(left, line.top, line.right, line.bottom - 0.5 * board.u)


def _task(
    board: Board,
    task: Task,
    bar: Box,
    place: Box,
    size: float,
    lines: int,
    index: int,
    count: int,
) -> list[RawClip]:
    palette, chosen = board.palette, board.text("highlight")
    is_loud = not chosen or task.label == chosen
    is_above = place.bottom <= bar.top
    name = board.scene.words(
        task.label, place, "body", size=size, align="left" if is_above else "right",
        vertical="bottom" if is_above else "center", lines=lines,
        color=palette.ink if is_loud else palette.ink_soft,
    )  # fmt: skip
    color = palette.accent if is_loud else board.quiet
    grown = board.bar(bar, color, index, count, "left", radius_u=1.0)
    return [board.item(name, index, count, "fade"), grown]


def _elbow(board: Board, one: Box, other: Box, index: int, count: int) -> list[RawClip]:
    """A line from the end of a bar down to the start of the one that waits for it."""
    scene, u = board.scene, board.u
    half, head = 0.16 * u, 0.75 * u
    middle = (one.top + one.bottom) / 2
    x = min(max(one.right, other.left) + 1.4 * u, other.right - half)
    if x <= one.right + half:
        return []
    color = board.palette.ink_soft
    delay = board.turn(index, count) + 0.25 * scene.beat.pace
    across = scene.panel(Box(one.right, middle - half, x + half, middle + half), color)
    down = scene.panel(Box(x - half, middle, x + half, other.top - head * 0.6), color)
    tip = scene.clip(
        "polygon", Box(x - head, other.top - head * 1.3, x + head, other.top - 0.1 * u),
        points=[[0, 0], [2, 0], [1, 1.2]], style={"fill": color.css},
    )  # fmt: skip
    pace = scene.beat.enter / 2
    return [
        scene.grow(across, "left", delay, seconds=pace),
        scene.grow(down, "top", delay + pace * 0.6, seconds=pace),
        scene.enter(tip, way="fade", delay=delay + pace),
    ]


PRIMITIVE = Primitive(
    kind="gantt",
    label="Gantt Chart",
    category="Timeline",
    summary="Bars of tasks over time, joined where one waits for another.",
    inputs=(
        Input("tasks", "texts", "the names of the tasks"),
        Input("starts", "texts", "when each begins, such as '2024-05-01', 'Mar 2024' or 'Week 3'"),
        Input("ends", "texts", "when each ends, in the same way"),
    ),
    options=("grow", "fade", "slide"),
    seconds=6.0,
    draw=draw,
    example={
        "title": "Permits take the longest",
        "tasks": ["Survey", "Design", "Permits", "Foundations", "Timber frame", "Interior"],
        "starts": ["Jan 2025", "Feb 2025", "Mar 2025", "Apr 2025", "May 2025", "Jul 2025"],
        "ends": ["Jan 2025", "Mar 2025", "May 2025", "Apr 2025", "Jun 2025", "Aug 2025"],
        "highlight": "Permits",
    },
)
