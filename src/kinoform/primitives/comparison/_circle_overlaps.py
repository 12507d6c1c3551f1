"""Where two or three equal circles lie that overlap, and the outlines of what they share."""

from __future__ import annotations

import math
from dataclasses import dataclass

APART_2, APART_3 = 1.16, 1.1
"""Distance of two centres in radii, for two circles and for three."""


@dataclass(frozen=True, slots=True)
class Zone:
    """Room for words: its middle and its half width and half height, in radii."""

    x: float
    y: float
    half_width: float
    half_height: float


@dataclass(frozen=True, slots=True)
class Overlap:
    """Circles of radius one around their common middle, and what can be written where."""

    centres: tuple[tuple[float, float], ...]
    own: tuple[Zone, ...]
    """Of each circle alone."""
    pairs: tuple[Zone, ...]
    """Of the first with the second, the first with the third, the second with the third."""
    middle: Zone | None
    shared: str
    """SVG path data of what all have in common, "" for one circle alone."""


def overlap(count: int, *, is_upright: bool = False) -> Overlap:
    """One, two or three circles; two stand side by side, or one above the other."""
    if count <= 1:
        return Overlap(((0.0, 0.0),), (Zone(0.0, 0.0, 0.74, 0.5),), (), None, "")
    return _two(is_upright=is_upright) if count == 2 else _three()


def _two(*, is_upright: bool) -> Overlap:
    half = APART_2 / 2
    reach = math.sqrt(1.0 - half * half)
    alone = (1.0 + half - (1.0 - half)) / 2 + (1.0 - half)
    across, along = 1.0 - half, half * 0.86
    if is_upright:
        return Overlap(
            ((0.0, -half), (0.0, half)),
            (Zone(0.0, -alone, 0.68, along * 0.72), Zone(0.0, alone, 0.68, along * 0.72)),
            (Zone(0.0, 0.0, 0.56, across * 0.8),), None,
            f"M {-reach} 0 A 1 1 0 0 1 {reach} 0 A 1 1 0 0 1 {-reach} 0 Z",
        )  # fmt: skip
    return Overlap(
        ((-half, 0.0), (half, 0.0)),
        (Zone(-alone, 0.0, along, 0.5), Zone(alone, 0.0, along, 0.5)),
        (Zone(0.0, 0.0, across * 0.84, 0.4),), None,
        f"M 0 {-reach} A 1 1 0 0 1 0 {reach} A 1 1 0 0 1 0 {-reach} Z",
    )  # fmt: skip


def _three() -> Overlap:
    """The first on top, the second and the third below it, left and right."""
    away = APART_3 / math.sqrt(3.0)
    angles = (-90.0, 150.0, 30.0)
    ways = [(math.cos(math.radians(at)), math.sin(math.radians(at))) for at in angles]
    centres = tuple((x * away, y * away) for x, y in ways)
    own = tuple(Zone(x * (away + 0.38), y * (away + 0.38), 0.54, 0.34) for x, y in ways)
    reach = math.sqrt(1.0 - (APART_3 / 2) ** 2)
    pairs, corners = [], []
    for one, other, third in ((0, 1, 2), (0, 2, 1), (1, 2, 0)):
        x = (centres[one][0] + centres[other][0]) / 2
        y = (centres[one][1] + centres[other][1]) / 2
        # What two share without the third lies on the far side of it.
        pairs.append(Zone(x - ways[third][0] * 0.32, y - ways[third][1] * 0.32, 0.31, 0.17))
        corners.append((x + ways[third][0] * reach, y + ways[third][1] * reach))
    first, second, last = corners[0], corners[2], corners[1]
    arcs = " ".join(f"A 1 1 0 0 0 {x:.5f} {y:.5f}" for x, y in (second, last, first))
    return Overlap(
        centres, own, tuple(pairs), Zone(0.0, 0.0, 0.33, 0.22),
        f"M {first[0]:.5f} {first[1]:.5f} {arcs} Z",
    )  # fmt: skip
