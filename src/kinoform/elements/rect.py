"""A rectangle, with round corners when asked."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal

from kinoform.elements._paint import Look, Radii, radii_of, rounded
from kinoform.elements.base import Element, Setting
from kinoform.kit.lazy import skia
from kinoform.model.document.clip import Clip
from kinoform.model.geometry import Box, Size
from kinoform.model.stage import Moment


class RectClip(Clip):
    """A rectangle; its size is the transform's, or the parent's."""

    type: Literal["rect"]


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle to draw."""

    size: Size
    look: Look
    radii: Radii
    is_still: bool = True

    def bounds(self, _at: Moment) -> Box:
        return self.look.bounds(Box.of_size(self.size))

    def key(self, _at: Moment) -> Hashable:
        return self

    def draw(self, canvas: skia.Canvas, _at: Moment) -> None:
        box = Box.of_size(self.size)
        shape = rounded(box, self.radii)
        self.look.paint(canvas, box, lambda on, paint: on.drawRRect(shape, paint))


def build(clip: RectClip, setting: Setting) -> Rect:
    """The rectangle of a clip."""
    size = setting.own_size(clip, setting.parent)
    return Rect(size, Look.of(clip.style), radii_of(clip.style))


ELEMENT = Element(
    kind="rect",
    clip=RectClip,
    build=build,
    example={
        "type": "rect",
        "start": 0,
        "duration": 2,
        "transform": {"width": "60%", "height": "40%"},
        "style": {"fill": "#38bdf8", "borderRadius": 24},
    },
)
