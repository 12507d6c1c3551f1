"""Where the earth lies on a page: a projection, and how large and where it is drawn."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from statistics import fmean
from typing import TYPE_CHECKING

from kinoform.model.geometry import Box, around
from kinoform.primitives._atlas import NOT_DRAWN, Country, Point, Ring, countries, extent
from kinoform.primitives.maps._lines import clipped, densified, path_data, thinned

if TYPE_CHECKING:
    from pyproj import Proj

WORLD = "+proj=robin +R=1"
WORLD_MIDDLE = 11.0
"""The world is cut through the Bering Strait, where it cuts no land."""
PACIFIC_MIDDLE = 155.0
STRIP = "+proj=gall +R=1 +over"
"""A cylinder, which goes on beyond its edges: for maps that fill a page that is not wide."""
_FARTHEST_NORTH, _FARTHEST_SOUTH = 80.0, -56.0
"""Of the land that a strip is to show."""
_WIDEST_DEGREES = 190.0
"""Places further apart than that take the whole world."""
_LEAST_SPAN = 0.4
"""A part of the world is at least that wide, in radians of the equator."""
_SEA_DEGREES = 7.0
"""Around a country that has no outline."""
_LONGEST_EDGE = 0.15
"""Of the short edge: what a straight piece of a country's outline measures at most, on average."""
_EDGE = 0.08
"""Around places that are shown closely, as a share of their extent."""
_LEAST_STRIP = 1.5
"""The same for a strip."""
_STEP_DEGREES = 3.0
_BLEED = 12.0
_REACH = {WORLD: 180.0, STRIP: 300.0}
"""Degrees from its middle that a projection can show, where it can show more than half."""
_ROUNDED_FROM = 3.0
"""Outlines get round corners when they are drawn so many times larger than the whole world."""
_ROUND_SHARE = 0.013
"""Radius of these, as a share of the short edge."""


@dataclass(frozen=True, slots=True)
class View:
    """A part of the earth on a page."""

    projection: str
    middle: float
    """The longitude that is upright."""
    scale: float
    """Pixels in a radian of the equator."""
    left: float
    top: float
    """Where the middle of the projection lies on the page."""
    drawn: Box
    """Outlines beyond it are cut off."""

    def spot(self, point: Point) -> Point:
        """Where a place lies on the page."""
        (found,) = _projected(self.projection, ((_turn(point[0], self.middle), point[1]),))
        return self.left + found[0] * self.scale, self.top - found[1] * self.scale

    def outline(self, codes: Iterable[str]) -> str:
        """SVG path data of some countries; "" where nothing of them is to be seen."""
        return _outline(self, tuple(codes))

    def land(self) -> str:
        """SVG path data of all land."""
        return self.outline(code for code in countries() if code not in NOT_DRAWN)

    def extent_of(self, country: Country) -> Box | None:
        """The box around the mainland of a country, as far as it is drawn."""
        corners = [self.spot(corner) for ring in country.mainland for corner in ring]
        return around(corners) if corners else None


def world_view(area: Box, drawn: Box, spots: Sequence[Point] = (), *, close: bool = True) -> View:
    """The world in an area, or as close as some places allow."""
    middle, span = _middle_of(spots)
    if not spots or not close or span > _WIDEST_DEGREES:
        shown = [corner for rings in _plane(WORLD, WORLD_MIDDLE).values() for ring in rings
                 for corner in ring]  # fmt: skip
        return _fitted(WORLD, WORLD_MIDDLE, around(shown), area, drawn)
    corners = _projected(WORLD, tuple((_turn(x, middle), y) for x, y in spots))
    box = around(corners)
    edge = _EDGE * max(box.width, box.height)
    lacking = (
        max((_LEAST_SPAN - box.width) / 2, edge), max((_LEAST_SPAN * 0.6 - box.height) / 2, edge),
    )  # fmt: skip
    roomy = Box(box.left - lacking[0], box.top - lacking[1],
                box.right + lacking[0], box.bottom + lacking[1])  # fmt: skip
    whole = world_view(area, drawn)
    found = _fitted(WORLD, middle, roomy, area, drawn)
    return found if found.scale > whole.scale * 1.15 else whole


