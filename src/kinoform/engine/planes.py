"""From our pixels to the planes that encoders take, rectangle by rectangle.

Converted with AREA and BITEXACT, a rectangle on even coordinates gives exactly the samples that
the whole picture would give there, so any mixture of rectangles adds up to the same frame. (AREA
alone differs by one along the lower edge, ACCURATE_RND costs a third more, and rectangles of two
rows differ with any flag, which `coarse` avoids.)
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from kinoform.engine.surface import Area, Pixels
from kinoform.kit.lazy import av

Cut = tuple[Pixels, Pixels, Pixels]
"""A rectangle of luma and chroma, on even coordinates."""

BT709, LIMITED_RANGE = 1, 1
"""What the file says of its colours, as ffmpeg counts matrices and ranges."""

WIDTH_STEP, HEIGHT_STEP = 64, 16
"""Rectangles are made this much coarser, since each size costs a converter of its own."""


@cache
def _converter(_width: int, _height: int, _format: str) -> av.video.reformatter.VideoReformatter:
    from av.video.reformatter import VideoReformatter  # noqa: PLC0415 - av loads on first use

    return VideoReformatter()


@cache
def _exact() -> int:
    from av.video.reformatter import Interpolation  # noqa: PLC0415 - av loads on first use

    return int(Interpolation.AREA) | int(Interpolation.BITEXACT)


def to_planes(pixels: Pixels, pixel_format: str = "yuv420p") -> av.VideoFrame:
    """A frame of BT.709 planes of some opaque pixels; width and height must be even."""
    height, width = pixels.shape[:2]
    source = av.VideoFrame.from_numpy_buffer(pixels, format="bgra")
    return _converter(width, height, pixel_format).reformat(
        source, format=pixel_format, dst_colorspace=BT709, dst_color_range=LIMITED_RANGE,
        interpolation=_exact(), threads=1,
    )  # fmt: skip


def plane_views(frame: av.VideoFrame) -> list[Pixels]:
    """The planes of a frame as arrays over its own memory."""
    return [
        np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)[
            : plane.height, : plane.width
        ]
        for plane in frame.planes
    ]


def cut_of(views: Sequence[Pixels], part: Area) -> list[Pixels]:
    """One rectangle of some planes, on even coordinates."""
    return [
        view[part.top // half : part.bottom // half, part.left // half : part.right // half]
        for view, half in zip(views, (1, 2, 2), strict=True)
    ]


def coarse(area: Area, whole: Area) -> Area:
    """A rectangle on even coordinates around another, of one of few sizes, within the whole."""
    left, width = _coarse_side(area.left, area.right, whole.right, WIDTH_STEP)
    top, height = _coarse_side(area.top, area.bottom, whole.bottom, HEIGHT_STEP)
    return Area(left, top, left + width, top + height)


def _coarse_side(first: int, last: int, whole: int, step: int) -> tuple[int, int]:
    first -= first % 2
    extent = min(whole, -(-(last - first) // step) * step)
    if extent >= whole - step:
        return 0, whole
    return min(first, whole - extent), extent


class Planes:
    """The frame that goes to the encoder, kept up to date with our pixels."""

    def __init__(self, width: int, height: int) -> None:
        self.whole = Area(0, 0, width, height)
        self.frame = av.VideoFrame(width, height, "yuv420p")
        self._views = plane_views(self.frame)

    def update(self, pixels: Pixels, damage: Sequence[Area]) -> None:
        """Convert the damaged rectangles again."""
        for area in damage:
            part = coarse(area, self.whole)
            if part == self.whole:
                self.frame = to_planes(pixels)
                self._views = plane_views(self.frame)
                return
            self.convert(pixels, part)

    def take(self, frame: av.VideoFrame) -> None:
        """Go on with a frame that nobody else uses."""
        self.frame = frame
        self._views = plane_views(frame)

    def convert(self, pixels: Pixels, part: Area) -> None:
        """Convert one rectangle on even coordinates."""
        converted = to_planes(pixels[part.top : part.bottom, part.left : part.right])
        self.put(part, plane_views(converted))

    def put(self, part: Area, cut: Sequence[Pixels]) -> None:
        """Overwrite one rectangle on even coordinates."""
        for target, source in zip(cut_of(self._views, part), cut, strict=True):
            np.copyto(target, source)
