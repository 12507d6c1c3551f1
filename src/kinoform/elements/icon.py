"""A stroke icon by its name or by its meaning, which a pen can draw."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Literal
from xml.etree import ElementTree as ET

from pydantic import AfterValidator, Field

from kinoform.elements._drawn import DrawOn, Pen, drawing_of
from kinoform.elements._icon_names import close_names, icon_book, icon_named
from kinoform.elements._paint import Look
from kinoform.elements._pen import outline_of, trimmed
from kinoform.elements.base import Element, Setting
from kinoform.kit.lazy import skia
from kinoform.model.document.clip import Clip
from kinoform.model.document.fields import Extent
from kinoform.model.geometry import Box, Size
from kinoform.model.stage import Moment

USUAL_SIZE = 100.0
_GRID = 24.0
"""Icons are drawn on a square of this side."""
_GRID_STROKE = 2.0


def _known(wish: str) -> str:
    if icon_named(wish) is None:
        names = ", ".join(repr(name) for name in close_names(wish))
        raise ValueError(f"no icon is called {wish[:60]!r}, and none means it; try {names}")
    return wish


class IconClip(Clip):
    """An icon in one colour: the style's stroke, or else its fill, or else white."""

    type: Literal["icon"]
    icon: Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_known)]
    """A name ("lucide:house"), one of another set ("mdi:account"), or a meaning ("growth")."""
    size: Extent | None = None
    """Side of the icon's square in pixels; 100 unless the transform says a size."""
    stroke_width: Extent | None = None
    """Width of the lines in pixels; unset suits the size."""
    draw: DrawOn | None = None
    """Draws the icon stroke by stroke."""


@dataclass(frozen=True, slots=True)
class Icon:
    """An icon to draw."""

    size: Size
    name: str
    look: Look
    pen: Pen

    @property
    def is_still(self) -> bool:
        return self.pen.draw is None

    def bounds(self, _at: Moment) -> Box:
        return self.look.bounds(self._square())

    def key(self, at: Moment) -> Hashable:
        return self if self.is_still else (self, self.pen.progress(at.seconds))

    def draw(self, canvas: skia.Canvas, at: Moment) -> None:
        square = self._square()
        lines, dots = _placed(self.name, square.left, square.top, square.width / _GRID)
        part = trimmed(lines, 0.0, self.pen.progress(at.seconds))
        filled = self.pen.filled(at.seconds)

        def shape(on: skia.Canvas, paint: skia.Paint) -> None:
            on.drawPath(part, paint)
            if not dots.isEmpty() and filled > 0.0:
                paint.setStyle(skia.Paint.kFill_Style)
                paint.setAlphaf(paint.getAlphaf() * filled)
                on.drawPath(dots, paint)

        self.look.paint(canvas, square, shape)

    def _square(self) -> Box:
        side = min(self.size.width, self.size.height)
        left, top = (self.size.width - side) / 2, (self.size.height - side) / 2
        return Box(left, top, left + side, top + side)


@lru_cache(maxsize=512)
def _placed(name: str, left: float, top: float, scale: float) -> tuple[skia.Path, skia.Path]:
    """All lines of an icon in the order of drawing, and what of it is filled."""
    lines, dots = skia.Path(), skia.Path()
    for node in ET.fromstring(icon_book().markup[name]):  # noqa: S314 - a bundled file
        shape = _shape(node.tag.rpartition("}")[2], node.attrib)
        lines.addPath(shape)
        if node.get("fill", "none") != "none":
            dots.addPath(shape)
    matrix = skia.Matrix()
    matrix.setScaleTranslate(scale, scale, left, top)
    lines.transform(matrix)
    dots.transform(matrix)
    return lines, dots


def _shape(tag: str, written: dict[str, Any]) -> skia.Path:
    def number(name: str, default: float = 0.0) -> float:
        return float(written.get(name, default))

    path = skia.Path()
    match tag:
        case "path":
            return outline_of(written["d"])
        case "circle" | "ellipse":
            rx, ry = number("rx", number("r")), number("ry", number("r"))
            x, y = number("cx"), number("cy")
            path.addOval(skia.Rect.MakeLTRB(x - rx, y - ry, x + rx, y + ry))
        case "rect":
            rx = number("rx", number("ry"))
            rect = skia.Rect.MakeXYWH(number("x"), number("y"), number("width"), number("height"))
            path.addRoundRect(rect, rx, number("ry", rx))
        case "line":
            path.moveTo(number("x1"), number("y1"))
            path.lineTo(number("x2"), number("y2"))
        case _:
            values = [float(part) for part in written["points"].replace(",", " ").split()]
            corners = [skia.Point(x, y) for x, y in zip(values[::2], values[1::2], strict=True)]
            path.addPoly(corners, tag == "polygon")
    return path


def build(clip: IconClip, setting: Setting) -> Icon:
    """The icon of a clip, in the middle of its box."""
    side = USUAL_SIZE if clip.size is None else clip.size
    size = setting.own_size(clip, Size(side, side))
    style = clip.style
    width = style.stroke_width if clip.stroke_width is None else clip.stroke_width
    if width is None:
        width = min(size.width, size.height) * _GRID_STROKE / _GRID
    color = style.stroke or style.fill or "#ffffff"
    look = Look.of(
        style.model_copy(
            update={
                "fill": None, "stroke": color, "stroke_width": width,
                "line_cap": style.line_cap or "round", "line_join": style.line_join or "round",
            }
        )
    )  # fmt: skip
    return Icon(size, icon_named(clip.icon) or "square", look, Pen(draw=drawing_of(clip.draw)))


ELEMENT = Element(
    kind="icon",
    clip=IconClip,
    build=build,
    example={
        "type": "icon",
        "start": 0,
        "duration": 3,
        "icon": "lucide:rocket",
        "size": 420,
        "draw": {"duration": 1.4, "easing": "easeInOutSine"},
        "style": {"stroke": "#facc15"},
    },
)