def routed_view(area: Box, drawn: Box, routes: Sequence[tuple[Point, Point]]) -> View:
    """The world for routes, turned so that few of them have to go round its back."""
    spots = [spot for route in routes for spot in route]
    near = world_view(area, drawn, spots)
    if near.middle != WORLD_MIDDLE:
        return near

    def breaks(middle: float) -> int:
        return sum(abs(_turn(a[0], middle) - _turn(b[0], middle)) > 180.0 for a, b in routes)

    if breaks(PACIFIC_MIDDLE) < breaks(WORLD_MIDDLE):
        shown = [corner for rings in _plane(WORLD, PACIFIC_MIDDLE).values() for ring in rings
                 for corner in ring]  # fmt: skip
        return _fitted(WORLD, PACIFIC_MIDDLE, around(shown), area, drawn)
    return near


def strip_view(area: Box, page: Box, drawn: Box, spots: Sequence[Point]) -> View:
    """The world from edge to edge of a page, as close as some places allow."""
    middle = _middle_of(spots)[0]
    shown = around(_projected(STRIP, tuple((_turn(x, middle), y) for x, y in spots or ((0, 0),))))
    world = around(_projected(STRIP, ((-180.0, _FARTHEST_SOUTH), (180.0, _FARTHEST_NORTH))))
    scale = page.width / world.width
    if spots:
        across, down = max(shown.width, _LEAST_STRIP), max(shown.height, 0.1)
        scale = max(scale, min(area.width / across, area.height / down))
    # What matters is in the middle, unless there would be nothing but ice above or below.
    half = area.height / 2 / scale
    low, high = sorted((world.top + half, world.bottom - half))
    y = min(max((shown.top + shown.bottom) / 2, low), high)
    x = (shown.left + shown.right) / 2
    return View(
        STRIP, middle, scale, (area.left + area.right) / 2 - x * scale,
        (area.top + area.bottom) / 2 + y * scale, drawn,
    )  # fmt: skip


def strip_land(view: View) -> tuple[float, float]:
    """How high and how low on a page the land of a strip reaches."""
    north, south = (view.spot((view.middle, y))[1] for y in (_FARTHEST_NORTH, _FARTHEST_SOUTH))
    return north, south


def country_view(country: Country, area: Box, drawn: Box, spots: Sequence[Point] = ()) -> View:
    """One country with its neighbours, in an equal-area projection made for it."""
    corners = [corner for ring in country.mainland for corner in ring] or [country.center]
    middle = _middle_of([*corners, *spots])[0]
    turned = [(_turn(x, middle), y) for x, y in (*corners, *spots)]
    _, south, _, north = extent(turned)
    least = 0.02 if country.rings else _SEA_DEGREES
    south, north = south - least / 2, north + least / 2
    projection = _conic(south, north)
    around_it = _projected(projection, tuple(densified((*turned, (0.0, south), (0.0, north)), 1.0)))
    found = _fitted(projection, middle, around(around_it), area, drawn)
    edges = [
        math.dist(one, other)
        for ring in country.mainland
        for one, other in pairwise(
            _projected(projection, tuple((_turn(x, middle), y) for x, y in ring))
        )
    ]
    if not edges:
        return found
    # Of an outline with few corners one sees these, so such a country stands among its neighbours.
    share = _LONGEST_EDGE * min(area.width, area.height) / (fmean(edges) * found.scale)
    return found if share >= 1.0 else _farther(found, area, share)


def _farther(view: View, area: Box, share: float) -> View:
    """The same, smaller around the middle of an area."""
    x, y = (area.left + area.right) / 2, (area.top + area.bottom) / 2
    return replace(
        view, scale=view.scale * share, left=x + (view.left - x) * share,
        top=y + (view.top - y) * share,
    )  # fmt: skip


def _conic(south: float, north: float) -> str:
    """Albers' equal-area conic with its parallels a sixth within; near the equator, Lambert's."""
    low, high = south + (north - south) / 6, north - (north - south) / 6
    middle = (south + north) / 2
    if abs(low + high) < 16.0 or abs(middle) > 75.0:
        return f"+proj=laea +lat_0={middle:.3f} +R=1"
    return f"+proj=aea +lat_1={low:.3f} +lat_2={high:.3f} +lat_0={middle:.3f} +R=1"


