"""A year of days as squares, the stronger in colour the more happened."""

from __future__ import annotations

import calendar
import math
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board, nothing_to_show
from kinoform.primitives._calendar_words import written_day
from kinoform.primitives._path_data import filled
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.data_viz._shades import Shades, shade_key
from kinoform.primitives.data_viz._tiles import tiles
from kinoform.scenery.room import RawClip

MOST_MONTHS = 12
_LONGEST = 1.35
"""How many times as long as broad a day may be, where that fills the page."""
_NONE = -1
"""The shade of a day of which nothing is known."""


@dataclass(frozen=True, slots=True)
class Square:
    """One day in its place."""

    day: date
    box: Box


def draw(board: Board) -> list[RawClip]:
    """The clips of a calendar."""
    clips, body = board.headed()
    known = days(board)
    if not known:
        board.note("unreadable_dates", "none of the dates is like 2025-03-14")
        return nothing_to_show(board)
    months = months_of(sorted(known))
    if len(months) > MOST_MONTHS:
        board.note("too_many_items", f"the last {MOST_MONTHS} of {len(months)} months are shown")
        months = months[-MOST_MONTHS:]
    shown = {day: value for day, value in known.items() if day >= months[0]}
    shades = Shades.of(board.palette, tuple(shown.values()))
    size = ROLES["label"].size(board.page)
    key = Box(body.left, body.bottom - size * 1.3, body.right, body.bottom)
    room = Box(body.left, body.top, body.right, key.top - 2.4 * board.u)
    squares, heads = _leaves(board, months, room, size)
    return [*clips, *_tiles(board, squares, shown, shades, months), *heads,
            *shade_key(board, shades, key)]  # fmt: skip


def days(board: Board) -> dict[date, float]:
    """The value of each day; a day that is there twice has the sum."""
    found: dict[date, float] = defaultdict(float)
    for text, value in zip(board.texts("dates"), board.numbers("values"), strict=False):
        try:
            found[date.fromisoformat(text.strip()[:10])] += value
        except ValueError:
            continue
    return dict(found)


def months_of(listed: list[date]) -> list[date]:
    """The first days of all months from the first to the last of some days."""
    found, at = [], listed[0].replace(day=1)
    while at <= listed[-1]:
        found.append(at)
        at = (at + timedelta(days=32)).replace(day=1)
    return found


def _month_days(first: date) -> list[date]:
    count = calendar.monthrange(first.year, first.month)[1]
    return [first + timedelta(days=at) for at in range(count)]


def _leaves(
    board: Board, months: list[date], room: Box, size: float
) -> tuple[list[Square], list[RawClip]]:
    """A leaf for each month, as calendars on walls have them."""
    count, gap, head = len(months), 3.2 * board.u, size * 1.6
    weeks = max((_weeks(first) for first in months), default=6)

    def pitch_of(columns: int) -> tuple[float, float]:
        """Across and down; a square may be a little higher or broader than it is the other way."""
        rows = math.ceil(count / columns)
        across = (room.width - gap * (columns - 1)) / columns / 7
        down = ((room.height - gap * (rows - 1)) / rows - head) / weeks
        return min(across, down * _LONGEST), min(down, across * _LONGEST)

    columns = max(range(1, count + 1), key=lambda tried: math.prod(pitch_of(tried)))
    rows, (pitch, down) = math.ceil(count / columns), pitch_of(columns)
    step_x = 7 * pitch + (
        (room.width - columns * 7 * pitch) / (columns - 1) if columns > 1 else 0.0
    )
    height = head + weeks * down
    step_y = height + min((room.height - rows * height) / max(rows - 1, 1), 2 * gap)
    top = room.top + (room.height - step_y * (rows - 1) - height) / 2
    left = room.left + (0.0 if columns > 1 else (room.width - 7 * pitch) / 2)
    squares, heads = [], []
    for at, first in enumerate(months):
        row, column = divmod(at, columns)
        x, y = left + column * step_x, top + row * step_y
        heads.append(
            _name(board, first, Box(x, y, x + 7 * pitch, y + head * 0.85), size, at, count)
        )
        for day in _month_days(first):
            week = (day.day - 1 + first.weekday()) // 7
            box = _square(x + day.weekday() * pitch, y + head + week * down, pitch, down)
            squares.append(Square(day, box))
    return squares, heads


def _weeks(first: date) -> int:
    """How many rows the leaf of a month has."""
    return math.ceil((first.weekday() + len(_month_days(first))) / 7)


def _square(left: float, top: float, pitch: float, down: float) -> Box:
    inset = min(pitch, down) * 0.08
    return Box(left + inset, top + inset, left + pitch - inset, top + down - inset)


def _name(board: Board, first: date, place: Box, size: float, index: int, count: int) -> RawClip:
    text = written_day(first, "MMM", board.scene.theme.locale)
    words = board.scene.words(text, place, "label", size=size, vertical="bottom", lines=1,
                              color=board.palette.ink_soft)  # fmt: skip
    return board.item(words, index, count, "fade")


def _tiles(
    board: Board, squares: list[Square], known: dict[date, float], shades: Shades,
    months: list[date],
) -> list[RawClip]:  # fmt: skip
    """One outline for the days of a month that have one shade."""
    alike: dict[tuple[date, int], list[Box]] = defaultdict(list)
    for square in squares:
        value = known.get(square.day)
        step = _NONE if value is None else shades.step(value)
        alike[square.day.replace(day=1), step].append(square.box)
    radius = squares[0].box.width * 0.18
    found = []
    for (first, step), boxes in alike.items():
        around = boxes[0]
        for box in boxes:
            around = around.union(box)
        color = board.track if step == _NONE else shades.colors[step]
        shape = filled(board, tiles(boxes, radius), color, around)
        if board.option == "fade":
            found.append(board.item(shape, step + 1, len(shades.colors) + 1, "fade"))
        else:
            found.append(board.item(shape, months.index(first), len(months), "rise"))
    return found


def _example() -> dict[str, list[object]]:
    """A year of training that gets better in the autumn."""
    first = date(2025, 1, 1)
    dates: list[object] = []
    values: list[object] = []
    for at in range(365):
        day = first + timedelta(days=at)
        season = 2.4 + 2.2 * math.sin((at - 150) / 365 * 2 * math.pi)
        wave = math.sin(at * 2.7) + math.sin(at * 0.61 + 1.0)
        amount = round(max(season + wave * 1.3 - (2.0 if day.weekday() == 6 else 0.0), 0.0))
        dates.append(day.isoformat())
        values.append(amount)
    return {"dates": dates, "values": values}


PRIMITIVE = Primitive(
    kind="calendar-heatmap",
    label="Calendar Heatmap",
    category="Data Viz",
    summary="A year of days as squares, the stronger in colour the more happened.",
    inputs=(
        Input("dates", "texts", "days such as 2025-03-14"),
        Input("values", "numbers", "how much happened on each day"),
    ),
    options=("stagger", "fade"),
    seconds=5.0,
    draw=draw,
    mirrors=False,
    example={"title": "Autumn was when training became a habit", "unit": " km", **_example()},
)
