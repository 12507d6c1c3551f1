"""Lanes of work over months, quarters or years, with a bar for each thing that is planned."""

from __future__ import annotations

from dataclasses import dataclass

from kinoform.look import copyfit
from kinoform.look.type_scale import ROLES
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import common_size, few_growth
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.timeline._lanes import lanes_of, packed
from kinoform.primitives.timeline._schedule import Task, dated, header_height, ruled, span_box
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Align

_LANES_SHARE = 0.2
_ROW_U = {"wide": 20.0, "square": 15.0, "tall": 19.0}
_LEAST_ROW_U = {"wide": 6.0, "square": 6.0, "tall": 7.0}
_LINES_OF_TYPE = 2.9
"""A row is so many times as high as the type of two lines in its bars."""
_OUTSIDE_BREADTH = 0.58
"""Of a text in one line, the breadth of it in two."""
_LANE_LINE = 1.5
"""Height of a lane's name above its rows, in sizes of its type."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: its name, its things and the row of each."""

    name: str
    tasks: list[Task]
    rows: tuple[int, ...]

    @property
    def count(self) -> int:
        return max(self.rows, default=0) + 1


def draw(board: Board) -> list[RawClip]:
    """The clips of a roadmap."""
    clips, body = board.headed()
    is_wide = board.page.shape == "wide"
    side = _side_width(board, body) if is_wide else 0.0
    tasks, columns = dated(board, "items", body.width - side)
    if not tasks:
        return clips
    header = header_height(board, columns)
    area = Box(body.left + side, body.top + header, body.right, body.bottom)
    gap = 1.6 * board.u
    name_size = _name_size(board, side, is_wide=is_wide)
    heading = name_size * _LANE_LINE if any(board.texts("lanes")) and not is_wide else 0.0
    size, lines, lanes = _set(board, tasks, area, heading + gap)
    lanes = _kept(board, lanes, area.height, heading + gap)
    order = [task for lane in lanes for task in lane.tasks]
    board = board.in_order(task.place for task in order)
    rows = sum(lane.count for lane in lanes)
    free = area.height - gap * (len(lanes) - 1) - heading * len(lanes)
    pitch = min(free / rows, _ROW_U[board.page.shape] * few_growth(rows) * board.u)
    used = pitch * rows + gap * (len(lanes) - 1) + heading * len(lanes)
    top = area.top + (area.height - used) * 0.4
    clips += ruled(board, Box(area.left, top, area.right, top + used), columns)
    for number, lane in enumerate(lanes):
        band = Box(body.left, top, body.right, top + heading + lane.count * pitch)
        clips += _band(board, lane, band, area, heading, name_size, number, len(lanes))
        for task, row in zip(lane.tasks, lane.rows, strict=True):
            line = band.top + heading + row * pitch
            place = Box(area.left, line, area.right, line + pitch)
            clips += _item(board, task, place, size, lines, order.index(task), len(order))
        top = band.bottom + gap
    return clips


def _side_width(board: Board, body: Box) -> float:
    size = ROLES["body"].size(board.page) * few_growth(len(set(board.texts("lanes"))))
    widest = max(board.scene.width_of(name, "body", size) for name in board.texts("lanes"))
    return min(widest * 1.15, body.width * _LANES_SHARE) + 4.5 * board.u


def _name_size(board: Board, side: float, *, is_wide: bool) -> float:
    names = list(dict.fromkeys(board.texts("lanes")))
    largest = ROLES["body"].size(board.page) * few_growth(len(names))
    if not is_wide:
        return largest * 0.86
    return common_size(board, names, "body", side - 4.5 * board.u, lines=2, largest=largest)


