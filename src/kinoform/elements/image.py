"""A still picture from a file, or an animated one that plays."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from kinoform.elements._fitting import KenBurns, KenBurnsName, ken_burns
from kinoform.elements._picture import Frame
from kinoform.elements.base import Element, Setting
from kinoform.kit.lazy import skia
from kinoform.model.document.clip import Clip
from kinoform.model.document.fields import Flag
from kinoform.model.document.keying import ChromaKeySpec, LutSpec
from kinoform.model.document.style import FitName
from kinoform.model.geometry import Box, Size
from kinoform.model.media import Media
from kinoform.model.stage import Moment


class ImageClip(Clip):
    """A picture by URL, path or asset; GIF and animated WebP play in a loop."""

    type: Literal["image"]
    src: Annotated[str, Field(min_length=1, max_length=20_000_000)]
    """URL, path or asset of a picture."""
    fit: FitName | None = None
    """The same as the style's `objectFit`, and wins over it."""
    ken_burns: KenBurns | KenBurnsName | None = None
    """A slow camera move inside the box."""
    chroma_key: ChromaKeySpec | None = None
    """Makes one colour transparent."""
    lut: LutSpec | None = None
    """Colours by a table."""
    loop: Flag = True
    """Whether an animated picture begins again."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture to draw; with a length it is an animated one."""

    path: str
    frame: Frame
    is_vector: bool
    length: Fraction | None
    loop: bool
    has_alpha: bool

    @property
    def size(self) -> Size:
        return self.frame.size

    @property
    def is_still(self) -> bool:
        return self.length is None and self.frame.move is None

    @property
    def opaque_box(self) -> Box | None:
        return None if self.has_alpha else self.frame.filled

    def bounds(self, _at: Moment) -> Box:
        return self.frame.bounds()

    def key(self, at: Moment) -> Hashable:
        shown = None
        if self.length is not None:
            shown = at.stage.footage_key(self.path, self._source_time(at, self.length))
        return (self, shown, self.frame.placing(at) if self.frame.move else None)

    def draw(self, canvas: skia.Canvas, at: Moment) -> None:
        self.frame.draw(canvas, at, lambda wanted: self._fetch(at, wanted))

    def draw_faded(self, canvas: skia.Canvas, at: Moment, opacity: float) -> bool:
        return self.frame.draw_faded(canvas, at, lambda wanted: self._fetch(at, wanted), opacity)

    def _fetch(self, at: Moment, wanted: Size) -> skia.Image:
        if self.is_vector:
            return at.stage.drawing(self.path, round(wanted.width), round(wanted.height))
        if self.length is not None:
            return at.stage.footage(self.path, self._source_time(at, self.length), None)
        return at.stage.still(self.path, wanted)

    def _source_time(self, at: Moment, length: Fraction) -> Fraction:
        return at.time % length if self.loop and length > 0 else at.time


def build(clip: ImageClip, setting: Setting) -> Image:
    """The picture of a clip."""
    media = setting.media[clip.src]
    natural = Size(float(media.width), float(media.height))
    size = setting.own_size(clip, natural)
    frame = Frame.of(clip.style, size, natural, clip.fit, ken_burns(clip.ken_burns))
    length = media.duration if media.kind in {"animation", "video"} else None
    return Image(media.path, frame, media.is_vector, length, clip.loop, media.has_alpha)


def _natural_seconds(clip: ImageClip, media: Mapping[str, Media]) -> Fraction | None:
    known = media.get(clip.src)
    return None if known is None else known.duration


ELEMENT = Element(
    kind="image",
    clip=ImageClip,
    build=build,
    sources=lambda clip: (clip.src,),
    wants_picture=True,
    natural_seconds=_natural_seconds,
    example={
        "type": "image",
        "start": 0,
        "duration": 3,
        "src": "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='320' "
        "height='180'%3E%3Crect width='320' height='180' fill='%230ea5e9'/%3E"
        "%3Ccircle cx='160' cy='90' r='60' fill='%23fde047'/%3E%3C/svg%3E",
        "transform": {"width": "80%", "height": "80%"},
        "style": {"objectFit": "cover", "borderRadius": 24},
        "kenBurns": "zoom-in",
    },
)
