"""Named movements of a clip: what every animation gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from kinoform.model.geometry import Size

Direction = Literal["left", "right", "up", "down"]

HEADINGS: dict[str, tuple[float, float]] = {
    "left": (-1.0, 0.0),
    "right": (1.0, 0.0),
    "up": (0.0, -1.0),
    "down": (0.0, 1.0),
}


_FRAME = Size(1920.0, 1080.0)
_NOTHING = Size(0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Change:
    """What an animation does to a clip at one moment; the default does nothing."""

    x: float = 0.0
    """Pixels added to the place."""
    y: float = 0.0
    scale_x: float = 1.0
    """Factors on the size."""
    scale_y: float = 1.0
    rotation: float = 0.0
    """Degrees added."""
    skew_x: float = 0.0
    skew_y: float = 0.0
    opacity: float = 1.0
    """A factor."""
    place: tuple[float | None, float | None] | None = None
    """A place in the parent, instead of the clip's own."""
    set_scale: tuple[float, float] | None = None
    """A scale instead of the clip's own."""
    set_rotation: float | None = None
    blur: float = 0.0
    """Standard deviation in pixels."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How the document asks for an animation, with lengths in pixels already."""

    from_: Any = None
    to: Any = None
    direction: Direction | None = None
    distance: float | None = None
    parent: Size = _FRAME
    own_size: Size = _NOTHING
    own_place: tuple[float, float] = (0.0, 0.0)
    own_scale: tuple[float, float] = (1.0, 1.0)
    own_rotation: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Animation:
    """The record of one animation, declared at the foot of its file."""

    kind: str
    """The id in kebab case."""
    summary: str
    change: Callable[[float, Wish], Change]
    """The change at an eased progress; 0 begins, 1 is the end."""
    aliases: tuple[str, ...] = ()
    enters: bool = False
    """Whether the clip waits in the state of progress 0 until it begins."""
    easing: str = "linear"
    """The curve that it follows where the document gives none."""
    ends: Literal["place", "scale", "angle"] | None = None
    """What `from` and `to` are, where it goes from one to the other."""