def _fitted(projection: str, middle: float, shown: Box, area: Box, drawn: Box) -> View:
    """The view in which a part of the plane, whose y points up, fills an area."""
    scale = min(area.width / max(shown.width, 1e-6), area.height / max(shown.height, 1e-6))
    return View(
        projection, middle, scale,
        (area.left + area.right) / 2 - (shown.left + shown.right) / 2 * scale,
        (area.top + area.bottom) / 2 + (shown.top + shown.bottom) / 2 * scale,
        drawn,
    )  # fmt: skip


def span_of(spots: Sequence[Point]) -> float:
    """The degrees of the shortest arc of longitudes that holds all places."""
    return _middle_of(spots)[1]


def _middle_of(spots: Sequence[Point]) -> tuple[float, float]:
    """The middle of the shortest arc of longitudes that holds all places, and its degrees."""
    if not spots:
        return WORLD_MIDDLE, 360.0
    turns = sorted(x % 360.0 for x, _ in spots)
    gaps = [(after - before, after) for before, after in pairwise(turns)]
    gap, begin = max([*gaps, (turns[0] + 360.0 - turns[-1], turns[0])])
    span = 360.0 - gap
    return _turn(begin + span / 2, 0.0), span


def _turn(longitude: float, middle: float) -> float:
    """Degrees east of a meridian, from -180 to 180."""
    return (longitude - middle + 180.0) % 360.0 - 180.0


def _projected(projection: str, points: Ring) -> Ring:
    xs, ys = zip(*points, strict=True)
    across, up = _projector(projection)(xs, ys)
    return tuple(zip(across, up, strict=True))


@lru_cache(maxsize=64)
def _projector(projection: str) -> Proj:
    from pyproj import Proj  # noqa: PLC0415 - only maps pay for it

    return Proj(projection)


@lru_cache(maxsize=16)
def _plane(projection: str, middle: float) -> dict[str, tuple[Ring, ...]]:
    """The outlines of all countries that are near enough, in the plane of a projection."""
    reach = _REACH.get(projection, 130.0)
    found: dict[str, tuple[Ring, ...]] = {}
    for code, country in countries().items():
        if code in NOT_DRAWN:
            continue
        rings = tuple(
            _projected(projection, tuple(densified(piece, _STEP_DEGREES)))
            for ring in country.rings
            for piece in _turned_pieces(ring, middle, reach)
        )
        if rings:
            found[code] = rings
    return found


def _turned_pieces(ring: Ring, middle: float, reach: float) -> Iterator[Ring]:
    """A ring by degrees east of a meridian, cut at the far side of the earth."""
    for turn in (-360.0, 0.0, 360.0):
        moved = tuple((x - middle + turn, y) for x, y in ring)
        west, _, east, _ = extent(moved)
        if west > reach or east < -reach:
            continue
        if west >= -reach and east <= reach:
            yield moved
            continue
        piece = clipped(moved, Box(-reach, -90.0, reach, 90.0))
        if piece:
            yield piece


@lru_cache(maxsize=256)
def _outline(view: View, codes: tuple[str, ...]) -> str:
    plane = _plane(view.projection, view.middle)
    drawn = view.drawn.grown(_BLEED)
    whole = min(view.drawn.width, view.drawn.height * 2) / (2 * math.pi)
    short = min(view.drawn.width, view.drawn.height)
    radius = _ROUND_SHARE * short if view.scale > whole * _ROUNDED_FROM else 0.0
    rings: list[Ring] = []
    for code in codes:
        for ring in plane.get(code, ()):
            placed = tuple((view.left + x * view.scale, view.top - y * view.scale) for x, y in ring)
            box = around(placed)
            if not drawn.meets(box):
                continue
            cut = placed if drawn.contains(box) else clipped(placed, drawn)
            fine = thinned(cut, 0.7)
            if len(fine) > 2:
                rings.append(fine)
    return path_data(rings, radius)
