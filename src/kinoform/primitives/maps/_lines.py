"""Outlines in the plane: cut to a box, thinned, rounded, and written as path data."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence

from kinoform.model.geometry import Box
from kinoform.primitives._atlas import Point, Ring


def clipped(ring: Ring, box: Box) -> Ring:
    """The part of a closed line within a box; () where there is none."""
    sides: tuple[tuple[int, float, float], ...] = (
        (0, box.left, 1.0), (0, box.right, -1.0), (1, box.top, 1.0), (1, box.bottom, -1.0),
    )  # fmt: skip
    kept = list(ring)
    for axis, limit, sign in sides:
        kept = list(_beyond(kept, axis, limit, sign))
        if len(kept) < 3:
            return ()
    return tuple(kept)


def _beyond(ring: Sequence[Point], axis: int, limit: float, sign: float) -> Iterator[Point]:
    """The part of a closed line on one side of an upright or level line."""
    before = ring[-1]
    for corner in ring:
        inside, was_inside = ((each[axis] - limit) * sign >= 0 for each in (corner, before))
        if inside != was_inside:
            share = (limit - before[axis]) / (corner[axis] - before[axis])
            other = before[1 - axis] + (corner[1 - axis] - before[1 - axis]) * share
            yield (limit, other) if axis == 0 else (other, limit)
        if inside:
            yield corner
        before = corner


def densified(ring: Iterable[Point], step: float) -> Iterator[Point]:
    """A closed line with corners at least every so many degrees, so that it can be bent."""
    corners = tuple(ring)
    for corner, after in zip(corners, (*corners[1:], corners[0]), strict=True):
        yield corner
        parts = math.ceil(math.dist(corner, after) / step)
        for part in range(1, parts):
            share = part / parts
            yield (
                corner[0] + (after[0] - corner[0]) * share,
                corner[1] + (after[1] - corner[1]) * share,
            )


def thinned(ring: Sequence[Point], least: float) -> Ring:
    """A closed line without corners that are closer to the last one than can be seen."""
    kept: list[Point] = []
    for corner in ring:
        if not kept or math.dist(kept[-1], corner) >= least:
            kept.append(corner)
    return tuple(kept)


def path_data(rings: Iterable[Ring], radius: float = 0.0) -> str:
    """SVG path data of closed lines, with round corners of a radius."""
    write: Callable[[Ring], str] = _straight if radius <= 0 else lambda ring: _round(ring, radius)
    return " ".join(write(ring) for ring in rings)


def _straight(ring: Ring) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z"


def _round(ring: Ring, radius: float) -> str:
    parts: list[str] = []
    for before, corner, after in zip((ring[-1], *ring[:-1]), ring, (*ring[1:], ring[0]),
                                     strict=True):  # fmt: skip
        first, second = _toward(corner, before, radius), _toward(corner, after, radius)
        parts.append(
            f"{first[0]:.1f} {first[1]:.1f}Q{corner[0]:.1f} {corner[1]:.1f} "
            f"{second[0]:.1f} {second[1]:.1f}"
        )
    return "M" + "L".join(parts) + "Z"


def _toward(corner: Point, other: Point, radius: float) -> Point:
    """On the way from a corner, at most half of it."""
    share = min(radius / max(math.dist(corner, other), 1e-6), 0.5)
    return corner[0] + (other[0] - corner[0]) * share, corner[1] + (other[1] - corner[1]) * share
