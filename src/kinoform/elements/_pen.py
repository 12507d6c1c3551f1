"""Outlines that a pen can draw: built from steps or points, measured, and cut to a part."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from kinoform.elements._svg_path import read_path
from kinoform.kit.lazy import skia
from kinoform.model.geometry import Box

Points = tuple[tuple[float, float], ...]


@lru_cache(maxsize=512)
def outline_of(data: str, *, even_odd: bool = False) -> skia.Path:
    """The outline of SVG path data; shared, so not to be changed."""
    path = skia.Path()
    for step in read_path(data):
        match step.verb, step.numbers:
            case "M", (x, y):
                path.moveTo(x, y)
            case "L", (x, y):
                path.lineTo(x, y)
            case "C", numbers:
                path.cubicTo(*numbers)
            case "Q", numbers:
                path.quadTo(*numbers)
            case "A", (rx, ry, turn, large, sweep, x, y):
                size = skia.Path.kLarge_ArcSize if large else skia.Path.kSmall_ArcSize
                way = skia.PathDirection.kCW if sweep else skia.PathDirection.kCCW
                path.arcTo(abs(rx), abs(ry), turn, size, way, x, y)
            case _:
                path.close()
    if even_odd:
        path.setFillType(skia.PathFillType.kEvenOdd)
    return path


@lru_cache(maxsize=512)
def polyline(points: Points, radius: float, *, closed: bool) -> skia.Path:
    """Straight lines through points, with corners as round as the lines leave room for."""
    path = skia.Path()
    if radius <= 0.0 or len(points) < 3:
        path.addPoly([skia.Point(x, y) for x, y in points], closed)
        return path
    corners = [*points, points[0]] if closed else list(points)
    if closed:
        start = _between(points[-1], points[0])
        before = points[-1]
        path.moveTo(*start)
        turns = zip([before, *points[:-1]], points, corners[1:], strict=True)
    else:
        path.moveTo(*points[0])
        turns = zip(points, points[1:], points[2:], strict=False)
    for one, corner, other in turns:
        path.arcTo(*corner, *other, _held_radius(one, corner, other, radius))
    if closed:
        path.close()
    else:
        path.lineTo(*points[-1])
    return path


def _between(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _held_radius(
    one: tuple[float, float], corner: tuple[float, float], other: tuple[float, float], radius: float
) -> float:
    """A radius whose curve takes at most half of either line."""
    room = min(math.dist(one, corner), math.dist(corner, other)) / 2
    first = math.atan2(one[1] - corner[1], one[0] - corner[0])
    second = math.atan2(other[1] - corner[1], other[0] - corner[0])
    opening = abs((first - second + math.pi) % (2 * math.pi) - math.pi)
    return min(radius, room * math.tan(opening / 2)) if opening < math.pi - 1e-6 else 0.0


def bounds_of(path: skia.Path) -> Box:
    """The box that an outline fills exactly, without its control points."""
    rect = path.computeTightBounds()
    return Box(rect.left(), rect.top(), rect.right(), rect.bottom())


def length_of(path: skia.Path) -> float:
    """The way that the pen goes along all contours."""
    measure, total = skia.PathMeasure(path, False), 0.0
    while True:
        total += float(measure.getLength())
        if not measure.nextContour():
            return total


def cut(path: skia.Path, first: float, last: float) -> skia.Path:
    """The part of an outline between two distances along it, contour after contour."""
    part = skia.Path()
    part.setFillType(path.getFillType())
    measure, passed = skia.PathMeasure(path, False), 0.0
    while True:
        length = measure.getLength()
        begin, end = max(first - passed, 0.0), min(last - passed, length)
        if end > begin:
            piece = skia.Path()
            measure.getSegment(begin, end, piece, True)
            if begin <= 0.0 and end >= length and measure.isClosed():
                piece.close()
            part.addPath(piece)
        passed += length
        if not measure.nextContour():
            return part


def trimmed(path: skia.Path, first: float, last: float) -> skia.Path:
    """The part of an outline between two shares of its length, in either order."""
    first, last = sorted((min(max(first, 0.0), 1.0), min(max(last, 0.0), 1.0)))
    if first == 0.0 and last == 1.0:
        return path
    length = length_of(path)
    return cut(path, first * length, last * length)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on an outline."""

    x: float
    y: float


def spot_at(path: skia.Path, distance: float) -> Spot | None:
    """The place at a distance along an outline of one contour."""
    found = skia.PathMeasure(path, False).getPosTan(distance)
    return None if found is None else Spot(found[0].fX, found[0].fY)
