"""What a drawing may ask of the engine, and the moment at which it is drawn."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from kinoform.model.geometry import Size

if TYPE_CHECKING:
    import skia


class Stage(Protocol):
    """The engine as an element sees it: media and nested layers, nothing else."""

    def still(self, path: str) -> skia.Image:
        """A picture file, upright, premultiplied."""
        ...

    def footage(self, path: str, seconds: float, size: Size | None) -> skia.Image:
        """The frame of a video or animation that is on screen at its own time.

        With a size the picture comes scaled to it, which costs less than scaling on the canvas.
        """
        ...

    def footage_key(self, path: str, seconds: float) -> Hashable:
        """Equal for two times that show the same frame."""
        ...

    def draw_layers(self, canvas: skia.Canvas, layers: Sequence[Any], seconds: float) -> None:
        """Nested layers, at the nested time, on a canvas with their own origin."""
        ...

    def layers_key(self, layers: Sequence[Any], seconds: float) -> Hashable:
        """Equal for two times at which nested layers look the same."""
        ...


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant in the life of one layer: seconds since it began, and the stage it is on."""

    seconds: float
    stage: Stage
    duration: float = 0.0
    """How long the layer lives, for what is timed from its end."""
