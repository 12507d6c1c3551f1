"""A ranking over time: bars grow, overtake each other, and their numbers count."""

from __future__ import annotations

from collections.abc import Sequence

from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import EMPTY, Box
from kinoform.primitives._board import Board, nothing_to_show
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.data_viz._race import Race, race
from kinoform.primitives.data_viz._race_runners import Track, runner, track_of
from kinoform.scenery.room import RawClip

_MOST = {"wide": 8, "square": 8, "tall": 9}
MOST_TIMES = 120
_HOLD_SECONDS = 1.2
"""So long the last picture stands."""


def draw(board: Board) -> list[RawClip]:
    """The clips of a bar race."""
    clips, body = board.headed()
    items, rows = _data(board)
    if not rows:
        return nothing_to_show(board)
    scene = board.scene
    begins = 0.75 * scene.beat.pace
    hold = min(_HOLD_SECONDS, scene.seconds * 0.22)
    seconds = max(scene.beat.leaves_at - hold - begins, 0.2)
    run = race(rows, seconds)
    columns = len(rows[0])
    times = board.texts("times")[:columns] if columns > 1 else ()
    shown = min(len(rows), _MOST[board.page.shape])
    clock, corner, rest = _clock(board, body, times, begins, seconds)
    track = track_of(board, body, items, run, shown, begins, seconds)
    if not _is_clear(board, track, run, corner, body):
        track = track_of(board, rest, items, run, shown, begins, seconds)
    zero = Box(track.bar.left - 0.12 * board.u, track.rows.top, track.bar.left + 0.12 * board.u,
               track.rows.bottom)  # fmt: skip
    base = board.palette.background.mix(board.palette.ink, 0.42)
    clips.append(scene.grow(scene.panel(zero, base), "top", 0.0))
    last = max(range(len(rows)), key=lambda row: run.values[row][-1])
    chosen = board.text("highlight")
    loud = items.index(chosen) if chosen in items else last
    racing = [row for row in sorted(range(len(rows)), key=lambda row: -run.places[row][-1])
              if min(run.places[row]) < shown - 0.01]  # fmt: skip
    for at, row in enumerate(racing):
        over = racing[at + 1 :]
        clips += runner(board, track, run, row, items[row], over, is_loud=row == loud)
    return [*clips, *clock]


def _data(board: Board) -> tuple[list[str], list[tuple[float, ...]]]:
    """Names and rows of one length; a flat list of values is one column."""
    names, rows = board.texts("items"), board.rows("values")
    if len(rows) == 1 and len(names) > 1:
        rows = tuple((value,) for value in rows[0])
    known = [(name, row) for name, row in zip(names, rows, strict=False) if row]
    if len(names) != len(rows):
        board.note("uneven_lists", f"{len(known)} names have values")
    columns = min((len(row) for _, row in known), default=0)
    if any(len(row) != columns for _, row in known):
        board.note("uneven_lists", f"the first {columns} values of each row are shown")
    return [name for name, _ in known], [row[: min(columns, MOST_TIMES)] for _, row in known]


def _clock(
    board: Board, body: Box, times: Sequence[str], begins: float, seconds: float
) -> tuple[list[RawClip], Box, Box]:
    """The time in large type, its corner, and what is left when bars keep out of its way."""
    if not times:
        return [], EMPTY, body
    scene, is_wide = board.scene, board.page.shape == "wide"
    size = ROLES["display"].size(board.page) * (1.0 if is_wide else 0.85)
    ems = max(scene.width_of(text, "display", 100.0) for text in times) / 100.0
    most = body.width * (0.24 if is_wide else 0.9)
    size = max(min(size, most / (ems * 1.1 + 0.1)), ROLES["title"].size(board.page))
    width = min(ems * size * 1.1 + size * 0.1, most)
    corner = Box(body.right - width, body.bottom - size * 1.15, body.right, body.bottom)
    color = board.palette.background.mix(board.palette.ink, 0.5)
    step = seconds / max(len(times) - 1, 1)
    found = []
    for at, text in enumerate(times):
        words = scene.words(text, corner, "display", size=size, color=color, align="right",
                            vertical="bottom", lines=1,
                            style={"fontFeatures": {"tnum": 1}})  # fmt: skip
        start = begins + (at - 0.5) * step if at else 0.0
        ends = scene.seconds if at == len(times) - 1 else begins + (at + 0.5) * step
        entered = scene.enter(words, way="fade" if at == 0 else "none",
                              leaves=at == len(times) - 1)  # fmt: skip
        moves = [{**move, "delay": round(max(move["delay"] - start, 0.0), 4)}
                 for move in entered["animations"]]  # fmt: skip
        found.append({**entered, "start": round(scene.begins + start, 4),
                      "duration": round(ends - start, 4), "animations": moves})  # fmt: skip
    if is_wide:
        rest = Box(body.left, body.top, corner.left - 4.0 * board.u, body.bottom)
        return found, corner, rest
    return found, corner, Box(body.left, body.top, body.right, corner.top - 2.0 * board.u)


def _is_clear(board: Board, track: Track, run: Race, corner: Box, body: Box) -> bool:
    """Whether no bar ever runs so far that its number meets the time."""
    if corner.is_empty:
        return True
    figures = body.right - track.bar.right + 3.0 * board.u
    first = (corner.top - track.rows.top) / track.pitch - 1.0
    return all(
        place <= first or track.bar.left + track.bar.width * value / reach + figures < corner.left
        for values, places in zip(run.values, run.places, strict=True)
        for value, place, reach in zip(values, places, run.reach, strict=True)
        if place < track.shown
    )


PRIMITIVE = Primitive(
    kind="bar-race",
    label="Bar Chart Race",
    category="Data Viz",
    summary="Animated ranking race over time.",
    inputs=(
        Input("items", "texts", "the names of the bars"),
        Input(
            "values", "matrix",
            "one row of values over time for each item; a flat list grows from zero",
        ),
        Input("times", "texts", "the name of each moment, such as a year", required=False),
    ),
    options=("animate-on-init", "slide", "fade"),
    seconds=6.0,
    draw=draw,
    example={
        "title": "Harbour towns overtook the capital",
        "items": ["Port Adel", "Westhaven", "Capital City", "Northbridge", "Lakeside", "Hillcrest",
                  "Oldbury"],
        "times": ["2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023", "2024"],
        "values": [
            [180, 240, 320, 430, 520, 660, 790, 910, 1060],
            [260, 300, 350, 400, 480, 590, 700, 780, 860],
            [610, 630, 640, 660, 640, 650, 670, 690, 700],
            [420, 430, 450, 455, 470, 480, 500, 520, 535],
            [350, 380, 420, 470, 490, 470, 450, 440, 430],
            [300, 290, 310, 330, 340, 350, 330, 340, 350],
            [240, 230, 225, 220, 210, 215, 205, 200, 190],
        ],
        "highlight": "Port Adel",
        "source": "Source: visitor counts, in thousands",
    },
)  # fmt: skip
