"""A line through points: open or closed, with round corners, dashes and arrowheads."""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from kinoform.elements._drawn import DrawnClip, Pen, pen_style
from kinoform.elements._paint import Look, fill_paint
from kinoform.elements._pen import Points, cut, length_of, polyline, spot_at, trimmed
from kinoform.elements.base import Element, Setting
from kinoform.kit.lazy import skia
from kinoform.model.document.fields import Extent, Flag, Pixels
from kinoform.model.document.fields import pixels as in_pixels
from kinoform.model.geometry import Box, Size, around
from kinoform.model.stage import Moment

Corner = tuple[Pixels, Pixels]
_HEAD_BREADTH = 0.92
"""Breadth of an arrowhead, as a share of its length."""
_HEAD_OVERLAP = 0.75
"""Where in the arrowhead the line ends."""


class LineClip(DrawnClip):
    """A line through `points` in pixels; as with a polygon its box is the box around them.

    A transform's width and height stretch the points to that box, one alone keeps their ratio.
    """

    type: Literal["line"]
    points: Annotated[tuple[Corner, ...], Field(min_length=2, max_length=100_000)]
    """Corners in pixels, from the start of the line to its end."""
    closed: Flag = False
    """Whether the last point is joined to the first."""
    radius: Extent = 0.0
    """Radius of round corners, in pixels."""
    start_arrow: Flag = False
    """An arrowhead at the start."""
    end_arrow: Flag = False
    """An arrowhead at the end; it travels with the pen."""
    arrow_size: Extent | None = None
    """Length of arrowheads in pixels; unset suits the width of the line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line to draw."""

    size: Size
    points: Points
    closed: bool
    radius: float
    look: Look
    pen: Pen
    arrows: tuple[bool, bool]
    arrow_size: float

    @property
    def is_still(self) -> bool:
        return self.pen.draw is None

    def bounds(self, _at: Moment) -> Box:
        box = around(self.points)
        reach = self.arrow_size * _HEAD_BREADTH / 2 if any(self.arrows) else 0.0
        return self.look.bounds(box.grown(reach))

    def key(self, at: Moment) -> Hashable:
        if self.is_still:
            return self
        return (self, self.pen.part(at.seconds), self.pen.filled(at.seconds))

    def draw(self, canvas: skia.Canvas, at: Moment) -> None:
        path = polyline(self.points, self.radius, closed=self.closed)
        length = length_of(path)
        first, last = sorted(share * length for share in self.pen.part(at.seconds))
        drawn = last - first
        if drawn <= 0.0:
            return
        head = min(self.arrow_size, drawn / max(sum(self.arrows), 1))
        heads = [
            triangle
            for wanted, tip, back in zip(self.arrows, (first, last), (1.0, -1.0), strict=True)
            if wanted and (triangle := _head(path, tip, back, head)) is not None
        ]
        retreat = head * _HEAD_OVERLAP
        whole = path if drawn >= length else cut(path, first, last)
        shaft = whole
        if heads:
            shaft = cut(path, first + retreat * self.arrows[0], last - retreat * self.arrows[1])
        filled = self.pen.filled(at.seconds)
        inside = trimmed(path, self.pen.first, self.pen.last) if self.pen.draw else whole
        box = around(self.points)

        def shape(on: skia.Canvas, paint: skia.Paint) -> None:
            if paint.getStyle() == skia.Paint.kFill_Style:
                paint.setAlphaf(paint.getAlphaf() * filled)
                on.drawPath(inside, paint)
                return
            on.drawPath(shaft, paint)
            for triangle in heads:
                on.drawPath(triangle, fill_paint(self.look.stroke or "#ffffff", box))

        self.look.paint(canvas, box, shape)


def _head(path: skia.Path, tip: float, back: float, size: float) -> skia.Path | None:
    """The arrowhead with its tip at a distance along the line, which lies `back` of it."""
    end, before = spot_at(path, tip), spot_at(path, tip + back * size)
    if end is None or before is None or end == before:
        return None
    # In a bend the head points the way that it stands, not the way of its tip alone.
    angle = math.atan2(end.y - before.y, end.x - before.x)
    half = size * _HEAD_BREADTH / 2
    corners = [(0.0, 0.0), (-size, -half), (-size * 0.82, 0.0), (-size, half)]
    cosine, sine = math.cos(angle), math.sin(angle)
    triangle = skia.Path()
    triangle.addPoly(
        [
            skia.Point(end.x + x * cosine - y * sine, end.y + x * sine + y * cosine)
            for x, y in corners
        ],
        True,
    )
    return triangle


def build(clip: LineClip, setting: Setting) -> Line:
    """The line of a clip, in its box."""
    points = tuple(
        point
        for index, point in enumerate(clip.points)
        if index == 0 or point != clip.points[index - 1]
    )
    drawn = around(points)
    size = _size(clip, setting, Size(drawn.width, drawn.height))
    x = size.width / drawn.width if drawn.width else 1.0
    y = size.height / drawn.height if drawn.height else 1.0
    # A level line in a high box runs through its middle.
    left = 0.0 if drawn.width else size.width / 2
    top = 0.0 if drawn.height else size.height / 2
    look = _look(clip)
    usual = max(24.0, look.stroke_width * 4.2)
    return Line(
        size=size,
        points=tuple(
            (left + (px - drawn.left) * x, top + (py - drawn.top) * y) for px, py in points
        ),
        closed=clip.closed,
        radius=clip.radius,
        look=look,
        pen=Pen.of(clip),
        arrows=(clip.start_arrow, clip.end_arrow),
        arrow_size=usual if clip.arrow_size is None else clip.arrow_size,
    )


def _size(clip: LineClip, setting: Setting, drawn: Size) -> Size:
    if drawn.width and drawn.height:
        return setting.own_size(clip, drawn)
    written = clip.transform
    return Size(
        in_pixels(written.width, setting.parent.width, drawn.width),
        in_pixels(written.height, setting.parent.height, drawn.height),
    )


def _look(clip: LineClip) -> Look:
    style = pen_style(clip)
    if style.stroke is None and not (clip.closed and style.fill is not None):
        style = style.model_copy(update={"stroke": style.fill or "#ffffff", "fill": None})
    return Look.of(style, None)


ELEMENT = Element(
    kind="line",
    clip=LineClip,
    build=build,
    example={
        "type": "line",
        "start": 0,
        "duration": 3,
        "points": [[0, 300], [260, 300], [260, 60], [560, 60], [560, 180], [840, 180]],
        "radius": 48,
        "endArrow": True,
        "lineCap": "round",
        "draw": {"duration": 1.6, "easing": "easeInOutCubic"},
        "style": {"stroke": "#38bdf8", "strokeWidth": 12},
    },
)
