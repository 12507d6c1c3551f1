"""Fills, strokes and shadows: from the style of a clip to the paints of the canvas."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from kinoform.kit.lazy import skia
from kinoform.model.color import Color
from kinoform.model.document.fields import Fill, Gradient
from kinoform.model.document.style import Style
from kinoform.model.geometry import Box


@lru_cache(maxsize=4096)
def argb(text: str) -> int:
    """A written colour as 0xAARRGGBB."""
    return Color.parse(text).argb


def fill_paint(fill: Fill, box: Box) -> skia.Paint:
    """An antialiased paint that fills a box with a colour or a gradient."""
    if isinstance(fill, str):
        return skia.Paint(AntiAlias=True, Color=argb(fill))
    return skia.Paint(AntiAlias=True, Dither=True, Shader=gradient_shader(fill, box))


def gradient_shader(gradient: Gradient, box: Box) -> skia.Shader:
    """A gradient over a box; linear ones reach from corner to corner as in CSS."""
    colors = [argb(stop.color) for stop in gradient.stops]
    offsets = [stop.offset for stop in gradient.stops]
    if len(colors) == 1:
        colors, offsets = colors * 2, [0.0, 1.0]
    center = skia.Point((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    interpolation = skia.GradientShader.kInterpolateColorsInPremul_Flag
    if gradient.type == "radial":
        radius = max(math.hypot(box.width, box.height) / 2, 1e-3)
        return skia.GradientShader.MakeRadial(
            center, radius, colors, offsets, skia.TileMode.kClamp, interpolation
        )
    if gradient.type == "conic":
        turn = skia.Matrix()
        turn.setRotate(gradient.angle, center.fX, center.fY)
        return skia.GradientShader.MakeSweep(
            center.fX, center.fY, colors, offsets, skia.TileMode.kClamp,
            0.0, 360.0, interpolation, turn,
        )  # fmt: skip
    radians = math.radians(gradient.angle)
    x, y = math.cos(radians), math.sin(radians)
    reach = (abs(x) * box.width + abs(y) * box.height) / 2
    return skia.GradientShader.MakeLinear(
        [
            skia.Point(center.fX - x * reach, center.fY - y * reach),
            skia.Point(center.fX + x * reach, center.fY + y * reach),
        ],
        colors, offsets, skia.TileMode.kClamp, interpolation,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shadow:
    """A blurred copy beneath; blur as the canvas of a browser means it."""

    color: str
    blur: float
    x: float
    y: float

    @classmethod
    def of(cls, style: Style) -> Shadow | None:
        """The shadow of a style, if it has one."""
        if style.shadow_color is None:
            return None
        offset = style.shadow_offset
        x, y = offset if isinstance(offset, tuple) else (offset or 0.0, offset or 0.0)
        blur = style.shadow_blur or 0.0
        if blur == 0.0 and x == 0.0 and y == 0.0:
            return None
        return cls(style.shadow_color, blur, x, y)

    def around(self, box: Box) -> Box:
        """What the shadow of a box reaches, with the box itself."""
        return box.union(box.moved(self.x, self.y).grown(self.blur * 1.5 + 1.0))

    def filter(self) -> skia.ImageFilter:
        """The shadow alone, of whatever is drawn through it."""
        sigma = self.blur / 2.0
        return skia.ImageFilters.DropShadowOnly(self.x, self.y, sigma, sigma, argb(self.color))


@dataclass(frozen=True, slots=True)
class Look:
    """How a shape is painted."""

    fill: Fill | None
    stroke: Fill | None = None
    stroke_width: float = 0.0
    shadow: Shadow | None = None
    cap: str = "butt"
    join: str = "miter"
    dash: tuple[float, ...] = ()

    @classmethod
    def of(cls, style: Style, fill: Fill | None = "#ffffff") -> Look:
        """The look of a style; `fill` is for styles that name neither fill nor stroke."""
        width = style.stroke_width
        if width is None:
            width = 1.0 if style.stroke is not None else 0.0
        own_fill = style.fill if style.fill is not None or style.stroke is not None else fill
        return cls(
            own_fill, style.stroke, width, Shadow.of(style),
            style.line_cap or "butt", style.line_join or "miter", style.line_dash or (),
        )  # fmt: skip

    def bounds(self, box: Box) -> Box:
        """What a shape with that box may paint."""
        reach = self.stroke_width * (2.0 if self.join == "miter" else 0.75) if self.stroke else 0.0
        painted = box.grown(reach + 1.0)
        return self.shadow.around(painted) if self.shadow else painted

    def stroke_paint(self, box: Box) -> skia.Paint | None:
        """The paint of the outline, if there is one."""
        if self.stroke is None or self.stroke_width <= 0:
            return None
        paint = fill_paint(self.stroke, box)
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(self.stroke_width)
        paint.setStrokeCap(getattr(skia.Paint, f"k{self.cap.capitalize()}_Cap"))
        paint.setStrokeJoin(getattr(skia.Paint, f"k{self.join.capitalize()}_Join"))
        if self.dash:
            pattern = self.dash if len(self.dash) % 2 == 0 else self.dash * 2
            if sum(pattern) > 0:
                paint.setPathEffect(skia.DashPathEffect.Make(list(pattern), 0.0))
        return paint

    def paint(
        self, canvas: skia.Canvas, box: Box, shape: Callable[[skia.Canvas, skia.Paint], None]
    ) -> None:
        """Paint a shape: its shadow, its fill, its outline."""
        if self.shadow is not None:
            beneath = skia.Paint(ImageFilter=self.shadow.filter())
            canvas.saveLayer(skia.Rect.MakeLTRB(*_sides(self.bounds(box))), beneath)
            self._fill_and_stroke(canvas, box, shape)
            canvas.restore()
        self._fill_and_stroke(canvas, box, shape)

    def _fill_and_stroke(
        self, canvas: skia.Canvas, box: Box, shape: Callable[[skia.Canvas, skia.Paint], None]
    ) -> None:
        if self.fill is not None:
            shape(canvas, fill_paint(self.fill, box))
        outline = self.stroke_paint(box)
        if outline is not None:
            shape(canvas, outline)


def _sides(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.top, box.right, box.bottom


def rect_of(box: Box) -> skia.Rect:
    """The canvas's rectangle of a box."""
    return skia.Rect.MakeLTRB(box.left, box.top, box.right, box.bottom)


Radii = tuple[float, float, float, float]


def radii_of(style: Style) -> Radii:
    """The radius of each corner, clockwise from the top left."""
    radius = style.border_radius
    if radius is None:
        return (0.0, 0.0, 0.0, 0.0)
    return radius if isinstance(radius, tuple) else (radius, radius, radius, radius)


def rounded(box: Box, radii: Radii) -> skia.RRect:
    """A rectangle with round corners; radii shrink together when they do not fit."""
    shape = skia.RRect()
    shape.setRectRadii(rect_of(box), [skia.Point(radius, radius) for radius in radii])
    return shape
