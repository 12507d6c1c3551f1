"""The land of a globe as it is seen from one side, cut at the horizon."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kinoform.kit.lazy import skia
from kinoform.model.geometry import Box
from kinoform.primitives._atlas import Point, Ring, area, countries
from kinoform.primitives.maps._lines import densified

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Vectors = npt.NDArray[np.float64]

_STEP_DEGREES = 6.0
_FINEST_DEGREES = 0.85
_LEAST_CORNERS = 3


@dataclass(frozen=True, slots=True)
class Facing:
    """The longitude and latitude that are in the middle."""

    longitude: float
    latitude: float


@dataclass(frozen=True, slots=True)
class Shores:
    """Outlines on the ball of radius one, one after the other."""

    corners: Vectors
    begins: tuple[int, ...]
    codes: tuple[str, ...]
    """Of the country of each outline."""


@lru_cache(maxsize=1)
def _shores() -> Shores:
    import numpy as np  # noqa: PLC0415 - reading documents does without it

    begins: list[int] = []
    codes: list[str] = []
    corners: list[Point] = []
    kept: dict[tuple[int, int], Point] = {}
    for code, country in countries().items():
        for ring in country.rings:
            merged = _merged(ring, kept)
            # A hole is the land of another country, which is drawn on top.
            if area(ring) < 0 or len(merged) < _LEAST_CORNERS:
                continue
            begins.append(len(corners))
            codes.append(code)
            corners.extend(densified(merged, _STEP_DEGREES))
    longitude, latitude = np.radians(np.array(corners, dtype=np.float64)).T
    flat = np.cos(latitude)
    ball = np.stack((flat * np.cos(longitude), flat * np.sin(longitude), np.sin(latitude)))
    return Shores(ball, tuple(begins), tuple(codes))


def _merged(ring: Ring, kept: dict[tuple[int, int], Point]) -> Ring:
    """An outline without corners that are too near each other to be told apart.

    All outlines keep the same ones, so that no gaps open between neighbours.
    """
    corners = [
        kept.setdefault((round(x / _FINEST_DEGREES), round(y / _FINEST_DEGREES)), (x, y))
        for x, y in ring
    ]
    return tuple(after for before, after in pairwise([corners[-1], *corners]) if before != after)


@lru_cache(maxsize=4)
def _seen(facing: Facing) -> tuple[Vectors, list[float], list[float]]:
    """All corners as right, up and toward us, and how near and far each outline reaches."""
    import numpy as np  # noqa: PLC0415 - as above

    east, north = math.radians(facing.longitude), math.radians(facing.latitude)
    turn = np.array(
        [
            [-math.sin(east), math.cos(east), 0.0],
            [-math.sin(north) * math.cos(east), -math.sin(north) * math.sin(east),
             math.cos(north)],
            [math.cos(north) * math.cos(east), math.cos(north) * math.sin(east),
             math.sin(north)],
        ]
    )  # fmt: skip
    shores = _shores()
    seen = turn @ shores.corners
    begins = list(shores.begins)
    nearest = np.maximum.reduceat(seen[2], begins).tolist()
    farthest = np.minimum.reduceat(seen[2], begins).tolist()
    return seen, nearest, farthest


def visible_land(
    facing: Facing, ball: Box, codes: tuple[str, ...], without: frozenset[str]
) -> skia.Path:
    """The land of some countries, or of all but some, that is on our side."""
    shores = _shores()
    seen, nearest, farthest = _seen(facing)
    radius = ball.width / 2
    x, y = (ball.left + ball.right) / 2, (ball.top + ball.bottom) / 2
    across, down = (x + radius * seen[0]).tolist(), (y - radius * seen[1]).tolist()
    ends = (*shores.begins[1:], seen.shape[1])
    path = skia.Path()
    for index, (begin, end) in enumerate(zip(shores.begins, ends, strict=True)):
        code = shores.codes[index]
        if nearest[index] <= 0.0 or code in without or (codes and code not in codes):
            continue
        if farthest[index] > 0.0:
            corners = zip(across[begin:end], down[begin:end], strict=True)
            path.addPoly([skia.Point(left, top) for left, top in corners], True)
        else:
            _add_cut(path, seen[:, begin:end].T.tolist(), ball)
    return path


def _add_cut(path: skia.Path, ring: list[Any], ball: Box) -> None:
    """The part of an outline that is on our side, closed along the horizon."""
    radius = ball.width / 2
    x, y = (ball.left + ball.right) / 2, (ball.top + ball.bottom) / 2
    runs = _runs(ring)
    entries = [math.atan2(run[0][1], run[0][0]) for run in runs]
    waiting = set(range(len(runs)))
    while waiting:
        current = first = min(waiting)
        is_open = False
        while current in waiting:
            waiting.remove(current)
            for right, up, _ in runs[current]:
                if is_open:
                    path.lineTo(x + radius * right, y - radius * up)
                else:
                    path.moveTo(x + radius * right, y - radius * up)
                    is_open = True
            leaving = math.atan2(runs[current][-1][1], runs[current][-1][0])
            # Land lies to the left of its outline, so the horizon is followed anticlockwise.
            turns = [(entry - leaving) % (2 * math.pi) for entry in entries]
            current = min(waiting | {first}, key=turns.__getitem__)
            path.arcTo(
                skia.Rect.MakeLTRB(ball.left, ball.top, ball.right, ball.bottom),
                -math.degrees(leaving), -math.degrees(turns[current]), False,
            )  # fmt: skip
        path.close()


def _runs(ring: list[Any]) -> list[list[tuple[float, float, float]]]:
    """The stretches on our side, each from where it comes over the horizon to where it goes."""
    start = next(index for index, corner in enumerate(ring) if corner[2] <= 0.0)
    turned = [*ring[start:], *ring[: start + 1]]
    runs: list[list[tuple[float, float, float]]] = []
    for before, corner in pairwise(turned):
        was_seen, is_seen = before[2] > 0.0, corner[2] > 0.0
        if is_seen and not was_seen:
            runs.append([_horizon(before, corner)])
        if is_seen:
            runs[-1].append(tuple(corner))
        elif was_seen:
            runs[-1].append(_horizon(before, corner))
    return runs


def _horizon(one: Any, other: Any) -> tuple[float, float, float]:
    """Where the line between two corners crosses the horizon."""
    share = one[2] / (one[2] - other[2])
    right = one[0] + (other[0] - one[0]) * share
    up = one[1] + (other[1] - one[1]) * share
    length = math.hypot(right, up) or 1.0
    return right / length, up / length, 0.0
