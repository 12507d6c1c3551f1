"""The bars of a race: where they run, and how each moves with its name and its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kinoform.look import curves
from kinoform.look.type_scale import ROLES
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._axis_names import room_for
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import few_growth
from kinoform.primitives._shortening import shortened
from kinoform.primitives.data_viz._race import Race
from kinoform.scenery.moves import Way
from kinoform.scenery.room import RawClip

_HIDDEN, _FREE = 0.4, 0.85
"""Nearer to the place of another than this the words of a bar are gone, and further they stand."""


@dataclass(frozen=True, slots=True)
class Track:
    """Where the bars run, and how they are set."""

    rows: Box
    pitch: float
    bar: Box
    """The place of the first bar at its full length."""
    names_above: bool
    size: float
    begins: float
    """When the race begins; before it the bars come in."""
    seconds: float
    shown: int


def track_of(
    board: Board, body: Box, items: Sequence[str], run: Race, shown: int, begins: float,
    seconds: float,
) -> Track:  # fmt: skip
    extra = 0.5 if len(items) > shown else 0.0
    growth = few_growth(shown)
    pitch = min(body.height / (shown + extra), 16.0 * growth * board.u)
    above = board.page.shape != "wide"
    largest = ROLES["body"].size(board.page) * 1.1 * growth
    size = max(min(largest, pitch * (0.3 if above else 0.4)), SMALLEST_TYPE_U * board.u)
    widest = max(room_for(board, name, size) for name in items)
    names = 0.0 if above else min(widest, body.width * 0.3) + 2.0 * board.u
    written = board.written([row[-1] for row in run.values])
    figures = max(room_for(board, text, size) for text in written) * 1.1 + 1.2 * board.u
    top = body.top + (body.height - pitch * (shown + extra)) / 2
    thick = pitch * (0.44 if above else 0.7)
    first = top + pitch * (0.5 if above else 0.15)
    bar = Box(body.left + names, first, body.right - figures, first + thick)
    rows = Box(body.left, top, body.right, top + pitch * shown)
    return Track(rows, pitch, bar, above, size, begins, seconds, shown)


def runner(
    board: Board, track: Track, run: Race, row: int, name: str, over: Sequence[int], *,
    is_loud: bool,
) -> list[RawClip]:  # fmt: skip
    """A bar with its name and its number, on their way through the ranking.

    Words step aside while one of the bars that lie over it passes.
    """
    scene, palette = board.scene, board.palette
    color = palette.accent if is_loud else board.quiet
    times = [round(track.begins + share * track.seconds, 4) for share in run.shares]
    lengths = [max(track.bar.width * value / reach, 0.3 * board.u)
               for value, reach in zip(run.values[row], run.reach, strict=True)]  # fmt: skip
    drops = [min(place, track.shown - 0.4) * track.pitch for place in run.places[row]]
    seen = [min(1.0, max(0.0, track.shown - place)) for place in run.places[row]]
    read = [mine * free for mine, free in zip(seen, freedom(run, row, over, track.shown),
                                              strict=True)]  # fmt: skip
    rank = min(round(run.places[row][0]), track.shown)
    comes = scene.beat.delay(rank, track.shown)

    def placed(clip: RawClip, *tracks: RawClip) -> RawClip:
        down = [clip["transform"]["y"] + drop for drop in drops]
        opaque = seen if clip["type"] == "rect" else read
        common = [_line("opacity", times, opaque)] if min(opaque) < 1.0 else []
        keys = [*common, _line("y", times, down), *tracks]
        way: Way = "slide" if board.option == "slide" else "fade"
        if board.option == "animate-on-init" and clip["type"] == "rect":
            way = "none"
        return scene.enter({**clip, "keyframes": keys}, way=way, delay=comes)

    bar = scene.panel(track.bar, color, 0.6)
    left = track.bar.left - board.page.width / 2
    bar["transform"] |= {"x": round(left, 2), "anchor": "left"}
    grows = board.option == "animate-on-init"
    found = [placed(bar, _line("width", times, lengths, comes if grows else None))]
    label = _name_box(board, track)
    lines = 1 if track.names_above else 2
    words = scene.words(
        shortened(scene, name, "body", track.size, label.width, lines), label, "body",
        size=track.size, align="left" if track.names_above else "right",
        vertical="bottom" if track.names_above else "center", lines=lines,
        color=palette.ink if is_loud else palette.ink_soft,
    )  # fmt: skip
    found.append(placed(words))
    found.append(placed(*_number(board, track, run, row, times, lengths, comes, is_loud=is_loud)))
    return found


def freedom(run: Race, row: int, over: Sequence[int], shown: int) -> list[float]:
    """How freely the words of a bar stand at each moment, from 0 on the place of another to 1."""
    found = []
    for at, place in enumerate(run.places[row]):
        near = min((abs(place - run.places[other][at]) for other in over
                    if run.places[other][at] < shown), default=1.0)  # fmt: skip
        found.append(min(max((near - _HIDDEN) / (_FREE - _HIDDEN), 0.0), 1.0))
    return found


def _name_box(board: Board, track: Track) -> Box:
    if track.names_above:
        top = track.bar.top - track.size * 1.5
        # Clear of the line from which the bars start.
        left = track.rows.left + 0.9 * board.u
        return Box(left, top, track.rows.right, track.bar.top - 0.5 * board.u)
    middle = (track.bar.top + track.bar.bottom) / 2
    half = track.pitch * 0.48
    return Box(track.rows.left, middle - half, track.bar.left - 2.0 * board.u, middle + half)


def _number(
    board: Board, track: Track, run: Race, row: int, times: Sequence[float],
    lengths: Sequence[float], comes: float, *, is_loud: bool,
) -> tuple[RawClip, RawClip, RawClip]:  # fmt: skip
    """The number at the end of a bar, and how it runs along and counts."""
    values = run.values[row]
    every = [each[-1] for each in run.values]
    form = board.form([max(every, key=abs)])
    width = max(room_for(board, text, track.size) for text in board.written(every)) * 1.4
    color: Color = board.palette.accent_ink if is_loud else board.palette.ink
    left, gap = track.bar.left, 1.2 * board.u
    box = Box(left + gap, track.bar.top, left + gap + width, track.bar.bottom)
    clip = board.scene.figure(values[-1], box, "label", form, begins=values[-1], seconds=0.0,
                              size=track.size, color=color)  # fmt: skip
    del clip["autoFit"]
    across = [clip["transform"]["x"] + length for length in lengths]
    grows = board.option == "animate-on-init"
    # Before the race it stands at its first value, or it comes with its bar.
    return (clip, _line("x", times, across, comes if grows else None, clip["transform"]["x"]),
            _line("value", times, values, comes if grows else None))  # fmt: skip


def _line(
    name: str, times: Sequence[float], values: Sequence[float], comes: float | None = None,
    begins: float = 0.0,
) -> RawClip:  # fmt: skip
    """Keyframes through all moments where a value changes; with `comes` it rises there first."""
    digits = 6 if name == "value" else 2
    kept = [
        at for at in range(len(values))
        if at in {0, len(values) - 1}
        or not values[at - 1] == values[at] == values[at + 1]
    ]  # fmt: skip
    frames: list[dict[str, Any]] = [
        {"time": times[at], "value": round(values[at], digits)} for at in kept
    ]
    if comes is not None:
        frames[0]["easing"] = curves.ENTER
        frames.insert(0, {"time": round(min(comes, times[0] - 0.01), 4), "value": begins})
    return {"property": name, "frames": frames}
