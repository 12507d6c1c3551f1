"""An ordered list with numbers, values, and arrows for what moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kinoform.look import curves
from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import common_size, few_growth, figures_width
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.room import RawClip

_MOST = {"wide": 7, "square": 7, "tall": 10}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list."""

    label: str
    rank: int
    value: float | None
    change: int | None
    """Places gained; below zero they are lost."""
    place: int


@dataclass(frozen=True, slots=True)
class Measure:
    """The type of a list, and what its columns take."""

    size: float
    """Of all but the names."""
    name_size: float
    arrows: float
    figures: float


def draw(board: Board) -> list[RawClip]:
    """The clips of a ranking."""
    clips, body = board.headed()
    entries = _entries(board)
    most = _MOST[board.page.shape]
    if len(entries) > most:
        board.note("too_many_items", f"the first {most} of {len(entries)} are shown")
        entries = entries[:most]
    board = board.in_order(entry.place for entry in entries)
    count = len(entries)
    growth = few_growth(count)
    usual = 20.0 if board.page.shape == "tall" else 15.0
    pitch = min(body.height / count, usual * growth * board.u)
    top = body.top + (body.height - pitch * count) / 2
    measure = _measure(board, entries, body.width, pitch)
    chosen = board.text("highlight")
    loud = next((at for at, entry in enumerate(entries) if entry.label == chosen), 0)
    were = before([entry.change for entry in entries])
    # The loud line comes last, so that it passes over the others.
    for index in sorted(range(count), key=lambda at: at == loud):
        entry = entries[index]
        row = Box(body.left, top + index * pitch, body.right, top + (index + 1) * pitch)
        drawn = _row(board, entry, row, measure, index, count, is_loud=index == loud)
        if board.option == "reorder":
            drawn = [_moved(board, each, (were[index] - index) * pitch) for each in drawn]
        clips += drawn
    return clips


def _measure(board: Board, entries: list[Entry], width: float, pitch: float) -> Measure:
    """Numbers as large as the rows are high, unless long names then had no room."""
    usual, growth = ROLES["title"].size(board.page), few_growth(len(entries))
    labels = [entry.label for entry in entries]
    values = [entry.value for entry in entries if entry.value is not None]
    for scale in (growth, growth**0.5, 1.0, 0.75):
        size = min(usual, pitch * 0.44 / growth) * scale
        figures = figures_width(board, values, "title", size)
        arrows = size * 2.9 if any(entry.change is not None for entry in entries) else 0.0
        room = width - size * 3.9 - figures - arrows
        name = common_size(board, labels, "title", room, height=pitch * 0.8, largest=size)
        if name >= size * 0.6:
            break
    return Measure(size, name, arrows, figures)


def _entries(board: Board) -> list[Entry]:
    """In the order of the data, unless values are given that are in no order at all."""
    labels, values, changes = (
        board.texts("items"),
        board.numbers("values"),
        board.numbers("changes"),
    )
    if values and len(values) != len(labels):
        board.note("uneven_lists", f"{len(labels)} items have {len(values)} values")
    found = [
        Entry(
            label, 0, values[place] if place < len(values) else None,
            round(changes[place]) if place < len(changes) else None, place,
        )
        for place, label in enumerate(labels)
    ]  # fmt: skip
    known = list(values[: len(labels)])
    if known != sorted(known) and known != sorted(known, reverse=True):
        found.sort(key=lambda entry: (entry.value is None, -(entry.value or 0.0)))
    return [
        Entry(entry.label, rank, entry.value, entry.change, entry.place)
        for rank, entry in enumerate(found, 1)
    ]


