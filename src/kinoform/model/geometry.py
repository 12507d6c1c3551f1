"""Sizes, boxes, anchors and affine maps, in plain numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Anchor = Literal[
    "center", "top-left", "top", "top-right", "left", "right",
    "bottom-left", "bottom", "bottom-right",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Size:
    """A width and a height in pixels."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Box:
    """An axis-aligned rectangle from (left, top) to (right, bottom)."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def of_size(cls, size: Size) -> Box:
        """The box of a size with its top-left corner at the origin."""
        return cls(0.0, 0.0, size.width, size.height)

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def is_empty(self) -> bool:
        return self.right <= self.left or self.bottom <= self.top

    def union(self, other: Box) -> Box:
        """The smallest box around both; an empty box adds nothing."""
        if self.is_empty:
            return other
        if other.is_empty:
            return self
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    @property
    def is_integral(self) -> bool:
        """Whether all of its sides lie on whole numbers."""
        sides = (self.left, self.top, self.right, self.bottom)
        return all(float(side).is_integer() for side in sides)

    def cut(self, other: Box) -> Box:
        """What is in both; empty when they do not meet."""
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def meets(self, other: Box) -> bool:
        """Whether the two share an area."""
        return max(self.left, other.left) < min(self.right, other.right) and max(
            self.top, other.top
        ) < min(self.bottom, other.bottom)

    def contains(self, other: Box) -> bool:
        """Whether the other lies within this one."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )

    def grown(self, margin: float) -> Box:
        """The box with a margin on every side."""
        return Box(self.left - margin, self.top - margin, self.right + margin, self.bottom + margin)

    def moved(self, x: float, y: float) -> Box:
        """The box elsewhere."""
        return Box(self.left + x, self.top + y, self.right + x, self.bottom + y)


EMPTY = Box(0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Affine:
    """The map (x, y) -> (a·x + c·y + e, b·x + d·y + f)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    @classmethod
    def translation(cls, x: float, y: float) -> Affine:
        return cls(e=x, f=y)

    @classmethod
    def scaling(cls, x: float, y: float) -> Affine:
        return cls(a=x, d=y)

    @classmethod
    def rotation(cls, degrees: float) -> Affine:
        """Clockwise on screen; right angles are exact."""
        quarter = {0.0: (1.0, 0.0), 90.0: (0.0, 1.0), 180.0: (-1.0, 0.0), 270.0: (0.0, -1.0)}
        exact = quarter.get(degrees % 360.0)
        radians = math.radians(degrees)
        cosine, sine = exact or (math.cos(radians), math.sin(radians))
        return cls(cosine, sine, -sine, cosine)

    @classmethod
    def skewing(cls, x_degrees: float, y_degrees: float) -> Affine:
        return cls(c=math.tan(math.radians(x_degrees)), b=math.tan(math.radians(y_degrees)))

    def then(self, outer: Affine) -> Affine:
        """This map first, the outer one after it."""
        return Affine(
            outer.a * self.a + outer.c * self.b,
            outer.b * self.a + outer.d * self.b,
            outer.a * self.c + outer.c * self.d,
            outer.b * self.c + outer.d * self.d,
            outer.a * self.e + outer.c * self.f + outer.e,
            outer.b * self.e + outer.d * self.f + outer.f,
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, box: Box) -> Box:
        """The smallest upright box around the image of a box."""
        if box.is_empty:
            return EMPTY
        left, right = self.a * box.left + self.e, self.a * box.right + self.e
        top, bottom = self.d * box.top + self.f, self.d * box.bottom + self.f
        if left > right:
            left, right = right, left
        if top > bottom:
            top, bottom = bottom, top
        if self.b or self.c:
            across, over = self.c * box.top, self.c * box.bottom
            down, under = self.b * box.left, self.b * box.right
            return Box(
                left + min(across, over), top + min(down, under),
                right + max(across, over), bottom + max(down, under),
            )  # fmt: skip
        return Box(left, top, right, bottom)

    @property
    def is_translation(self) -> bool:
        return (self.a, self.b, self.c, self.d) == (1.0, 0.0, 0.0, 1.0)

    @property
    def is_upright(self) -> bool:
        """Whether upright boxes stay upright boxes."""
        return self.b == 0.0 and self.c == 0.0

    @property
    def mean_scale(self) -> float:
        """How much larger things become, on average over directions."""
        return math.sqrt(abs(self.a * self.d - self.b * self.c))


def around(points: Iterable[tuple[float, float]]) -> Box:
    """The smallest box around some points."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def anchor_share(anchor: Anchor) -> tuple[float, float]:
    """Where an anchor lies in its box, as shares of width and height."""
    x = 0.0 if "left" in anchor else 1.0 if "right" in anchor else 0.5
    y = 0.0 if "top" in anchor else 1.0 if "bottom" in anchor else 0.5
    return x, y
