"""Raster surfaces over memory of our own, always premultiplied BGRA."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kinoform.kit.lazy import skia
from kinoform.model.geometry import Box

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True, order=True)
class Area:
    """A rectangle of whole device pixels."""

    left: int
    top: int
    right: int
    bottom: int

    @classmethod
    def around(cls, box: Box, margin: int = 0) -> Area:
        """The pixels that a box touches."""
        return cls(
            int(box.left // 1) - margin,
            int(box.top // 1) - margin,
            -int(-box.right // 1) + margin,
            -int(-box.bottom // 1) + margin,
        )

    @classmethod
    def within(cls, box: Box) -> Area:
        """The pixels that lie wholly in a box."""
        return cls(
            -int(-box.left // 1), -int(-box.top // 1), int(box.right // 1), int(box.bottom // 1)
        )

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def count(self) -> int:
        return max(0, self.width) * max(0, self.height)

    @property
    def is_empty(self) -> bool:
        return self.width <= 0 or self.height <= 0

    def grown(self, margin: int) -> Area:
        """The rectangle with a margin on every side."""
        return Area(
            self.left - margin, self.top - margin, self.right + margin, self.bottom + margin
        )

    def cut(self, other: Area) -> Area:
        """The pixels in both."""
        return Area(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def union(self, other: Area) -> Area:
        """The smallest rectangle around both."""
        return Area(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def meets(self, other: Area) -> bool:
        """Whether some pixel is in both."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def contains(self, other: Area) -> bool:
        """Whether every pixel of the other is in this one."""
        return self.cut(other) == other

    def evened(self) -> Area:
        """The largest rectangle on even coordinates within this one."""
        return Area(
            self.left + self.left % 2, self.top + self.top % 2,
            self.right - self.right % 2, self.bottom - self.bottom % 2,
        )  # fmt: skip

    def around_hole(self, hole: Area) -> Iterator[Area]:
        """Separate rectangles of all pixels but those of a rectangle inside of it."""
        if hole.is_empty:
            yield self
            return
        frame = (
            Area(self.left, self.top, self.right, hole.top),
            Area(self.left, hole.top, hole.left, hole.bottom),
            Area(hole.right, hole.top, self.right, hole.bottom),
            Area(self.left, hole.bottom, self.right, self.bottom),
        )
        yield from (side for side in frame if not side.is_empty)

    @property
    def rect(self) -> skia.Rect:
        return skia.Rect.MakeLTRB(self.left, self.top, self.right, self.bottom)


NOWHERE = Area(0, 0, 0, 0)


def empty_pixels(width: int, height: int) -> Pixels:
    """Transparent pixels."""
    return np.zeros((height, width, 4), np.uint8)


def info_of(width: int, height: int) -> skia.ImageInfo:
    """How our pixels lie in memory."""
    return skia.ImageInfo.Make(
        width, height, skia.ColorType.kBGRA_8888_ColorType, skia.AlphaType.kPremul_AlphaType
    )


def surface_over(pixels: Pixels) -> skia.Surface:
    """A surface that draws straight into an array; the array must outlive it."""
    height, width = pixels.shape[:2]
    return skia.Surface.MakeRasterDirect(info_of(width, height), pixels, width * 4)


def new_surface(width: int, height: int) -> skia.Surface:
    """A transparent surface with memory of its own."""
    return skia.Surface.MakeRaster(info_of(max(1, width), max(1, height)))
