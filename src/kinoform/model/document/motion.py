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
    """Pixels from the centre, downwards, or a share from the top edge."""
    width: Breadth | None = None
    """Pixels, or a share of the parent; unset is the clip's own."""
    height: Breadth | None = None
    """Pixels, or a share of the parent; unset is the clip's own."""
    scale: Number | Pair | None = None
    """A factor, or one for each axis."""
    rotation: Number | None = None
    """Degrees, clockwise."""
    skew: Pair | None = None
    """Degrees along x and y."""
    anchor: Anchor | None = None
    """The point of the clip's box that lies at (x, y); the centre unless it is set."""


class Point(Written):
    """A place; what is not given stays as it is."""

    x: Length | None = None
    """As in a transform."""
    y: Length | None = None
    """As in a transform."""


class Animation(Written):
    """A named movement over some seconds of a clip's life."""

    type: Annotated[str, Field(max_length=100)]
    """The name of an animation, in any spelling."""
    duration: Annotated[Seconds, Field(gt=0)]
    """Seconds; of one cycle when it loops."""
    delay: Seconds = 0.0
    """Seconds of the clip's life before it begins."""
    easing: EasingName = "linear"
    """The curve of each cycle."""
    loop: Flag | Annotated[Whole, Field(ge=0, le=100_000)] | None = None
    """True repeats to the end of the clip, a number repeats that often."""
    pingpong: Flag = False
    """Every second cycle runs backwards."""
    from_: Annotated[Number | Pair | Point | None, Field(alias="from")] = None
    """Where it begins: a scale, an angle, or a place {x, y}; unset is the clip's own."""
    to: Number | Pair | Point | None = None
    """Where it ends; unset is the clip's own."""
    direction: Literal["left", "right", "up", "down"] | None = None
    """The direction of the motion itself."""
    distance: Annotated[Pixels, Field(ge=0)] | None = None
    """Pixels of a slide; 200 unless it is set."""


class Frame(Written):
    """The value of a property at an instant of the clip."""

    time: Annotated[Number, Field(ge=-86_400, le=86_400)]
    """Seconds from the clip's start."""
    value: Any
    """The value at that time."""
    easing: EasingName = "linear"
    """The curve that leads to this frame."""


class KeyframeTrack(Written):
    """One property over time."""

    property: Annotated[str, Field(max_length=200)]
    """A name such as `opacity` or a path such as `style.shadowBlur`."""
    frames: Annotated[tuple[Frame, ...], Field(min_length=1, max_length=10_000)]
    """Values at their times."""


class Passage(Written):
    """One way of coming or going."""

    type: Annotated[str, Field(max_length=100)] = "fade"
    """The name of a transition, in any spelling."""
    duration: Seconds = 0.5
    """Seconds that it takes."""
    easing: EasingName = "linear"
    """The curve of the way."""


class TransitionSpec(Written):
    """How a clip comes and goes: the same both ways, or `in` and `out` each for itself."""

    type: Annotated[str, Field(max_length=100)] | None = None
    """The name of a transition, both ways."""
    duration: Seconds | None = None
    """Seconds that each way takes."""
    easing: EasingName | None = None
    """The curve of each way."""
    in_: Annotated[Passage | None, Field(alias="in")] = None
    """The way in alone."""
    out: Passage | None = None
    """The way out alone."""

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
