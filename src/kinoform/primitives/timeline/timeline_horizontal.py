"""Events along a line that is drawn from the first to the last."""

from __future__ import annotations

from kinoform.look import curves
from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import common_size, few_growth
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.timeline._events import Event, events_of, loud_place, spread
from kinoform.scenery.moves import Edge
from kinoform.scenery.room import RawClip

_MOST_TOLD = {"wide": 7, "square": 6, "tall": 7}
_MOST_DOTS = 60
_LARGEST_DOT = 1.5
_IN_A_ROW = 3
"""More events than that are told above and below the line in turns."""


def draw(board: Board) -> list[RawClip]:
    """The clips of a timeline."""
    clips, body = board.headed()
    events = events_of(board)
    told = spread(events, _MOST_TOLD[board.page.shape])
    if len(told) < len(events):
        board.note("too_many_items", f"{len(told)} of {len(events)} events are told in words")
    board = board.in_order(event.place for event in told)
    loud = loud_place(board, told)
    if board.page.shape == "wide":
        return [*clips, *_across(board, body, events, told, loud)]
    return [*clips, *_down(board, body, told, loud)]


def _across(
    board: Board, body: Box, events: list[Event], told: list[Event], loud: int
) -> list[RawClip]:
    scene, u, count = board.scene, board.u, len(told)
    is_alternate = count > _IN_A_ROW
    cell = body.width / count
    y = body.top + body.height * (0.5 if is_alternate else 0.36)
    xs = [body.left + (index + 0.5) * cell for index in range(count)]
    wide = min(cell * (1.7 if is_alternate else 1.0) - 3.0 * u, 46.0 * few_growth(count) * u)
    date_size, text_size = _sizes(board, told, wide, body.height * (0.42 if is_alternate else 0.5))
    clips = [_line(board, Box(body.left, y - 0.3 * u, body.right, y + 0.3 * u), "left")]
    clips += _small_dots(board, events, told, xs, y)
    for index, (event, x) in enumerate(zip(told, xs, strict=True)):
        is_up = is_alternate and index % 2 == 0
        left = min(max(x - wide / 2, body.left), body.right - wide)
        clips += _dot(board, x, y, index, count, is_loud=event.place == loud)
        gap = 4.6 * min(few_growth(count), _LARGEST_DOT) * u
        line = date_size * 1.2
        if is_up:
            date = Box(left, y - gap - line, left + wide, y - gap)
            text = Box(left, body.top, left + wide, date.top - 0.8 * u)
        else:
            date = Box(left, y + gap, left + wide, y + gap + line)
            text = Box(left, date.bottom + 0.8 * u, left + wide, body.bottom)
        words = (
            scene.words(
                event.date, date, "title", size=date_size, align="center", lines=1,
                vertical="center",
                color=board.palette.accent_ink if event.place == loud else board.palette.ink,
            ),
            scene.words(
                event.text, text, "body", size=text_size, align="center", lines=4,
                vertical="bottom" if is_up else "top", color=board.palette.ink_soft,
            ),
        )  # fmt: skip
        clips += [board.item(each, index, count, "rise", first=0.15) for each in words]
    return clips


def _down(board: Board, body: Box, told: list[Event], loud: int) -> list[RawClip]:
    """The same line from top to bottom, for pages that have no room across."""
    scene, u, count = board.scene, board.u, len(told)
    cell = min(body.height / count, 34.0 * few_growth(count) * u)
    top = body.top + (body.height - cell * count) * 0.4
    x = body.left + 2.4 * u
    left = x + 6.0 * min(few_growth(count), _LARGEST_DOT) * u
    dates, texts = _sizes(board, told, body.right - left, cell - 2.0 * u, cell * 0.36)
    ys = [top + index * cell + dates * 0.6 for index in range(count)]
    line = Box(x - 0.35 * u, ys[0], x + 0.35 * u, max(ys[-1], ys[0] + 1.0))
    clips = [_line(board, line, "top")] if count > 1 else []
    for index, (event, y) in enumerate(zip(told, ys, strict=True)):
        clips += _dot(board, x, y, index, count, is_loud=event.place == loud)
        date = Box(left, y - dates * 0.6, body.right, y + dates * 0.6)
        text = Box(left, date.bottom + 0.6 * u, body.right, date.top + cell - 1.0 * u)
        words = (
            scene.words(
                event.date, date, "title", size=dates, lines=1, vertical="center",
                color=board.palette.accent_ink if event.place == loud else board.palette.ink,
            ),
            scene.words(event.text, text, "body", size=texts, color=board.palette.ink_soft,
                        lines=3),
        )  # fmt: skip
        clips += [board.item(each, index, count, "slide", first=0.15) for each in words]
    return clips


