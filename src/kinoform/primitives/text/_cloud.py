"""Packs words round a middle, the heaviest first, without overlaps."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kinoform.model.geometry import Box

_TURN = 0.35
"""Radians between two places that are tried."""
_STEPS = 1_400
_SHRINK = 0.94
_MOST_TRIES = 40
_SIDES = 0.28
"""Room beside a word, in sizes."""

Measure = Callable[[str, float], float]
"""The width of one line of text at a size."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its size in pixels for a cloud that is neither shrunk nor grown."""

    text: str
    size: float


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a word stands, and how large it is."""

    place: int
    """Of the word among those that were given."""
    box: Box
    size: float


def packed(
    words: Sequence[Word], room: Box, measure: Measure, least: float, line: float = 1.0
) -> list[Spot]:
    """The largest cloud that fits a room; words that fit nowhere at the smallest type are left out.

    `line` is the height of a word in sizes.
    """
    best: list[Spot] = []
    scale = 1.0
    for _ in range(_MOST_TRIES):
        found = _laid(words, room, measure, least, line, scale)
        if len(found) == len(words):
            return _centred(found, room)
        if len(found) > len(best):
            best = found
        scale *= _SHRINK
    return _centred(best, room)


def _laid(
    words: Sequence[Word], room: Box, measure: Measure, least: float, line: float, scale: float
) -> list[Spot]:
    x, y = (room.left + room.right) / 2, (room.top + room.bottom) / 2
    ratio = room.width / room.height
    placed: list[Spot] = []
    for index, word in enumerate(words):
        # A long heavy word is no wider than the room, and does not make the others small.
        widest = room.width * 0.98 / (measure(word.text, 1.0) + _SIDES)
        size = max(min(word.size * scale, widest), least)
        width, height = measure(word.text, size) + size * _SIDES, size * line
        box = _free(placed, room, x, y, width, height, ratio)
        if box is None:
            if size > least:
                return placed
            continue
        placed.append(Spot(index, box, size))
    return placed


def _free(
    placed: Sequence[Spot], room: Box, x: float, y: float, width: float, height: float, ratio: float
) -> Box | None:
    """The first free place along a spiral that is as broad as the room is."""
    if width > room.width or height > room.height:
        return None
    pace = min(room.width, room.height) * 0.0022
    across, down = math.sqrt(ratio), 1.0 / math.sqrt(ratio)
    for step in range(_STEPS):
        angle = step * _TURN
        reach = pace * angle * 2.2
        left = x + math.cos(angle) * reach * across - width / 2
        top = y + math.sin(angle) * reach * down - height / 2
        box = Box(left, top, left + width, top + height)
        if room.contains(box) and not any(box.meets(other.box) for other in placed):
            return box
    return None


def _centred(spots: list[Spot], room: Box) -> list[Spot]:
    """The cloud in the middle of its room."""
    if not spots:
        return spots
    left, right = min(spot.box.left for spot in spots), max(spot.box.right for spot in spots)
    top, bottom = min(spot.box.top for spot in spots), max(spot.box.bottom for spot in spots)
    x = (room.left + room.right - left - right) / 2
    y = (room.top + room.bottom - top - bottom) / 2
    return [Spot(spot.place, spot.box.moved(x, y), spot.size) for spot in spots]
