"""A moving picture with its sound: trimmed, looped, slower or faster."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from kinoform.elements._fitting import KenBurns, KenBurnsName, ken_burns
from kinoform.elements._picture import Fetch, Frame
from kinoform.elements._sound import (
    Heard,
    longest_seconds,
    natural_seconds,
    sound_of,
    source_end,
    source_start,
)
from kinoform.elements.base import Element, Setting
from kinoform.kit.lazy import skia
from kinoform.model.document.keying import ChromaKeySpec, LutSpec
from kinoform.model.document.style import FitName
from kinoform.model.geometry import Box, Size
from kinoform.model.sound import Sound
from kinoform.model.stage import Moment
from kinoform.model.time import exact


class VideoClip(Heard):
    """A video by URL, path or asset."""

    type: Literal["video"]
    src: Annotated[str, Field(min_length=1, max_length=20_000_000)]
    """URL, path or asset of a video."""
    fit: FitName | None = None
    """The same as the style's `objectFit`, and wins over it."""
    ken_burns: KenBurns | KenBurnsName | None = None
    """A slow camera move inside the box."""
    chroma_key: ChromaKeySpec | None = None
    """Makes one colour transparent."""
    lut: LutSpec | None = None
    """Colours by a table."""


@dataclass(frozen=True, slots=True)
class Video:
    """A moving picture to draw."""

    path: str
    frame: Frame
    source_start: Fraction
    source_end: Fraction
    rate: Fraction
    loop: bool
    has_alpha: bool

    @property
    def size(self) -> Size:
        return self.frame.size

    @property
    def is_still(self) -> bool:
        return False

    @property
    def opaque_box(self) -> Box | None:
        return None if self.has_alpha else self.frame.filled

    def bounds(self, _at: Moment) -> Box:
        return self.frame.bounds()

    def key(self, at: Moment) -> Hashable:
        shown = at.stage.footage_key(self.path, self.source_time(at))
        return (self, shown, self.frame.placing(at) if self.frame.move else None)

    def draw(self, canvas: skia.Canvas, at: Moment) -> None:
        self.frame.draw(canvas, at, self._fetch(canvas, at))

    def draw_faded(self, canvas: skia.Canvas, at: Moment, opacity: float) -> bool:
        return self.frame.draw_faded(canvas, at, self._fetch(canvas, at), opacity)

    def _fetch(self, canvas: skia.Canvas, at: Moment) -> Fetch:
        time = self.source_time(at)
        is_upright = canvas.getTotalMatrix().isScaleTranslate()
        return lambda wanted: at.stage.footage(self.path, time, wanted if is_upright else None)

    def source_time(self, at: Moment) -> Fraction:
        """The medium's own time that is on screen."""
        length = self.source_end - self.source_start
        passed = at.time * self.rate
        if self.loop and length > 0:
            return self.source_start + passed % length
        return min(self.source_start + passed, self.source_end)

    @property
    def covers_plainly(self) -> bool:
        """Whether its box shows nothing but opaque footage, whose planes can stay as they are."""
        return not self.has_alpha and self.frame.is_plain and self.frame.fit in {"fill", "cover"}


def build(clip: VideoClip, setting: Setting) -> Video | None:
    """The moving picture of a clip; None when the file has only sound."""
    media = setting.media[clip.src]
    if not media.has_picture:
        return None
    natural = Size(float(media.width), float(media.height))
    size = setting.own_size(clip, natural)
    length = media.duration or Fraction(0)
    end = source_end(clip)
    return Video(
        path=media.path,
        frame=Frame.of(clip.style, size, natural, clip.fit, ken_burns(clip.ken_burns)),
        source_start=source_start(clip),
        source_end=length if end is None else min(end, length),
        rate=exact(clip.playback_rate),
        loop=clip.loop,
        has_alpha=media.has_alpha,
    )


def hear(clip: VideoClip, setting: Setting) -> tuple[Sound, ...]:
    """The sound of the video."""
    return sound_of(clip, clip.src, setting, "sound")


ELEMENT = Element(
    kind="video",
    clip=VideoClip,
    build=build,
    hear=hear,
    sources=lambda clip: (clip.src,),
    natural_seconds=natural_seconds,
    longest_seconds=longest_seconds,
    example={
        "type": "video",
        "start": 0,
        "duration": 4,
        "src": "clip.mp4",
        "source": {"start": 2, "end": 6},
        "transform": {"width": "100%", "height": "100%"},
        "style": {"objectFit": "cover"},
    },
)
