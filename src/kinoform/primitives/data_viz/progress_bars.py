"""Labelled tracks that fill as far as each thing has come."""

from __future__ import annotations

import math

from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import few_growth, fitting_size, widest
from kinoform.primitives._ranking import Ranked, paired
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.room import RawClip

MOST = 10
_GOAL = 100.0


def draw(board: Board) -> list[RawClip]:
    """The clips of progress bars."""
    clips, body = board.headed()
    bars = paired(board, "items", "values")
    if len(bars) > MOST:
        board.note("too_many_items", f"the first {MOST} of {len(bars)} are shown")
        bars = bars[:MOST]
    if not bars:
        return clips
    columns = 2 if board.page.shape == "wide" and len(bars) > 5 else 1
    rows = math.ceil(len(bars) / columns)
    gap = 6.0 * board.u
    width = (body.width - gap * (columns - 1)) / columns
    growth = few_growth(len(bars))
    pitch = min(body.height / rows, 22.0 * growth**1.4 * board.u)
    top = body.top + (body.height - pitch * rows) / 2
    values = [bar.value for bar in bars]
    goal = max(_GOAL, *values)
    written = [_with_unit(board, text, goal) for text in board.written(values)]
    figures = widest(board.scene, written, "title", _largest(board, pitch)) + 2.0 * board.u
    size = fitting_size(
        board.scene, [bar.label for bar in bars], "body", width - figures, pitch * 0.5,
        lines=2 if pitch > 12 * board.u else 1, largest=_largest(board, pitch),
    ) or ROLES["label"].size(board.page)  # fmt: skip
    for index, bar in enumerate(bars):
        column, row = divmod(index, rows)
        left = body.left + column * (width + gap)
        place = Box(left, top + row * pitch, left + width, top + (row + 1) * pitch)
        clips += _row(board, bar, place, index, values, goal, size, figures)
    return clips


def _largest(board: Board, pitch: float) -> float:
    growth = max(pitch / (22.0 * board.u), 1.0)
    return min(ROLES["title"].size(board.page) * growth, pitch * 0.28)


def _with_unit(board: Board, text: str, goal: float) -> str:
    return text + _unit(board, goal)


def _unit(board: Board, goal: float) -> str:
    """Shares of a hundred are percent unless the data say what they are."""
    return "" if board.text("unit") or board.text("currency") or goal > _GOAL else "%"


def _row(
    board: Board, bar: Ranked, place: Box, index: int, values: list[float], goal: float,
    size: float, figures: float,
) -> list[RawClip]:  # fmt: skip
    scene, palette, count = board.scene, board.palette, len(values)
    chosen = board.text("highlight")
    is_loud = bar.label == chosen if chosen else bar.value == max(values)
    thick = min(place.height * 0.22, 4.2 * few_growth(count) * board.u)
    middle = place.top + place.height * 0.62
    track = Box(place.left, middle, place.right, middle + thick)
    above = Box(place.left, place.top, place.right, track.top - 1.0 * board.u)
    share = min(max(bar.value / goal, 0.0), 1.0)
    fill = Box(track.left, track.top, track.left + track.width * share, track.bottom)
    name = scene.words(
        bar.label, Box(above.left, above.top, above.right - figures, above.bottom), "body",
        size=size, color=palette.ink if is_loud else palette.ink_soft, vertical="bottom", lines=2,
    )  # fmt: skip
    number = board.figure(
        bar.value, Box(above.right - figures, above.bottom - size * 1.4, above.right, above.bottom),
        "title", index, count, size=size, align="right", series=values, unit=_unit(board, goal),
        color=palette.accent_ink if is_loud else palette.ink, style={"verticalAlign": "bottom"},
    )  # fmt: skip
    rail = board.item(scene.panel(track, board.track, 9.0), index, count, "fade")
    found = [rail, board.item(name, index, count, "fade"), number]
    if share > 0.0:
        color = palette.accent if is_loud else board.quiet
        found.insert(1, board.bar(fill, color, index, count, "left", radius_u=9.0))
    return found


PRIMITIVE = Primitive(
    kind="progress-bars",
    label="Progress Bars",
    category="Data Viz",
    summary="Labelled tracks that fill as far as each thing has come.",
    inputs=(
        Input("items", "texts", "what makes progress", most=MOST),
        Input("values", "numbers", "how far each has come, in percent", most=MOST),
    ),
    options=("grow", "fade", "slide"),
    seconds=5.0,
    draw=draw,
    example={
        "title": "Design is done, launch is next",
        "items": ["Design", "Engineering", "Content", "Launch"],
        "values": [100, 72, 58, 24],
        "highlight": "Launch",
    },
)