def _sizes(
    board: Board, told: list[Event], wide: float, height: float, most: float = float("inf")
) -> tuple[float, float]:
    """Of dates, at most so large, and of texts."""
    growth = few_growth(len(told))
    date = common_size(
        board, [event.date for event in told], "title", wide, lines=1,
        largest=min(ROLES["headline"].size(board.page) * 0.9 * growth, most),
    )  # fmt: skip
    text = common_size(
        board, [event.text for event in told], "body", wide, lines=3, height=height - date * 1.2,
        largest=min(ROLES["body"].size(board.page) * 1.3 * growth, date * 0.82),
    )  # fmt: skip
    return date, text


def _line(board: Board, box: Box, edge: Edge) -> RawClip:
    panel = board.scene.panel(box, board.quiet, 0.4)
    if board.option in {"fade", "pop"}:
        return board.scene.enter(panel, way="fade")
    seconds = curves.STANDING_SECONDS * board.scene.beat.pace * 0.8
    return board.scene.grow(panel, edge, 0.0, seconds=seconds)


def _dot(
    board: Board, x: float, y: float, index: int, count: int, *, is_loud: bool
) -> list[RawClip]:
    """A mark on the line: a full one with a ring for the loud event, a small hollow one else."""
    scene, palette, u = board.scene, board.palette, board.u
    radius = (1.9 if is_loud else 1.35) * min(few_growth(count), _LARGEST_DOT) * u
    box = Box(x - radius, y - radius, x + radius, y + radius)
    fill = palette.accent if is_loud else palette.background
    style = {"fill": fill.css, "stroke": palette.accent.css, "strokeWidth": round(0.55 * u, 2)}
    dot = scene.clip("circle", box, style=style)
    found = [scene.enter(dot, way="pop", delay=board.turn(index, count))]
    if is_loud:
        halo = scene.clip(
            "circle", box.grown(radius * 0.8), style={"fill": palette.accent.with_alpha(0.22).css}
        )
        found.insert(0, board.pulsing(scene.enter(halo, way="pop", delay=board.turn(index, count))))
    return found


def _small_dots(
    board: Board, events: list[Event], told: list[Event], xs: list[float], y: float
) -> list[RawClip]:
    """Events that are not told in words, as dots between those that are."""
    if len(events) == len(told) or len(events) > _MOST_DOTS:
        return []
    u, last = board.u, len(events) - 1
    known = {event.place for event in told}
    radius = 0.55 * u
    found = []
    for event in events:
        if event.place not in known:
            x = xs[0] + (xs[-1] - xs[0]) * event.place / last
            box = Box(x - radius, y - radius, x + radius, y + radius)
            dot = board.scene.clip("circle", box, style={"fill": board.palette.ink_soft.css})
            delay = board.scene.beat.delay(event.place, len(events))
            found.append(board.scene.enter(dot, way="fade", delay=delay))
    return found


PRIMITIVE = Primitive(
    kind="timeline-horizontal",
    label="Horizontal Timeline",
    category="Timeline",
    summary="Events along a line that is drawn from the first to the last.",
    inputs=(
        Input("dates", "texts", "when each thing happened, such as '2021' or 'Mar 2024'"),
        Input("events", "texts", "what happened"),
    ),
    options=("draw-on", "pop", "slide"),
    seconds=6.0,
    draw=draw,
    example={
        "title": "From one kiosk to forty stations",
        "dates": ["2015", "2017", "2019", "2021", "2024"],
        "events": [
            "First kiosk opens at the harbour", "Ten bikes become a hundred",
            "The city signs for ten years", "Electric bikes arrive",
            "Forty stations, one card",
        ],
    },
)  # fmt: skip
