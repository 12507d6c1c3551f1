"""What a drawing may ask of the engine, and the moment at which it is drawn."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

from kinoform.model.geometry import Box, Size

if TYPE_CHECKING:
    import skia

    from kinoform.model.composition import Layer


class Stage(Protocol):
    """The engine as an element sees it: media and nested layers, nothing else."""

    def still(self, path: str, wanted: Size) -> skia.Image:
        """A picture file, upright, premultiplied; not much larger than wanted."""
        ...

    def drawing(self, source: str, width: int, height: int) -> skia.Image:
        """SVG markup or an SVG file, drawn at a size."""
        ...

    def footage(self, path: str, seconds: Fraction, size: Size | None) -> skia.Image:
        """The frame of a video or animation that is on screen at its own time.

        With a size the picture comes scaled to it, which costs less than scaling on the canvas.
        """
        ...

    def footage_key(self, path: str, seconds: Fraction) -> Hashable:
        """Equal for two times that show the same frame."""
        ...

    def draw_layers(
        self, canvas: skia.Canvas, layers: Sequence[Layer], frame: int, size: Size
    ) -> None:
        """Nested layers in a parent of some size, on a canvas with their own origin."""
        ...

    def layers_bounds(self, layers: Sequence[Layer], frame: int, size: Size) -> Box:
        """All that nested layers paint at a frame."""
        ...

    def layers_key(self, layers: Sequence[Layer], frame: int, size: Size) -> Hashable:
        """Equal for two frames at which nested layers look the same."""
        ...


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant in the life of one layer."""

    time: Fraction
    """Own seconds since it began."""
    duration: Fraction
    """Own seconds that it lives."""
    frame: int
    """The frame of the film that is being drawn."""
    stage: Stage

    @property
    def seconds(self) -> float:
        """The time as a plain number, for curves."""
        return float(self.time)
