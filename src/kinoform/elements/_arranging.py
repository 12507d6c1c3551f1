"""Where boxes stand in a row or a column: gaps, alignment, and what is left over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kinoform.model.geometry import Box, Size

Align = Literal["start", "center", "end", "stretch"]
Justify = Literal["start", "center", "end", "space-between", "space-around"]
_SHARES = {"start": 0.0, "center": 0.5, "end": 1.0, "stretch": 0.0}


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How boxes follow each other."""

    is_row: bool
    gap: float
    align: Align
    justify: Justify

    def along(self, size: Size) -> float:
        """The extent in the direction in which boxes follow each other."""
        return size.width if self.is_row else size.height

    def across(self, size: Size) -> float:
        """The extent in the other direction."""
        return size.height if self.is_row else size.width

    def needed(self, sizes: Sequence[Size]) -> Size:
        """The room that boxes take."""
        along = sum(map(self.along, sizes)) + self.gap * max(len(sizes) - 1, 0)
        across = max(map(self.across, sizes), default=0.0)
        return Size(along, across) if self.is_row else Size(across, along)

    def boxes(self, sizes: Sequence[Size], room: Size) -> list[Box]:
        """Where boxes stand in a room; what is larger than the room goes beyond its end."""
        free = max(self.along(room) - self.along(self.needed(sizes)), 0.0)
        place, between = self._spread(free, len(sizes))
        found = []
        for size in sizes:
            aside = (self.across(room) - self.across(size)) * _SHARES[self.align]
            left, top = (place, aside) if self.is_row else (aside, place)
            found.append(Box(left, top, left + size.width, top + size.height))
            place += self.along(size) + between
        return found

    def _spread(self, free: float, count: int) -> tuple[float, float]:
        """Where the first box begins, and the room between two."""
        if self.justify == "space-between" and count > 1:
            return 0.0, self.gap + free / (count - 1)
        if self.justify == "space-around" and count > 0:
            return free / count / 2, self.gap + free / count
        share = {"center": 0.5, "space-around": 0.5, "end": 1.0}.get(self.justify, 0.0)
        return free * share, self.gap
