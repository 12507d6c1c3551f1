"""Lines that move evenly upwards through a room, and come and go softly at its edges."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kinoform.model.easing import ease
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.scenery.room import RawClip
from kinoform.scenery.window import grouped

_EASING = "cubic-bezier(0.3, 0.3, 0.7, 1)"
"""Even at first, and slower at the end."""
_FROM, _UNTIL = 0.62, 0.92
"""Where in the room the first line begins, and the share of the time that the way takes."""
_SOFT = 0.15
"""Of the room's height, at both ends, in which lines come and go."""
_TAIL = 0.6
"""So much of the room, at the most, is filled at the end."""
_HALVINGS = 24
FASTEST_U = 26.0
"""A second; beyond it nobody can read."""


@dataclass(frozen=True, slots=True)
class Way:
    """How far lines are moved, in pixels downwards from their place, from first to last."""

    begins: float
    ends: float
    seconds: float

    def when(self, shift: float) -> float:
        """The moment at which the lines are moved so far; before and after the way, its ends."""
        share = (shift - self.begins) / (self.ends - self.begins)
        if not 0.0 < share < 1.0:
            return self.seconds * min(max(share, 0.0), 1.0)
        curve: Callable[[float], float] = ease(_EASING)
        low, high = 0.0, 1.0
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            low, high = (middle, high) if curve(middle) < share else (low, middle)
        return self.seconds * low


def rolling(
    board: Board, lines: Sequence[RawClip], room: Box, total: float, last: float
) -> RawClip:
    """Lines that stand one under the other from the top of a room, `total` pixels high.

    They end with the `last` pixels of them in the middle.
    """
    scene = board.scene
    tail = min(last, room.height * _TAIL)
    way = Way(room.height * _FROM, (room.height - tail) / 2 - (total - tail),
              scene.seconds * _UNTIL)  # fmt: skip
    if (way.begins - way.ends) / way.seconds > FASTEST_U * board.u:
        board.note("too_fast", "so many names roll faster than they can be read; give more seconds")
    soft = [_softened(board, line, room, way) for line in lines]
    roll = grouped(scene, soft, Box(room.left, room.top, room.right, room.top + total))
    place = roll["transform"]["y"]
    frames = [
        {"time": 0.0, "value": round(place + way.begins, 2)},
        {"time": round(way.seconds, 4), "value": round(place + way.ends, 2), "easing": _EASING},
    ]
    roll["keyframes"] = [{"property": "y", "frames": frames}]
    return scene.enter(grouped(scene, [roll], room, clip=True), way="fade", delay=0.0)


def _softened(board: Board, line: RawClip, room: Box, way: Way) -> RawClip:
    """A line that becomes clear as it comes in below, and faint as it goes out above."""
    middle = line["transform"]["y"] + board.page.height / 2
    soft = room.height * _SOFT
    moments = (
        (room.bottom, 0.0), (room.bottom - soft, 1.0), (room.top + soft, 1.0), (room.top, 0.0),
    )  # fmt: skip
    frames: list[RawClip] = []
    before = 0.0, 0.0
    for edge, opacity in moments:
        shift = edge - middle
        if shift > way.begins:
            # It was past this edge before everything began.
            frames = [{"time": 0.0, "value": opacity}]
        elif shift >= way.ends:
            frames.append({"time": round(way.when(shift), 4), "value": opacity})
        else:
            if frames:
                last, held = before
                share = (last - way.ends) / (last - shift)
                rest = held + (opacity - held) * share
                frames.append({"time": round(way.seconds, 4), "value": round(rest, 4)})
            break
        before = shift, opacity
    return {**line, "keyframes": [{"property": "opacity", "frames": frames}]} if frames else line
