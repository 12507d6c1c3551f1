"""Where things may stand on a page: its unit, its margins, its columns, its safe area."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kinoform.model.geometry import Box

Shape = Literal["wide", "square", "tall"]

MARGIN_U = 6.0
SMALLEST_TYPE_U = 2.2
"""Nothing smaller is ever drawn."""
GUTTER_U = 2.4
COLUMNS: dict[Shape, int] = {"wide": 12, "square": 6, "tall": 4}


@dataclass(frozen=True, slots=True)
class Page:
    """A canvas of some size, measured in units of a hundredth of its short edge."""

    width: float
    height: float
    above: float = 0.0
    """Pixels at the top in which something else stands, such as a logo."""
    below: float = 0.0
    """Pixels at the bottom in which something else stands, such as captions."""

    @property
    def u(self) -> float:
        """Pixels in one unit."""
        return min(self.width, self.height) / 100.0

    @property
    def shape(self) -> Shape:
        """Which of the three layouts suits it."""
        ratio = self.width / self.height
        return "wide" if ratio > 1.2 else "tall" if ratio < 0.84 else "square"

    @property
    def whole(self) -> Box:
        return Box(0.0, 0.0, self.width, self.height)

    @property
    def has_buttons(self) -> bool:
        """Whether it is as high as a telephone, where platforms put their own buttons."""
        return self.width / self.height < 0.7

    @property
    def safe(self) -> Box:
        """Where text may stand; a very tall page leaves room for buttons."""
        margin = MARGIN_U * self.u
        box = self.whole.grown(-margin)
        if self.has_buttons:
            box = Box(margin + 2 * self.u, self.height * 0.09, self.width * 0.88,
                      self.height * 0.82)  # fmt: skip
        bottom = min(box.bottom, self.height - self.below)
        return Box(box.left, max(box.top, self.above), box.right, bottom)

    @property
    def middle(self) -> Box:
        """The part of the safe area that is as far from the left edge as from the right."""
        safe = self.safe
        inset = max(safe.left, self.width - safe.right)
        return Box(inset, safe.top, self.width - inset, safe.bottom)

    def columns(self, first: int, count: int) -> tuple[float, float]:
        """The left and right edge of some columns of the grid, counted from 0."""
        safe, total = self.safe, COLUMNS[self.shape]
        step = (safe.width + GUTTER_U * self.u) / total
        left = safe.left + first * step
        return left, left + count * step - GUTTER_U * self.u
