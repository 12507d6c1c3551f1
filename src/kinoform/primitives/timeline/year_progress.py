"""The days of a year as dots that fill up to a date."""

from __future__ import annotations

import math
from datetime import date

from kinoform.look import curves
from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._calendar_words import written_day
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.timeline._dates import period
from kinoform.scenery.column import Block, column
from kinoform.scenery.room import RawClip

_DOT_SHARE = 0.66
"""Of the distance between two days, a dot takes so much."""
_NOT_A_DOT = "l 0.001 0"
"""A stroke so short that only its round ends are seen."""


def draw(board: Board) -> list[RawClip]:
    """The clips of a year that fills up."""
    clips, body = board.headed()
    locale = board.scene.theme.locale
    found = period(board.text("date"), locale)
    if found is None:
        board.note("unreadable_date", f"{board.text('date')!r} is no date; the year is empty")
    last = date.fromordinal(found.ends.toordinal() - 1) if found is not None else None
    year = last.year if last is not None else 2001
    days = (date(year + 1, 1, 1) - date(year, 1, 1)).days
    done = (last - date(year, 1, 1)).days + 1 if last is not None else 0
    words, field = _layout(board, body)
    said, share = board.text("date"), None
    if found is not None and last is not None:
        said = written_day(last, "yMMMMd" if found.has_year else "MMMd", locale)
        # Only the last day makes a whole year, however near the day before comes to it.
        share = 1.0 if done == days else min(done / days, 0.99)
    clips += _words(board, words, share, said)
    return [*clips, *_days(board, field, days, done)]


def _layout(board: Board, body: Box) -> tuple[Box, Box]:
    """Room for the words, and for the days beside or below them."""
    u = board.u
    if board.page.shape != "wide":
        words = Box(body.left, body.top, body.right, body.top + min(38.0 * u, body.height * 0.33))
        return words, Box(body.left, words.bottom + 3.0 * u, body.right, body.bottom)
    side, gap = body.width * 0.31, 4.0 * u
    if board.from_right:
        edge = body.right - side
        return (
            Box(edge, body.top, body.right, body.bottom),
            Box(body.left, body.top, edge - gap, body.bottom),
        )
    edge = body.left + side
    return (
        Box(body.left, body.top, edge, body.bottom),
        Box(edge + gap, body.top, body.right, body.bottom),
    )


def _words(board: Board, box: Box, share: float | None, said: str) -> list[RawClip]:
    """The share of the year, and the label or else the date."""
    scene, palette = board.scene, board.palette
    size = min(ROLES["poster"].size(board.page) * 1.05, box.width / 2.3)
    blocks = [
        Block(height=None if share is None else size * 1.06),
        Block(board.text("label") or said, "title", palette.ink, gap_u=1.0, lines=3),
        Block(said if board.text("label") else "", "body", palette.ink_soft, gap_u=1.2, lines=2),
    ]
    clips: list[RawClip] = []
    for index, placed in enumerate(column(scene, blocks, box, 0.5)):
        if placed.block.height is None or share is None:
            clips.append(board.item(placed.words(scene, board.margin), index, 4, "rise"))
            continue
        figure = scene.figure(
            share, placed.box, "poster", {"format": "percent", "decimals": 0}, size=size,
            seconds=_fill_seconds(board), color=palette.accent_ink,
            begins=share if board.option == "fade" else 0.0, align=board.margin,
        )  # fmt: skip
        clips.append(scene.enter(figure, way="fade"))
    return clips


def _fill_seconds(board: Board) -> float:
    return curves.STANDING_SECONDS * board.scene.beat.pace


def _days(board: Board, field: Box, days: int, done: int) -> list[RawClip]:
    scene, palette = board.scene, board.palette
    columns, step = grid(days, field.width, field.height)
    rows = math.ceil(days / columns)
    wide, high = columns * step, rows * step
    left = field.left + (field.width - wide) / 2
    top = field.top + (field.height - high) / 2
    box = Box(left, top, left + wide, top + high)

    def dots(first: int, last: int) -> str:
        return " ".join(
            f"M {day % columns + 0.5:g} {day // columns + 0.5:g} {_NOT_A_DOT}"
            for day in range(first, last)
        )

    def drawn(first: int, last: int, color: str) -> RawClip:
        style = {"stroke": color, "strokeWidth": round(step * _DOT_SHARE, 2)}
        return scene.clip(
            "path", box, data=dots(first, last), viewBox=[0, 0, columns, rows], lineCap="round",
            style=style,
        )  # fmt: skip

    clips = []
    clips.append(scene.enter(drawn(0, days, board.track.css), way="fade"))
    if done > 1:
        past = drawn(0, done - 1, palette.accent.mix(palette.background, 0.25).css)
        if board.option == "draw-on":
            past["draw"] = {"duration": round(_fill_seconds(board), 4), "easing": curves.ENTER}
        clips.append(scene.enter(past, way="pop" if board.option == "pop" else "fade"))
    if done:
        day = done - 1
        x, y = left + (day % columns + 0.5) * step, top + (day // columns + 0.5) * step
        radius = step * 0.5
        today = scene.clip(
            "circle", Box(x - radius, y - radius, x + radius, y + radius),
            style={"fill": palette.accent.css},
        )  # fmt: skip
        delay = _fill_seconds(board) * 0.6
        clips.append(board.pulsing(scene.enter(today, way="pop", delay=delay)))
    return clips


def grid(count: int, width: float, height: float) -> tuple[int, float]:
    """How many columns give so many squares the longest side in a box, and that side."""
    best = (1, 0.0)
    for columns in range(1, count + 1):
        side = min(width / columns, height / math.ceil(count / columns))
        if side > best[1]:
            best = (columns, side)
    return best


PRIMITIVE = Primitive(
    kind="year-progress",
    label="Year Progress",
    category="Timeline",
    summary="The days of a year as dots that fill up to a date.",
    inputs=(
        Input("date", "text", "the last day that is over, such as '2025-08-15'"),
        Input("label", "text", "what the date stands for", required=False),
    ),
    options=("draw-on", "fade", "pop"),
    seconds=5.0,
    draw=draw,
    example={"date": "2025-08-15", "label": "of the year is behind us"},
    mirrors=False,
)
