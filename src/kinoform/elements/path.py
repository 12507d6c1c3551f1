"""Any outline that SVG path data can describe: filled, stroked, drawn on by a pen."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from kinoform.elements._drawn import DrawnClip, Pen, pen_style
from kinoform.elements._paint import Look
from kinoform.elements._pen import bounds_of, outline_of, trimmed
from kinoform.elements._svg_path import read_path
from kinoform.elements.base import Element, Setting
from kinoform.kit.lazy import skia
from kinoform.model.document.fields import Extent, Pixels
from kinoform.model.geometry import Box, Size
from kinoform.model.stage import Moment

_LONGEST = 1_000_000


def _readable(data: str) -> str:
    read_path(data)
    return data


class PathClip(DrawnClip):
    """The outline in `data`; its box is the box around it, and its ratio is always kept."""

    type: Literal["path"]
    data: Annotated[str, Field(max_length=_LONGEST), AfterValidator(_readable)]
    """SVG path data, such as "M 0 0 C 40 0 60 100 100 100"."""
    view_box: tuple[Pixels, Pixels, Extent, Extent] | None = None
    """Left, top, width and height in place of the box around the outline.

    Several paths of one drawing that share it stay in their places.
    """
    fill_rule: Literal["nonzero", "evenodd"] = "nonzero"
    """What is inside of an outline that crosses itself."""


@dataclass(frozen=True, slots=True)
class Placing:
    """An outline, made larger and then moved."""

    data: str
    even_odd: bool
    scale: float
    x: float
    y: float


@lru_cache(maxsize=512)
def _placed(placing: Placing) -> skia.Path:
    path = skia.Path(outline_of(placing.data, even_odd=placing.even_odd))
    matrix = skia.Matrix()
    matrix.setScaleTranslate(placing.scale, placing.scale, placing.x, placing.y)
    path.transform(matrix)
    return path


@dataclass(frozen=True, slots=True)
class Path:
    """An outline to draw."""

    size: Size
    placing: Placing
    look: Look
    pen: Pen

    @property
    def is_still(self) -> bool:
        return self.pen.draw is None

    def bounds(self, _at: Moment) -> Box:
        return self.look.bounds(bounds_of(_placed(self.placing)))

    def key(self, at: Moment) -> Hashable:
        if self.is_still:
            return self
        return (self, self.pen.part(at.seconds), self.pen.filled(at.seconds))

    def draw(self, canvas: skia.Canvas, at: Moment) -> None:
        path = _placed(self.placing)
        part = trimmed(path, *self.pen.part(at.seconds))
        filled = self.pen.filled(at.seconds)
        inside = trimmed(path, self.pen.first, self.pen.last) if self.pen.draw else part

        def shape(on: skia.Canvas, paint: skia.Paint) -> None:
            if paint.getStyle() == skia.Paint.kFill_Style:
                paint.setAlphaf(paint.getAlphaf() * filled)
                on.drawPath(inside, paint)
            else:
                on.drawPath(part, paint)

        self.look.paint(canvas, bounds_of(path), shape)


def build(clip: PathClip, setting: Setting) -> Path:
    """The outline of a clip, as large as its box allows and in its middle."""
    even_odd = clip.fill_rule == "evenodd"
    drawn = bounds_of(outline_of(clip.data, even_odd=even_odd))
    if clip.view_box is not None:
        left, top, width, height = clip.view_box
        drawn = Box(left, top, left + width, top + height)
    size = setting.own_size(clip, Size(drawn.width, drawn.height))
    shares = [
        room / extent
        for room, extent in ((size.width, drawn.width), (size.height, drawn.height))
        if extent
    ]
    scale = min(shares, default=1.0)
    return Path(
        size=size,
        placing=Placing(
            clip.data,
            even_odd,
            scale,
            (size.width - drawn.width * scale) / 2 - drawn.left * scale,
            (size.height - drawn.height * scale) / 2 - drawn.top * scale,
        ),
        look=_look(clip),
        pen=Pen.of(clip),
    )


def _look(clip: PathClip) -> Look:
    style = pen_style(clip)
    if style.fill is None and style.stroke is None:
        # What a pen draws is a line; what is simply there is a shape.
        name = "fill" if Pen.of(clip).is_whole else "stroke"
        style = style.model_copy(update={name: "#ffffff"})
    return Look.of(style, None)


ELEMENT = Element(
    kind="path",
    clip=PathClip,
    build=build,
    example={
        "type": "path",
        "start": 0,
        "duration": 3,
        "data": "M 50 90 C 10 60 0 40 0 27 A 25 25 0 0 1 50 20 A 25 25 0 0 1 100 27 "
        "C 100 40 90 60 50 90 Z",
        "transform": {"width": 480},
        "lineJoin": "round",
        "lineCap": "round",
        "draw": {"duration": 1.5},
        "style": {"fill": "#fb7185", "stroke": "#ffe4e6", "strokeWidth": 10},
    },
)
