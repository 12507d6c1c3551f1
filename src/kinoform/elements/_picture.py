"""Draws a picture into a box: fit, round corners, border, shadow; still or moving."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from kinoform.elements._fitting import KenBurns, Placing, fitted, moved
from kinoform.elements._paint import Look, Radii, radii_of, rect_of, rounded
from kinoform.kit.lazy import skia
from kinoform.model.document.style import Style
from kinoform.model.geometry import Box, Size
from kinoform.model.object_position import MIDDLE, shares_of
from kinoform.model.stage import Moment

SHARPEST = 8.0
"""A picture is never asked for at more than this many times its box."""

Fetch = Callable[[Size], "skia.Image"]
"""Gives the picture at about the size in which it is wanted."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The box around a picture and everything that belongs to it."""

    size: Size
    natural: Size
    fit: str
    radii: Radii
    look: Look
    move: KenBurns | None = None
    position: tuple[float, float] = MIDDLE

    @classmethod
    def of(
        cls, style: Style, size: Size, natural: Size, fit: str | None, move: KenBurns | None
    ) -> Frame:
        """The frame of a style."""
        chosen = fit or style.object_fit or ("cover" if move else "fill")
        position = MIDDLE if style.object_position is None else shares_of(style.object_position)
        radii, look = radii_of(style), Look.of(style, None)
        return cls(size, natural, chosen, radii, look, move, position)

    def bounds(self) -> Box:
        """All that it may paint."""
        box = Box.of_size(self.size)
        if self.look.stroke is None and self.look.shadow is None:
            return box
        return self.look.bounds(box)

    def placing(self, at: Moment) -> Placing:
        """Where the picture lies at a moment."""
        picture = fitted(self.natural, self.size, self.fit, self.position)
        if self.move is None:
            return Placing(picture)
        return moved(picture, self.size, self.move, float(at.time / at.duration))

    @property
    def closest(self) -> float:
        """The largest zoom of its move."""
        return 1.0 if self.move is None else max(self.move.from_.scale, self.move.to.scale)

    @property
    def is_plain(self) -> bool:
        """Whether the picture simply fills the box from its middle, with nothing around it."""
        return (
            self.position == MIDDLE
            and not any(self.radii)
            and self.move is None
            and self.look.stroke is None
            and self.look.shadow is None
        )

    @property
    def filled(self) -> Box | None:
        """The part of the box of which an opaque picture leaves no pixel free."""
        if self.fit not in {"fill", "cover"}:
            return None
        if self.fit == "cover" and not all(0.0 <= share <= 1.0 for share in self.position):
            return None  # it stands so far aside that it leaves a part of its box
        rounding = min(max(self.radii), self.size.height / 2)
        return Box(0.0, rounding, self.size.width, self.size.height - rounding)

    def draw_faded(self, canvas: skia.Canvas, at: Moment, fetch: Fetch, opacity: float) -> bool:
        """Paint a bare picture partly transparent; False, and nothing, for anything more."""
        box = Box.of_size(self.size)
        placing = self.placing(at)
        if (
            any(self.radii) or self.look.stroke or self.look.shadow or self.look.fill
            or self.fit == "contain-blur"
        ):  # fmt: skip
            return False
        canvas.save()
        if not box.contains(placing.picture):
            canvas.clipRect(rect_of(box), skia.ClipOp.kIntersect, not _on_pixels(canvas, box))
        reserve = self.closest / placing.zoom
        paint_picture(canvas, placing.picture, fetch, reserve, skia.Paint(Alphaf=opacity))
        canvas.restore()
        return True

    def draw(self, canvas: skia.Canvas, at: Moment, fetch: Fetch) -> None:
        """Paint the picture and what is around it."""
        box = Box.of_size(self.size)
        shape = rounded(box, self.radii)
        if self.look.shadow is not None:
            solid = Look("#000000", shadow=self.look.shadow)
            beneath = skia.Paint(ImageFilter=self.look.shadow.filter())
            canvas.saveLayer(rect_of(solid.bounds(box)), beneath)
            canvas.drawRRect(shape, skia.Paint(AntiAlias=True))
            canvas.restore()
        if self.look.fill is not None:
            Look(self.look.fill).paint(canvas, box, lambda on, paint: on.drawRRect(shape, paint))
        placing = self.placing(at)
        canvas.save()
        if any(self.radii):
            canvas.clipRRect(shape, skia.ClipOp.kIntersect, True)
        elif not box.contains(placing.picture):
            canvas.clipRect(rect_of(box), skia.ClipOp.kIntersect, not _on_pixels(canvas, box))
        if self.fit == "contain-blur":
            self._draw_ground(canvas, fetch)
        paint_picture(canvas, placing.picture, fetch, self.closest / placing.zoom)
        canvas.restore()
        outline = self.look.stroke_paint(box)
        if outline is not None:
            canvas.drawRRect(shape, outline)

    def _draw_ground(self, canvas: skia.Canvas, fetch: Fetch) -> None:
        small = fetch(Size(64.0, 64.0 * self.natural.height / max(self.natural.width, 1.0)))
        sigma = max(self.size.width, self.size.height) / 40
        blur = skia.Paint(ImageFilter=skia.ImageFilters.Blur(sigma, sigma, skia.TileMode.kMirror))
        ground = fitted(self.natural, self.size, "cover")
        canvas.saveLayer(rect_of(Box.of_size(self.size)), blur)
        canvas.drawImageRect(small, rect_of(ground), _linear())
        canvas.restore()


def _on_pixels(canvas: skia.Canvas, box: Box) -> bool:
    corners = canvas.getTotalMatrix().mapRect(rect_of(box))
    return all(float(side).is_integer() for side in corners)


def _linear() -> skia.SamplingOptions:
    return skia.SamplingOptions(skia.FilterMode.kLinear)


def paint_picture(
    canvas: skia.Canvas,
    place: Box,
    fetch: Fetch,
    reserve: float = 1.0,
    paint: skia.Paint | None = None,
) -> None:
    """Paint a picture at a place, from a source of about the size that it has on screen.

    With a reserve the source is that much larger, so that a move needs only one.
    """
    matrix = canvas.getTotalMatrix()
    across = math.hypot(matrix.getScaleX(), matrix.getSkewY()) or 1.0
    down = math.hypot(matrix.getSkewX(), matrix.getScaleY()) or 1.0
    wanted = Size(
        max(1.0, place.width * min(across * reserve, SHARPEST)),
        max(1.0, place.height * min(down * reserve, SHARPEST)),
    )
    picture = fetch(wanted)
    target = rect_of(place)
    if matrix.isTranslate() and (picture.width(), picture.height()) == (place.width, place.height):
        x, y = place.left + matrix.getTranslateX(), place.top + matrix.getTranslateY()
        if x.is_integer() and y.is_integer():
            canvas.drawImage(picture, place.left, place.top, skia.SamplingOptions(), paint)
            return
    canvas.drawImageRect(picture, target, _linear(), paint)
