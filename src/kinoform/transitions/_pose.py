"""The picture moved, turned and seen in perspective, with clean edges."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kinoform.kit.lazy import skia
from kinoform.model.geometry import Size
from kinoform.transitions._tint import TOWARDS_BLACK

Point = tuple[float, float]


def draw_moved(canvas: skia.Canvas, picture: skia.Image, x: float, y: float) -> None:
    """Draw the picture elsewhere, with parts of pixels, so that slow moves do not judder."""
    canvas.drawImage(picture, x, y, _smooth(), None)


def draw_scaled(
    canvas: skia.Canvas,
    picture: skia.Image,
    size: Size,
    scale: float,
    *,
    degrees: float = 0.0,
    center: Point = (0.0, 0.0),
    opacity: float = 1.0,
) -> None:
    """Draw it scaled and turned clockwise about its own centre, which is moved by `center`."""
    canvas.translate(size.width / 2 + center[0], size.height / 2 + center[1])
    canvas.rotate(degrees)
    canvas.scale(scale, scale)
    canvas.drawImage(picture, -size.width / 2, -size.height / 2, _smooth(), _paint(opacity))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tilt:
    """How a picture stands in space, in shares of its size; (0, 0, 0) is flat on the screen."""

    about_x: float = 0.0
    """Degrees; positive brings the lower edge nearer."""
    about_y: float = 0.0
    """Degrees; positive brings the left edge nearer."""
    pivot: tuple[float, float, float] = (0.5, 0.5, 0.0)
    """The point that stays in place while it turns; depth in widths (heights, about x)."""
    shift: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """Moved after turning: widths to the right, heights down, long edges away."""


def draw_tilted(
    canvas: skia.Canvas,
    picture: skia.Image,
    size: Size,
    tilt: Tilt,
    *,
    shade: float = 0.0,
    opacity: float = 1.0,
    part: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0),
) -> None:
    """Draw it as a camera in front of the canvas sees it, darkened by `shade`; no back is seen.

    `part` is the share of the picture that is drawn: left, top, right, bottom.
    """
    left, top, right, bottom = part
    flat = [(x * size.width, y * size.height) for y in (top, bottom) for x in (left, right)]
    corners = [_seen(x, y, size, tilt) for x, y in flat]
    if _area(corners) < 1.0:
        return
    matrix = skia.Matrix()
    points = [skia.Point(x, y) for x, y in flat]
    if not matrix.setPolyToPoly(points, [skia.Point(x, y) for x, y in corners]):
        return
    canvas.concat(matrix)
    if part != (0.0, 0.0, 1.0, 1.0):
        (x0, y0), (x1, y1) = flat[0], flat[-1]
        canvas.clipRect(skia.Rect(x0, y0, x1, y1), skia.ClipOp.kIntersect, True)
    paint = _paint(opacity)
    if shade > 0.0:
        paint.setColorFilter(TOWARDS_BLACK(shade))
    canvas.drawImage(picture, 0, 0, _smooth(), paint)


def _smooth() -> skia.SamplingOptions:
    return skia.SamplingOptions(skia.FilterMode.kLinear)


def _paint(opacity: float) -> skia.Paint:
    return skia.Paint(Alphaf=opacity, AntiAlias=True)


def _seen(x: float, y: float, size: Size, tilt: Tilt) -> Point:
    """Where a point of the picture appears on the canvas."""
    pivot_x, pivot_y, pivot_depth = tilt.pivot
    depth_unit = size.height if tilt.about_x else size.width
    from_x, from_y = x - pivot_x * size.width, y - pivot_y * size.height
    depth = -pivot_depth * depth_unit
    turn_y, turn_x = math.radians(tilt.about_y), math.radians(tilt.about_x)
    from_x, depth = (
        from_x * math.cos(turn_y) - depth * math.sin(turn_y),
        from_x * math.sin(turn_y) + depth * math.cos(turn_y),
    )
    from_y, depth = (
        from_y * math.cos(turn_x) + depth * math.sin(turn_x),
        -from_y * math.sin(turn_x) + depth * math.cos(turn_x),
    )
    long_edge = max(size.width, size.height)
    depth += pivot_depth * depth_unit + tilt.shift[2] * long_edge
    camera = 1.6 * long_edge
    nearness = camera / max(camera + depth, 0.05 * camera)
    place_x = from_x + (pivot_x + tilt.shift[0] - 0.5) * size.width
    place_y = from_y + (pivot_y + tilt.shift[1] - 0.5) * size.height
    return size.width / 2 + place_x * nearness, size.height / 2 + place_y * nearness


def _area(corners: Sequence[Point]) -> float:
    """Pixels within the four corners, which come row by row; negative when seen from behind."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    return ((dx - ax) * (cy - by) - (dy - ay) * (cx - bx)) / 2
