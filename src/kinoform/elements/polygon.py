"""A regular polygon, a star, or any closed shape of points."""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from kinoform.elements._paint import Look
from kinoform.elements.base import Element, Setting
from kinoform.kit.lazy import skia
from kinoform.model.document.clip import Clip
from kinoform.model.document.fields import Extent, Pair, Share
from kinoform.model.geometry import Box, Size, around
from kinoform.model.stage import Moment

USUAL_SIZE = 100.0
Points = tuple[tuple[float, float], ...]


class PolygonClip(Clip):
    """`sides` with `size`, or `points` in pixels; `inner` below 1 makes a star."""

    type: Literal["polygon"]
    sides: Annotated[int, Field(ge=3, le=360)] = 6
    """Corners of a regular polygon, or points of a star."""
    size: Extent | None = None
    """Diameter of the circle around a regular polygon, in pixels."""
    inner: Share = 1.0
    """Radius of the inner corners of a star, as a share of the outer."""
    points: Annotated[tuple[Pair, ...], Field(min_length=3, max_length=100_000)] | None = None
    """Corners in pixels, in place of `sides`."""


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed shape of straight lines to draw."""

    size: Size
    points: Points
    look: Look
    is_still: bool = True

    def bounds(self, _at: Moment) -> Box:
        return self.look.bounds(around(self.points))

    def key(self, _at: Moment) -> Hashable:
        return self

    def draw(self, canvas: skia.Canvas, _at: Moment) -> None:
        path = skia.Path()
        path.addPoly([skia.Point(x, y) for x, y in self.points], True)
        self.look.paint(canvas, around(self.points), lambda on, paint: on.drawPath(path, paint))


def regular(sides: int, inner: float) -> Points:
    """Corners on a circle of radius one, the first on top; inner ones between them for a star."""
    steps = sides * 2 if inner < 1.0 else sides
    corners = []
    for step in range(steps):
        radius = inner if inner < 1.0 and step % 2 else 1.0
        angle = 2 * math.pi * step / steps - math.pi / 2
        corners.append((radius * math.cos(angle), radius * math.sin(angle)))
    return tuple(corners)


def build(clip: PolygonClip, setting: Setting) -> Polygon:
    """The shape of a clip, in its box."""
    look = Look.of(clip.style)
    if clip.points is not None:
        drawn = around(clip.points)
        size = setting.own_size(clip, Size(drawn.width, drawn.height))
        x = size.width / drawn.width if drawn.width else 1.0
        y = size.height / drawn.height if drawn.height else 1.0
        placed = tuple(((px - drawn.left) * x, (py - drawn.top) * y) for px, py in clip.points)
        return Polygon(size, placed, look)
    diameter = USUAL_SIZE if clip.size is None else clip.size
    size = setting.own_size(clip, Size(diameter, diameter))
    placed = tuple(
        (size.width * (1 + x) / 2, size.height * (1 + y) / 2)
        for x, y in regular(clip.sides, clip.inner)
    )
    return Polygon(size, placed, look)


ELEMENT = Element(
    kind="polygon",
    clip=PolygonClip,
    build=build,
    example={
        "type": "polygon",
        "start": 0,
        "duration": 2,
        "sides": 5,
        "inner": 0.45,
        "size": 360,
        "style": {"fill": "#facc15"},
    },
)
