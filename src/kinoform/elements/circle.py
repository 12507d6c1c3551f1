"""A circle, or an ellipse when width and height differ."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal

from kinoform.elements._paint import Look, rect_of
from kinoform.elements.base import Element, Setting
from kinoform.kit.lazy import skia
from kinoform.model.document.clip import Clip
from kinoform.model.document.fields import Extent
from kinoform.model.geometry import Box, Size
from kinoform.model.stage import Moment

USUAL_SIZE = 100.0


class CircleClip(Clip):
    """A circle of a diameter, or an ellipse of the transform's width and height."""

    type: Literal["circle"]
    size: Extent | None = None
    """Diameter in pixels."""


@dataclass(frozen=True, slots=True)
class Ellipse:
    """An ellipse to draw."""

    size: Size
    look: Look
    is_still: bool = True

    def bounds(self, _at: Moment) -> Box:
        return self.look.bounds(Box.of_size(self.size))

    def key(self, _at: Moment) -> Hashable:
        return self

    def draw(self, canvas: skia.Canvas, _at: Moment) -> None:
        box = Box.of_size(self.size)
        self.look.paint(canvas, box, lambda on, paint: on.drawOval(rect_of(box), paint))


def build(clip: CircleClip, setting: Setting) -> Ellipse:
    """The ellipse of a clip."""
    diameter = USUAL_SIZE if clip.size is None else clip.size
    return Ellipse(setting.own_size(clip, Size(diameter, diameter)), Look.of(clip.style))


ELEMENT = Element(
    kind="circle",
    clip=CircleClip,
    build=build,
    example={
        "type": "circle",
        "start": 0,
        "duration": 2,
        "size": 320,
        "style": {"fill": "#f97316", "stroke": "#ffffff", "strokeWidth": 8},
    },
)
