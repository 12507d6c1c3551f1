"""Places for the names of points, so that no name lies on a point or on another name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kinoform.model.geometry import Box
from kinoform.scenery.scene import Align

Point = tuple[float, float]
Way = tuple[int, int]
_SLANTWISE: tuple[Way, ...] = ((1, 1), (-1, 1), (1, -1), (-1, -1))
BELOW_FIRST: tuple[Way, ...] = ((0, 1), (0, -1), (1, 0), (-1, 0), *_SLANTWISE)
BESIDE_FIRST: tuple[Way, ...] = ((1, 0), (-1, 0), (0, -1), (0, 1), *_SLANTWISE)
"""Where a name may stand, as steps to the right and downwards, the liked ones first."""
_DIAGONAL = 0.75


@dataclass(frozen=True, slots=True)
class Spot:
    """A point with the size that its name takes."""

    x: float
    y: float
    radius: float
    wide: float
    high: float
    home: Box | None = None
    """Where its name had better stand, if there is room."""

    @property
    def mark(self) -> Box:
        return Box(self.x - self.radius, self.y - self.radius,
                   self.x + self.radius, self.y + self.radius)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NamePlace:
    """Where a name stands, and at which side of its place it is set."""

    box: Box
    align: Align


def name_places(
    spots: Sequence[Spot],
    room: Box,
    gap: float,
    *,
    order: Sequence[int] | None = None,
    lines: Sequence[tuple[Point, Point]] = (),
    ways: Sequence[Way] = BELOW_FIRST,
) -> dict[int, NamePlace]:
    """Places by the index of the spot; those first in `order` choose first, some may find none.

    Of the free places of a name the one that the fewest lines cross is taken.
    """
    taken: list[Box] = []
    found: dict[int, NamePlace] = {}
    for index in range(len(spots)) if order is None else order:
        spot = spots[index]
        others = [each.mark for at, each in enumerate(spots) if at != index]
        places = [_beside(spot, way, gap) for way in ways]
        free = [
            place for place in places
            if room.contains(place.box) and not any(map(place.box.meets, (*taken, *others)))
        ]  # fmt: skip
        at_home = [place for place in free if spot.home and spot.home.contains(place.box)]
        if not free:
            continue
        found[index] = min(
            at_home or free, key=lambda place: sum(crosses(line, place.box) for line in lines)
        )
        taken.append(found[index].box)
    return found


def crosses(line: tuple[Point, Point], box: Box) -> bool:
    """Whether a straight line goes through a box."""
    (x, y), (u, v) = line
    first, last = 0.0, 1.0
    for start, way, low, high in (
        (x, u - x, box.left, box.right), (y, v - y, box.top, box.bottom),
    ):  # fmt: skip
        if way == 0.0:
            if not low <= start <= high:
                return False
            continue
        near, far = sorted(((low - start) / way, (high - start) / way))
        first, last = max(first, near), min(last, far)
    return first <= last


def _beside(spot: Spot, way: Way, gap: float) -> NamePlace:
    across, down = way
    away = (spot.radius + gap) * (_DIAGONAL if across and down else 1.0)
    left = (
        spot.x - spot.wide / 2 if not across
        else spot.x + away if across > 0 else spot.x - away - spot.wide
    )  # fmt: skip
    top = (
        spot.y - spot.high / 2 if not down
        else spot.y + away if down > 0 else spot.y - away - spot.high
    )  # fmt: skip
    align: Align = "center" if not across else "left" if across > 0 else "right"
    return NamePlace(Box(left, top, left + spot.wide, top + spot.high), align)
