"""Names of series at the right end of a plot, each beside its own line or layer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kinoform.look.palette import readable
from kinoform.look.type_scale import ROLES
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._axes import Plot
from kinoform.primitives._axis_names import room_for
from kinoform.primitives._board import Board
from kinoform.primitives._spreading import spread_apart
from kinoform.scenery.room import RawClip

_MOST = {"wide": 0.24, "square": 0.28, "tall": 0.32}
"""Of the width, that the names take at the most."""
_GAP_U = 2.0


@dataclass(frozen=True, slots=True)
class EndNames:
    """What stands at the ends, and the type it is set in."""

    names: tuple[str, ...]
    numbers: tuple[str, ...]
    size: float
    width: float

    @property
    def room(self) -> float:
        return self.width

    def clips(
        self, board: Board, plot: Plot, heights: Sequence[float], colors: Sequence[Color],
        delays: Sequence[float],
    ) -> list[RawClip]:  # fmt: skip
        """The texts, spread apart beside the heights that they belong to."""
        scene, palette = board.scene, board.palette
        left = plot.area.right + _GAP_U * board.u
        right = left + self.width - _GAP_U * board.u
        tall = [self._height(board, index, right - left) for index in range(len(self.names))]
        middles = spread_apart(heights, tall, plot.area.top - tall[0] / 2 if tall else 0.0,
                               plot.area.bottom + self.size * 0.5)  # fmt: skip
        found = []
        for index, middle in enumerate(middles):
            box = Box(left, middle - tall[index] / 2, right, middle + tall[index] / 2)
            chosen = board.text("highlight")
            is_quiet = bool(chosen) and self.names[index] != chosen
            color = palette.ink_soft if is_quiet else readable(colors[index], palette.grounds)
            number = [{"text": f"  {self.numbers[index]}", "style": {"fontWeight": 750}}]
            words = scene.words(
                self.names[index], box, "label", size=self.size, color=color, vertical="center",
                lines=2,
                runs=[{"text": self.names[index]}, *(number if self.numbers[index] else [])],
            )  # fmt: skip
            found.append(scene.enter(words, way="fade", delay=delays[index]))
        return found

    def _height(self, board: Board, index: int, width: float) -> float:
        said = f"{self.names[index]}  {self.numbers[index]}"
        lines = 1 if room_for(board, said, self.size) <= width else 2
        return lines * self.size * ROLES["label"].line_height * 1.08


def end_names(
    board: Board, body: Box, names: Sequence[str], numbers: Sequence[str] = ()
) -> EndNames:
    """The names of series as they will stand, with the room that they need at the right."""
    size = ROLES["label"].size(board.page) * 1.1
    pitch = body.height / max(len(names), 1)
    size = max(min(size, pitch / 2.7), SMALLEST_TYPE_U * board.u)
    known = tuple(numbers) or ("",) * len(names)
    said = [f"{name}  {number}".rstrip() for name, number in zip(names, known, strict=True)]
    widest = max((room_for(board, text, size) for text in said), default=0.0)
    most = body.width * _MOST[board.page.shape]
    return EndNames(tuple(names), known, size, min(widest, most) + _GAP_U * board.u)
