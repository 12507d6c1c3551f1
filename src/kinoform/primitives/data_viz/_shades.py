"""Colours for amounts: from little to much, or to both sides of zero, with their key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kinoform.look.palette import Palette
from kinoform.look.type_scale import ROLES
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import widest
from kinoform.scenery.room import RawClip


@dataclass(frozen=True, slots=True)
class Shades:
    """The colours of a span of numbers."""

    colors: tuple[Color, ...]
    least: float
    most: float

    @classmethod
    def of(cls, palette: Palette, values: Sequence[float]) -> Shades:
        """Shades for some numbers; those below zero get colours of their own."""
        least, most = min(values), max(values)
        if least < 0.0 < most:
            reach = max(-least, most)
            return cls(palette.diverging, -reach, reach)
        return cls(palette.sequential, least, most)

    def step(self, value: float) -> int:
        """Which of the colours a number has."""
        if self.most <= self.least:
            return len(self.colors) // 2 if value else 0
        share = (value - self.least) / (self.most - self.least)
        return min(max(round(share * (len(self.colors) - 1)), 0), len(self.colors) - 1)

    def color(self, value: float) -> Color:
        """The colour of a number."""
        return self.colors[self.step(value)]


def shade_key(board: Board, shades: Shades, line: Box) -> list[RawClip]:
    """A small key at the end of a line: the colours between the numbers that they stand for."""
    scene, soft = board.scene, board.palette.ink_soft
    size = ROLES["label"].size(board.page)
    side = line.height * 0.62
    first, last = board.written((shades.least, shades.most))
    gap = board.u
    right = line.right - widest(scene, (last,), "label", size) - gap
    left = right - len(shades.colors) * side
    low = Box(left - gap - widest(scene, (first,), "label", size), line.top, left - gap,
              line.bottom)  # fmt: skip
    high = Box(right + gap, line.top, line.right, line.bottom)
    top = line.top + (line.height - side) / 2
    found = [
        scene.panel(Box(left + at * side, top, left + (at + 1) * side, top + side), color)
        for at, color in enumerate(shades.colors)
    ]
    found += [
        scene.words(first, low, "label", size=size, color=soft, align="right", vertical="center",
                    lines=1),
        scene.words(last, high, "label", size=size, color=soft, vertical="center", lines=1),
    ]  # fmt: skip
    return [scene.enter(clip, way="fade", delay=0.5 * scene.beat.pace) for clip in found]
