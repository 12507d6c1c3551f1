"""Sizes, weights and families of type: seven roles and a few pairs of families."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from kinoform.look.units import SMALLEST_TYPE_U, Page, Shape

RoleName = Literal["poster", "display", "headline", "title", "body", "label", "caption"]

GROWTH: Mapping[Shape, float] = {"wide": 1.0, "square": 1.15, "tall": 1.35}
"""Type grows where the page is narrow; it never shrinks to fit a sideways layout."""
SMALLEST_SHARE = 0.7
"""Text is shrunk to this share of its size before it is cut."""
BODY_BREADTH = 0.93
"""Letters of text weight run narrower than the heavy ones of headings."""


@dataclass(frozen=True, slots=True)
class Role:
    """What a piece of text is for, and how it is therefore set."""

    size_u: float
    weight: int
    line_height: float
    tracking: float
    """Letter spacing as a share of the size."""
    is_heading: bool

    def size(self, page: Page) -> float:
        """Pixels on a page."""
        return max(self.size_u * GROWTH[page.shape], SMALLEST_TYPE_U) * page.u


ROLES: Mapping[RoleName, Role] = {
    "poster": Role(15.0, 800, 1.0, -0.03, is_heading=True),
    "display": Role(11.0, 800, 1.05, -0.025, is_heading=True),
    "headline": Role(7.0, 800, 1.08, -0.02, is_heading=True),
    "title": Role(4.8, 700, 1.12, -0.012, is_heading=True),
    "body": Role(3.4, 450, 1.34, 0.0, is_heading=False),
    "label": Role(2.6, 600, 1.25, 0.0, is_heading=False),
    "caption": Role(2.2, 500, 1.3, 0.0, is_heading=False),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """The two families of a film."""

    heading: str
    body: str
    heading_breadth: float = 1.0
    """How broad its heavy letters run, against those of Inter."""
    heading_weight: int | None = None
    """In place of the roles' own weight for headings."""

    def breadth(self, role: Role) -> float:
        """How broad the letters of a role run; for `copyfit`."""
        return self.heading_breadth if role.is_heading else BODY_BREADTH

    def weight(self, role: Role) -> int:
        return self.heading_weight or role.weight if role.is_heading else role.weight

    def family(self, role: Role) -> str:
        return self.heading if role.is_heading else self.body


PAIRS: Mapping[str, Pair] = {
    "modern": Pair("Inter", "Inter"),
    "geometric": Pair("Poppins", "Inter", 1.075, 700),
    "poster": Pair("Montserrat", "Inter", 1.12),
    "editorial": Pair("Playfair Display", "Inter", 0.965, 700),
}


def smallest(size: float, page: Page) -> float:
    """How far text of a size in pixels may shrink."""
    return min(size, max(size * SMALLEST_SHARE, SMALLEST_TYPE_U * page.u))