def _set(board: Board, tasks: list[Task], area: Box, extra: float) -> tuple[float, int, list[Lane]]:
    """The largest type that has room in all bars, its lines, and the rows; or small type."""
    body, title = ROLES["body"].size(board.page), ROLES["title"].size(board.page)
    for size in (title * few_growth(len(tasks)), title, body * 1.15, body):
        lanes = _lanes(board, tasks, area, size, 2)
        if _pitch(lanes, area, extra) >= size * _LINES_OF_TYPE and all(
            _is_inside(board, task, _bar(board, task, area), size, 2) for task in tasks
        ):
            return size, 2, lanes
    size = ROLES["label"].size(board.page)
    lanes = _lanes(board, tasks, area, size, 2)
    if _pitch(lanes, area, extra) >= SMALLEST_TYPE_U * board.u * _LINES_OF_TYPE * 1.2:
        return size, 2, lanes
    return size, 1, _lanes(board, tasks, area, size, 1)


def _pitch(lanes: list[Lane], area: Box, extra: float) -> float:
    return (area.height - len(lanes) * extra) / max(sum(lane.count for lane in lanes), 1)


def _lanes(board: Board, tasks: list[Task], area: Box, size: float, lines: int) -> list[Lane]:
    found = []
    for name, places in lanes_of(board.texts("lanes"), len(board.texts("items"))):
        inside = [task for task in tasks if task.place in places]
        inside.sort(key=lambda task: (task.begins, task.place))
        extents = [_extent(board, task, area, size, lines) for task in inside]
        if inside:
            found.append(Lane(name, inside, packed(extents, 0.0)))
    return found


def _kept(board: Board, lanes: list[Lane], height: float, extra: float) -> list[Lane]:
    """As many lanes and rows as a height has room for; each lane takes something extra."""
    least = _LEAST_ROW_U[board.page.shape] * board.u
    while len(lanes) > 1 and len(lanes) * (least + extra) > height + extra:
        lanes, left_out = lanes[:-1], lanes[-1]
        board.note("too_many_items", f"the lane {left_out.name!r} is left out")
    rows = max(int((height - len(lanes) * extra) / least), len(lanes))
    found = []
    for number, lane in enumerate(lanes):
        # Each lane after this one needs a row at least.
        room = rows - (len(lanes) - number - 1)
        pairs = [(task, row) for task, row in zip(lane.tasks, lane.rows, strict=True) if row < room]
        if len(pairs) < len(lane.tasks):
            board.note(
                "too_many_items", f"{len(pairs)} of {len(lane.tasks)} items of {lane.name!r} show"
            )
        found.append(Lane(lane.name, [task for task, _ in pairs], tuple(row for _, row in pairs)))
        rows -= found[-1].count
    return found


def _bar(board: Board, task: Task, place: Box) -> Box:
    inset = min(place.height * 0.12, 1.2 * board.u)
    box = span_box(place, task, place.top + inset, place.bottom - inset, 2.0 * board.u)
    return Box(box.left + 0.2 * board.u, box.top, box.right - 0.2 * board.u, box.bottom)


def _text_width(board: Board, task: Task, size: float, lines: int) -> float:
    """Room for a text outside of its bar, with what is left free beside it."""
    wide = board.scene.width_of(task.label, "label", size)
    if lines > 1:
        wide = max(wide * _OUTSIDE_BREADTH, copyfit.longest_word_ems(task.label) * size)
    return wide * 1.08 + _pads(board, size)


def _extent(board: Board, task: Task, area: Box, size: float, lines: int) -> tuple[float, float]:
    """From and to where an item takes its row, with a text that is longer than its bar."""
    bar = _bar(board, task, area)
    words, _ = _words_room(board, task, bar, area, size, lines)
    return min(bar.left, words.left), max(bar.right, words.right)


def _words_room(
    board: Board, task: Task, bar: Box, place: Box, size: float, lines: int
) -> tuple[Box, Align]:
    """Where the text of a bar stands: in it, behind it, before it, or from it over the row."""
    pad, wide = _pads(board, size) / 2, _text_width(board, task, size, lines)
    if _is_inside(board, task, bar, size, lines):
        return Box(bar.left + pad, bar.top, bar.right - pad * 0.8, bar.bottom), "left"
    if bar.right + wide <= place.right:
        return Box(bar.right + pad * 0.7, bar.top, bar.right + wide, bar.bottom), "left"
    if bar.left - wide >= place.left or _is_loud(board, task):
        left = max(bar.left - wide, place.left)
        return Box(left, bar.top, bar.left - pad * 0.7, bar.bottom), "right"
    left = max(min(bar.left + pad, place.right - wide), place.left + pad)
    return Box(left, bar.top, min(left + wide, place.right), bar.bottom), "left"


