"""What every clip type gives: its fields in the document, and how it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from kinoform.model.document.clip import Clip
from kinoform.model.document.fields import pixels
from kinoform.model.geometry import Box, Size
from kinoform.model.media import Media
from kinoform.model.sound import Sound
from kinoform.model.stage import Moment
from kinoform.model.word import Word

if TYPE_CHECKING:
    import skia

    from kinoform.model.composition import Layer


@runtime_checkable
class Drawable(Protocol):
    """What can be seen: frozen, hashable, drawn from its own top-left corner.

    Equal keys mean equal pixels, in every process and in any order of frames.
    """

    @property
    def size(self) -> Size:
        """The box that transforms and anchors speak of."""
        ...

    @property
    def is_still(self) -> bool:
        """Whether the key is the same at every moment."""
        ...

    def bounds(self, at: Moment) -> Box:
        """Everything that it may paint, which can exceed its box (strokes, shadows)."""
        ...

    def key(self, at: Moment) -> Hashable:
        """What its pixels depend on at this moment."""
        ...

    def draw(self, canvas: skia.Canvas, at: Moment) -> None:
        """Paint it; the canvas is left as it was found."""
        ...


@runtime_checkable
class Fading(Protocol):
    """A drawable that can paint itself partly transparent, without a layer in between."""

    def draw_faded(self, canvas: skia.Canvas, at: Moment, opacity: float) -> bool:
        """Paint it so; False, and nothing painted, when it cannot this time."""
        ...


def opaque_box(drawable: Drawable) -> Box | None:
    """The box through which nothing shows; a drawable may have one by the same name."""
    found: Box | None = getattr(drawable, "opaque_box", None)
    return found


def no_layers(_clips: Sequence[Clip], _size: Size) -> tuple[Layer, ...]:
    """The layers of a clip that nests none."""
    return ()


@dataclass(frozen=True, slots=True)
class Placed:
    """Nested layers that are built already, given again whenever they are asked for."""

    layers: tuple[Layer, ...]

    def __call__(self, _clips: Sequence[Clip], _size: Size) -> tuple[Layer, ...]:
        return self.layers


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a clip is built for: its parent's size, its times, its media on this disk."""

    parent: Size
    start: Fraction = Fraction(0)
    """Film time of the clip's birth."""
    duration: Fraction = Fraction(0)
    """Film seconds that it lives."""
    speed: Fraction = Fraction(1)
    """Own seconds in one second of film."""
    media: Mapping[str, Media] = field(default_factory=dict)
    """What the clip's sources turned out to be, by the source as written."""
    layers: Callable[[Sequence[Clip], Size], tuple[Layer, ...]] = no_layers
    """Builds nested clips for a parent of some size."""
    seed: int = 0
    said: tuple[Word, ...] = ()
    """What those say whom the clip listens to, on the film's clock."""

    def own_size(self, clip: Clip, natural: Size) -> Size:
        """The clip's width and height; what is not written follows the natural ratio."""
        written = clip.transform
        width = pixels(written.width, self.parent.width, -1.0)
        height = pixels(written.height, self.parent.height, -1.0)
        if width < 0 and height < 0:
            return natural
        ratio = natural.width / natural.height if natural.width and natural.height else 1.0
        if width < 0:
            return Size(height * ratio, height)
        if height < 0:
            return Size(width, width / ratio)
        return Size(width, height)


ALL = "*"
"""Stands for every clip that says something."""


def hears_nothing(_clip: Any, _setting: Setting) -> tuple[Sound, ...]:
    """The sounds of what is only seen."""
    return ()


def says_nothing(_clip: Any, _setting: Setting) -> tuple[Word, ...]:
    """The words of what does not speak."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """The record of one clip type, declared at the foot of its file."""

    kind: str
    clip: type[Clip]
    """Its fields in the document."""
    build: Callable[[Any, Setting], Drawable | None]
    """What is drawn for a clip; None for what is only heard."""
    hear: Callable[[Any, Setting], tuple[Sound, ...]] = hears_nothing
    say: Callable[[Any, Setting], tuple[Word, ...]] = says_nothing
    listens_to: Callable[[Any], str | None] = lambda _clip: None
    """Whose words it shows: the id of another clip, ALL for everybody's, None for nobody's."""
    example: dict[str, Any]
    """A clip that shows it at its best; used by conformance tests and the reference."""
    sources: Callable[[Any], tuple[str, ...]] = lambda _clip: ()
    """The media that a clip names, as written."""
    wants_picture: bool = False
    """Whether media without a picture are no use to it."""
    natural_seconds: Callable[[Any, Mapping[str, Media]], Fraction | None] = lambda _clip, _media: (
        None
    )
    """How long a clip is by itself; None when it has no length of its own."""
    longest_seconds: Callable[[Any], Fraction | None] = lambda _clip: None
    """What a clip's source range allows, whatever its duration says."""
    nested_rows: Callable[[Any], tuple[Clip, ...]] | None = None
    """Clips on a clock of their own within the clip."""
    carried: Callable[[Any], tuple[Clip, ...]] = lambda _clip: ()
    """Clips within the clip that live as long as it does."""