def _row(
    board: Board, entry: Entry, row: Box, measure: Measure, index: int,
    count: int, *, is_loud: bool,
) -> list[RawClip]:  # fmt: skip
    scene, palette, u = board.scene, board.palette, board.u
    size, arrows, figures = measure.size, measure.arrows, measure.figures
    gap = min(0.7 * u, row.height * 0.06)
    card = Box(row.left, row.top + gap, row.right, row.bottom - gap)
    fill = palette.accent if is_loud else palette.surface
    ink = palette.on_accent if is_loud else palette.ink
    soft = palette.on_accent if is_loud else palette.ink_soft
    left = card.left + size * 0.5
    rank = Box(left, card.top, left + size * 2.0, card.bottom)
    right = card.right - size * 0.8
    value = Box(right - figures, card.top, right, card.bottom)
    arrow = Box(value.left - arrows, card.top, value.left - (size * 0.4 if figures else 0.0),
                card.bottom)  # fmt: skip
    name = Box(rank.right + size * 0.3, card.top, arrow.left - size * 0.2, card.bottom)
    clips = [
        board.item(scene.panel(card, fill, 1.4), index, count, "rise"),
        board.item(
            scene.words(
                str(entry.rank), rank, "title", size=size, align="center", vertical="center",
                lines=1, color=soft if is_loud else palette.accent_ink,
                style={"fontFeatures": {"tnum": 1}, "fontWeight": 800},
            ),
            index, count, "rise",
        ),
        board.item(
            scene.words(
                entry.label, name, "title", size=measure.name_size, vertical="center", lines=2,
                color=ink, style={"fontWeight": 700 if is_loud else 600},
            ),
            index, count, "rise",
        ),
    ]  # fmt: skip
    if entry.change is not None:
        clips += _arrow(board, arrow, entry.change, size, index, count, on_accent=is_loud)
    if entry.value is not None:
        clips.append(
            board.figure(
                entry.value, value, "title", index, count, size=size, align="right", color=ink,
                series=board.numbers("values"),
            )
        )  # fmt: skip
    return clips


def _arrow(
    board: Board, box: Box, change: int, size: float, index: int, count: int, *, on_accent: bool
) -> list[RawClip]:
    """A triangle up or down with the places moved, or a short line where nothing did."""
    scene, palette = board.scene, board.palette
    side = size * 0.62
    y, x = (box.top + box.bottom) / 2, box.left + size * 0.5
    color = (
        palette.on_accent
        if on_accent
        else (
            palette.positive if change > 0 else palette.negative if change < 0 else palette.ink_soft
        )
    )
    if change == 0:
        line = Box(x, y - size * 0.06, x + side, y + size * 0.06)
        return [board.item(scene.panel(line, color, 0.3), index, count, "rise")]
    points = [[0, 10], [12, 10], [6, 0]] if change > 0 else [[0, 0], [12, 0], [6, 10]]
    mark = scene.clip(
        "polygon", Box(x, y - side * 0.42, x + side, y + side * 0.42), points=points,
        style={"fill": color.css},
    )  # fmt: skip
    words = scene.words(
        str(abs(change)), Box(x + side * 1.25, box.top, box.right, box.bottom), "label",
        size=max(size * 0.72, 2.2 * board.u), vertical="center", lines=1, color=color,
        style={"fontFeatures": {"tnum": 1}},
    )  # fmt: skip
    return [board.item(each, index, count, "rise") for each in (mark, words)]


def before(changes: Sequence[int | None]) -> tuple[int, ...]:
    """Where each line stood, from the places that it won; all from below where none is known.

    Where changes contradict each other, lines stood as near to them as they can.
    """
    count = len(changes)
    if all(change is None for change in changes):
        return tuple(range(count - 1, -1, -1))
    order = sorted(range(count), key=lambda at: (at + (changes[at] or 0), at))
    return tuple(order.index(at) for at in range(count))


def _moved(board: Board, clip: RawClip, away: float) -> RawClip:
    """A line that moves from where it was to where it is now, once that can be read."""
    beat, y = board.scene.beat, clip["transform"]["y"]
    begins = curves.STANDING_SECONDS * beat.pace * 1.25
    frames = [
        {"time": round(begins, 4), "value": round(y + away, 2)},
        {"time": round(begins + beat.enter * 1.5, 4), "value": y, "easing": curves.MOVE},
    ]
    return {**clip, "keyframes": [*clip.get("keyframes", ()), {"property": "y", "frames": frames}]}


PRIMITIVE = Primitive(
    kind="ranking-list",
    label="Ranking List",
    category="Comparison",
    summary="An ordered list with numbers, values, and arrows for what moved.",
    inputs=(
        Input("items", "texts", "the names, the first on top"),
        Input("values", "numbers", "what the order goes by", required=False),
        Input("changes", "numbers", "places won since last time, or lost below zero",
              required=False),
    ),
    options=("stagger", "slide", "reorder"),
    seconds=6.0,
    draw=draw,
    example={
        "title": "Porto climbs to the top",
        "items": ["Porto", "Vienna", "Lyon", "Ghent", "Turin"],
        "values": [86.4, 84.9, 82.1, 79.5, 77.8],
        "changes": [3, -1, 0, 1, -3],
        "source": "Source: livable cities index",
    },
)  # fmt: skip