def _is_loud(board: Board, task: Task) -> bool:
    chosen = board.text("highlight")
    return bool(chosen) and task.label == chosen


def _pads(board: Board, size: float) -> float:
    """Room left and right of a text in its bar, both together."""
    return max(2.6 * board.u, size * 0.8)


def _is_inside(board: Board, task: Task, bar: Box, size: float, lines: int) -> bool:
    """Whether a text fits its bar in so many lines."""
    room = bar.width - _pads(board, size)
    widest = copyfit.longest_word_ems(task.label) * size * 1.02
    return widest <= room and board.scene.lines_of(task.label, "label", size * 1.04, room) <= lines


def _item(
    board: Board, task: Task, place: Box, size: float, lines: int, index: int, count: int
) -> list[RawClip]:
    palette, is_loud = board.palette, _is_loud(board, task)
    bar = _bar(board, task, place)
    fill = palette.accent if is_loud else palette.background.mix(palette.accent, 0.3)
    box, align = _words_room(board, task, bar, place, size, lines)
    is_inside = _is_inside(board, task, bar, size, lines)
    words = board.scene.words(
        task.label, box, "label", size=size, vertical="center", lines=lines,
        align=align, color=palette.on_accent if is_loud and is_inside else palette.ink,
        style={"fontWeight": 700} if is_loud else None,
    )  # fmt: skip
    grown = board.bar(bar, fill, index, count, "left", radius_u=1.1)
    clips = [grown, board.item(words, index, count, "fade")]
    return clips if box.width > 3 * size else clips[:1]


def _band(
    board: Board, lane: Lane, band: Box, area: Box, heading: float, size: float, index: int,
    count: int,
) -> list[RawClip]:  # fmt: skip
    scene, palette = board.scene, board.palette
    panel = scene.panel(band, palette.ink.with_alpha(0.045), 1.4)
    place = (
        Box(band.left, band.top, band.right, band.top + heading) if heading
        else Box(band.left + 2.0 * board.u, band.top, area.left - 2.0 * board.u, band.bottom)
    )  # fmt: skip
    if heading:
        place = Box(place.left + 1.6 * board.u, place.top, place.right, place.bottom)
    found = [scene.enter(panel, way="fade", delay=scene.beat.delay(index, count))]
    if lane.name:
        words = scene.words(
            lane.name, place, "body", size=size, vertical="center", lines=1 if heading else 3,
            color=palette.accent_ink, style={"fontWeight": 650},
        )  # fmt: skip
        found.append(scene.enter(words, way="fade", delay=scene.beat.delay(index, count)))
    return found


PRIMITIVE = Primitive(
    kind="roadmap",
    label="Roadmap",
    category="Timeline",
    summary="Lanes of work over months, quarters or years, with a bar for each thing planned.",
    inputs=(
        Input("lanes", "texts", "the lane of each item"),
        Input("items", "texts", "what is planned"),
        Input("starts", "texts", "when each begins, such as 'Q3', 'Mar 2024' or '2024-05-01'"),
        Input("ends", "texts", "when each ends, in the same way"),
    ),
    options=("grow", "fade", "slide"),
    seconds=6.0,
    draw=draw,
    example={
        "title": "One app for every line by winter",
        "lanes": ["Product", "Product", "Product", "Network", "Network", "People", "People"],
        "items": [
            "Ticket shop", "Live departures", "Night mode", "New tram line", "Bus lanes",
            "Hire drivers", "Training school",
        ],
        "starts": [
            "Q1 2025", "Q2 2025", "Q4 2025", "Q1 2025", "Q3 2025", "Q1 2025", "Q3 2025",
        ],
        "ends": ["Q1 2025", "Q3 2025", "Q4 2025", "Q2 2025", "Q4 2025", "Q2 2025", "Q3 2025"],
        "highlight": "Live departures",
    },
)  # fmt: skip
