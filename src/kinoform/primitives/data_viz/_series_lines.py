"""Lines over an axis: where their points are, how they come in, and what stands at their ends."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kinoform.look import curves, numbers
from kinoform.look.type_scale import ROLES
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._axes import Plot, round_ticks
from kinoform.primitives._axis_names import room_for
from kinoform.primitives._board import Board
from kinoform.primitives._path_data import Point, band, filled, outlined, smooth
from kinoform.primitives._reading import Series, Unreadable, number
from kinoform.primitives.data_viz._days import day_names, days_of, month_starts
from kinoform.scenery.room import RawClip

DRAW_SECONDS = 1.1
"""So long runs the pen, in a scene of calm length."""
_FEW = 12
_YEARS = (1000.0, 2200.0)


@dataclass(frozen=True, slots=True)
class Along:
    """Where points and names are along the width, as shares of it."""

    points: tuple[float, ...]
    names: tuple[str, ...]
    places: tuple[float, ...]


def along(board: Board, written: Sequence[str]) -> Along:
    """Points at even steps, or as far apart as the numbers or the days that they stand for."""
    count, locale = len(written), board.scene.theme.locale
    days = days_of(written)
    found = _rising([day.toordinal() for day in days] if days else _numbers(written))
    names = day_names(written, locale)
    if found is None:
        even = tuple(index / (count - 1) if count > 1 else 0.5 for index in range(count))
        return Along(even, names, even)
    first, span = found[0], found[-1] - found[0]
    points = tuple((amount - first) / span for amount in found)
    if count <= _FEW:
        return Along(points, names, points)
    if days:
        starts = month_starts(days[0], days[-1], locale)
        if starts is None:
            return Along(points, names, points)
        return Along(points, tuple(name for _, name in starts),
                     tuple((day.toordinal() - first) / span for day, _ in starts))  # fmt: skip
    ticks = [tick for tick in round_ticks(found, from_zero=False, count=6)
             if first <= tick <= found[-1]]  # fmt: skip
    are_years = all(_YEARS[0] <= amount <= _YEARS[1] and amount == int(amount) for amount in found)
    names = tuple(f"{tick:.0f}" if are_years else numbers.short(tick, locale) for tick in ticks)
    return Along(points, names, tuple((tick - first) / span for tick in ticks))


def _numbers(written: Sequence[str]) -> list[float] | None:
    try:
        return [number(text) for text in written]
    except Unreadable:
        return None


def _rising(amounts: Sequence[float] | None) -> Sequence[float] | None:
    """Amounts that only grow, of which there are at least two."""
    if amounts is None or len(amounts) < 2:
        return None
    return amounts if all(b > a for a, b in pairwise(amounts)) else None


def cut_even(board: Board, x: tuple[str, ...], series: Sequence[Series]) -> tuple[str, ...]:
    """The x values that all series reach; what is beyond is left out with a note."""
    count = min(len(x), *(len(each.values) for each in series))
    if any(len(each.values) != count for each in series) or len(x) != count:
        board.note("uneven_lists", f"the lists are of different lengths; {count} of each are shown")
    return x[:count]


def points_of(plot: Plot, shares: Sequence[float], values: Sequence[float]) -> list[Point]:
    """The places of values."""
    return [(plot.x(share), plot.y.at(value)) for share, value in zip(shares, values, strict=False)]


def pen_seconds(board: Board) -> float:
    return DRAW_SECONDS * board.scene.beat.pace


def line(
    board: Board, plot: Plot, points: Sequence[Point], color: Color, width_u: float, index: int,
    count: int, *, is_uncovered: bool = False,
) -> RawClip:  # fmt: skip
    """A line that is drawn from left to right, or rises from the axis, or only comes.

    With an area below it, it is uncovered at the same pace as that.
    """
    data = smooth(points)
    delay = board.turn(index, count)
    if board.option == "draw-on" and not is_uncovered:
        pen = {"duration": pen_seconds(board), "delay": delay, "easing": curves.MOVE}
        return board.scene.enter(outlined(board, data, color, width_u, draw=pen), way="none")
    return _coming(board, outlined(board, data, color, width_u, plot.area), index, count)


def surface(
    board: Board, plot: Plot, data: str, fill: Color | RawClip, index: int, count: int
) -> RawClip:
    """An area that is uncovered from left to right, or rises from the axis, or only comes."""
    return _coming(board, filled(board, data, fill, plot.area), index, count)


def layer(
    board: Board, plot: Plot, upper: Sequence[Point], lower: Sequence[Point], color: Color,
    index: int, count: int,
) -> RawClip:  # fmt: skip
    """One of several areas that lie on one another, parted from the next by a thin gap.

    Layers move as one, unless each comes when it is spoken of.
    """
    turn = (index, count) if board.beats or board.option == "fade" else (0, 1)
    made = surface(board, plot, band(upper, lower), color, *turn)
    gap = {
        "stroke": board.palette.background.css, "strokeWidth": round(0.28 * board.u, 2),
        "lineJoin": "round",
    }  # fmt: skip
    return {**made, "style": {**made["style"], **gap}}


def _coming(board: Board, made: RawClip, index: int, count: int) -> RawClip:
    delay = board.turn(index, count)
    if board.option == "draw-on":
        # A way in begins with its clip: what waits starts later.
        way = {"type": "wipe-right", "duration": pen_seconds(board), "easing": curves.MOVE}
        leaving = board.scene.enter(made, way="none")
        (fade,) = leaving["animations"]
        return {
            **leaving,
            "start": round(made["start"] + delay, 4),
            "duration": round(made["duration"] - delay, 4),
            "transition": {"in": way},
            "animations": [{**fade, "delay": round(fade["delay"] - delay, 4)}],
        }
    if board.option == "grow":
        return board.scene.grow(made, "bottom", delay)
    return board.item(made, index, count, "fade")


def arrival(board: Board, index: int, count: int, share: float = 1.0) -> float:
    """When a line has come to a share of the width; its end is seen a little before it stops."""
    if board.option != "draw-on":
        return board.turn(index, count) + 0.3 * board.scene.beat.pace
    # The curve of the pen, the other way round.
    held = min(max(share, 0.0), 0.976)
    when = math.cbrt(held / 4) if held < 0.5 else 1.0 - math.cbrt((1.0 - held) / 4)
    return board.turn(index, count) + pen_seconds(board) * when


def dot(board: Board, point: Point, color: Color, radius_u: float, delay: float) -> RawClip:
    """A spot on a line, cut out from it by a rim of the ground's colour."""
    radius = radius_u * board.u
    box = Box(point[0] - radius, point[1] - radius, point[0] + radius, point[1] + radius)
    style = {
        "fill": color.css, "stroke": board.palette.background.css,
        "strokeWidth": round(radius * 0.45, 2),
    }  # fmt: skip
    clip = board.scene.clip("circle", box, style=style)
    return board.scene.enter(clip, way="pop", delay=delay)


def value_at(
    board: Board, value: float, written: str, middle: Point, align: str, color: Color,
    delay: float, series: Sequence[float], size: float | None = None,
) -> RawClip:  # fmt: skip
    """A number that stands beside a point and lands as the line reaches it."""
    used = ROLES["body"].size(board.page) if size is None else size
    width = room_for(board, written, used) + used * 0.3
    left = middle[0] if align == "left" else middle[0] - width / 2
    box = Box(left, middle[1] - used * 0.65, left + width, middle[1] + used * 0.65)
    made = board.scene.figure(
        value, box, "label", board.form(series), delay=max(delay - board.scene.beat.enter, 0.0),
        begins=0.0 if board.option in {"draw-on", "grow"} else value, color=color, size=used,
        align="left" if align == "left" else "center",
    )  # fmt: skip
    return board.scene.enter(
        made, way="fade", delay=max(delay - board.scene.beat.enter * 0.25, 0.0)
    )
