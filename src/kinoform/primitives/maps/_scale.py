"""Shades that stand for numbers on a map, and the strip that explains them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kinoform.look.type_scale import ROLES
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.scenery.room import RawClip

_WIDTH_U, _HEIGHT_U = 22.0, 1.5


@dataclass(frozen=True, slots=True)
class Scale:
    """From the least number to the largest, in steps of colour."""

    least: float
    most: float
    shades: tuple[Color, ...]

    def step(self, value: float) -> int:
        """Which shade stands for a number."""
        span = self.most - self.least
        share = (value - self.least) / span if span else 1.0
        return min(int(share * len(self.shades)), len(self.shades) - 1)


def scale_of(board: Board, values: Sequence[float]) -> Scale:
    """The shades for some numbers; those below zero have a hue of their own."""
    least, most = min(values), max(values)
    if least < 0 < most:
        reach = max(-least, most)
        return Scale(-reach, reach, board.palette.diverging)
    if most <= 0 and least < 0:
        return Scale(least, most, tuple(reversed(board.palette.sequential)))
    # What is lit at all is told apart from land: the faintest shade is left out.
    return Scale(least, most, board.palette.sequential[1:])


def strip(board: Board, scale: Scale, left: float, bottom: float) -> list[RawClip]:
    """The shades side by side, with the least and the largest number under them."""
    scene, u = board.scene, board.u
    size = ROLES["caption"].size(board.page) * 1.05
    line = size * ROLES["caption"].line_height
    top = bottom - line - 0.7 * u - _HEIGHT_U * u
    step = _WIDTH_U * u / len(scale.shades)
    clips = []
    for index, shade in enumerate(scale.shades):
        box = Box(left + index * step, top, left + (index + 1) * step, top + _HEIGHT_U * u)
        clips.append(board.item(scene.panel(box, shade), index, len(scale.shades), "fade", 0.4))
    below = Box(left, bottom - line, left + _WIDTH_U * u, bottom)
    for text, align in zip(board.written((scale.least, scale.most)), ("left", "right"),
                           strict=True):  # fmt: skip
        words = scene.words(text, below, "caption", size=size, color=board.palette.ink_soft,
                            align="left" if align == "left" else "right", lines=1)  # fmt: skip
        clips.append(scene.enter(words, way="fade", delay=0.5 * scene.beat.pace))
    return clips
