"""What will be drawn: closed, exact frames, local media, frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from kinoform.model.animated import Animated
from kinoform.model.document.fields import Fill
from kinoform.model.geometry import Size
from kinoform.model.sound import Mastering, Sound
from kinoform.model.time import FrameRate, Span
from kinoform.model.word import Word

Value = float | Animated
"""A number for the whole life of a layer, or keyframes by its own seconds."""


@dataclass(frozen=True, slots=True)
class AnimationUse:
    """One animation on one layer, in its own seconds."""

    kind: str
    delay: float
    cycle: float
    cycles: float
    """How often it runs; infinity for as long as the layer lives."""
    easing: str
    pingpong: bool
    wish: Any
    """An `animations.base.Wish`."""


@dataclass(frozen=True, slots=True)
class PassageUse:
    """How a layer comes or goes."""

    kind: str
    seconds: float
    easing: str


@dataclass(frozen=True, slots=True)
class EffectUse:
    """One effect on one layer; a number may change over time."""

    kind: str
    value: Any


@dataclass(frozen=True, slots=True)
class Motion:
    """Where a layer is, in pixels of its parent, over its own seconds."""

    x: Value
    y: Value
    anchor: tuple[float, float] = (0.5, 0.5)
    """Share of the box that lies at (x, y)."""
    scale_x: Value = 1.0
    scale_y: Value = 1.0
    rotation: Value = 0.0
    skew_x: Value = 0.0
    skew_y: Value = 0.0
    opacity: Value = 1.0
    animations: tuple[AnimationUse, ...] = ()


@dataclass(frozen=True, slots=True)
class Mask:
    """Where a layer is seen: by another layer's alpha or brightness."""

    layer: Layer
    luma: bool
    inverted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One thing to draw, from `start` on for `duration` seconds of its own clock."""

    content: Any
    """A drawable, or one that is built anew while its keyframes move."""
    span: Span
    """Frames of the film at which it is seen."""
    start: Fraction
    """Film time of its birth."""
    duration: Fraction
    """Film seconds that it lives."""
    speed: Fraction = Fraction(1)
    """Own seconds in one second of film."""
    motion: Motion
    z: float = 0.0
    effects: tuple[EffectUse, ...] = ()
    entrance: PassageUse | None = None
    exit: PassageUse | None = None
    blend: str = "normal"
    mask: Mask | None = None
    pointer: str = ""
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """A film, closed: everything that its frames and samples depend on."""

    size: Size
    rate: FrameRate
    frame_count: int
    background: Fill | None
    """None is transparent."""
    layers: tuple[Layer, ...]
    """In the order of drawing."""
    sounds: tuple[Sound, ...] = ()
    mastering: Mastering = field(default_factory=Mastering)
    words: tuple[Word, ...] = ()
    """What is said or shown as subtitles, for sidecars."""
    fonts: tuple[FontFile, ...] = ()

    @property
    def duration(self) -> Fraction:
        """Seconds from the first frame to the end of the last."""
        return self.rate.seconds_at(self.frame_count)


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font that the document brought along."""

    path: str
    family: str
    weight: int | None = None
    italic: bool | None = None
