"""Where a clip is and how it moves, as the document writes it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from kinoform.model.document.fields import (
    Breadth,
    EasingName,
    Flag,
    Length,
    Number,
    Pair,
    Pixels,
    Seconds,
    Whole,
    Written,
)
from kinoform.model.geometry import Anchor


class Transform(Written):
    """Place, size and turn; the anchor of the box is what lies at (x, y)."""

    x: Length | None = None
    """Pixels from the centre of the canvas or parent, or a share from its left edge."""
    y: Length | None = None
    width: Breadth | None = None
    height: Breadth | None = None
    scale: Number | Pair | None = None
    rotation: Number | None = None
    """Degrees, clockwise."""
    skew: Pair | None = None
    """Degrees along x and y."""
    anchor: Anchor | None = None


class Point(Written):
    """A place; what is not given stays as it is."""

    x: Length | None = None
    y: Length | None = None


class Animation(Written):
    """A named movement over some seconds of a clip's life."""

    type: Annotated[str, Field(max_length=100)]
    duration: Annotated[Seconds, Field(gt=0)]
    """Seconds; of one cycle when it loops."""
    delay: Seconds = 0.0
    easing: EasingName = "linear"
    loop: Flag | Annotated[Whole, Field(ge=0, le=100_000)] | None = None
    """True repeats to the end of the clip, a number repeats that often."""
    pingpong: Flag = False
    """Every second cycle runs backwards."""
    from_: Annotated[Number | Pair | Point | None, Field(alias="from")] = None
    to: Number | Pair | Point | None = None
    direction: Literal["left", "right", "up", "down"] | None = None
    """The direction of the motion itself."""
    distance: Annotated[Pixels, Field(ge=0)] | None = None


class Frame(Written):
    """The value of a property at an instant of the clip."""

    time: Annotated[Number, Field(ge=-86_400, le=86_400)]
    value: Any
    easing: EasingName = "linear"
    """The curve that leads to this frame."""


class KeyframeTrack(Written):
    """One property over time."""

    property: Annotated[str, Field(max_length=200)]
    """A name such as `opacity` or a path such as `style.shadowBlur`."""
    frames: Annotated[tuple[Frame, ...], Field(min_length=1, max_length=10_000)]


class Passage(Written):
    """One way of coming or going."""

    type: Annotated[str, Field(max_length=100)] = "fade"
    duration: Seconds = 0.5
    easing: EasingName = "linear"


class TransitionSpec(Written):
    """How a clip comes and goes: the same both ways, or `in` and `out` each for itself."""

    type: Annotated[str, Field(max_length=100)] | None = None
    duration: Seconds | None = None
    easing: EasingName | None = None
    in_: Annotated[Passage | None, Field(alias="in")] = None
    out: Passage | None = None

    @model_validator(mode="before")
    @classmethod
    def _name_alone(cls, value: Any) -> Any:
        return {"type": value} if isinstance(value, str) else value

    def passages(self) -> tuple[Passage | None, Passage | None]:
        """The entrance and the exit."""
        if self.in_ is not None or self.out is not None:
            return self.in_, self.out
        if self.type is None and self.duration is None:
            return None, None
        given = {"type": self.type, "duration": self.duration, "easing": self.easing}
        both = Passage.model_validate({k: v for k, v in given.items() if v is not None})
        return both, both
