"""Motion blur and softness: the picture averaged over a move or a zoom.

An average with a copy that is half the way off, then a quarter, and so on, is the average of very
many copies. Four channels are averaged in one integer, which is far cheaper than a blur filter.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from kinoform.kit.lazy import skia
from kinoform.model.geometry import Size

Pixels = NDArray[np.uint32]

_WITHOUT_LOW_BITS = np.uint32(0xFEFEFEFE)
_FINE_ZOOM_PIXELS = 32.0
"""A zoom leaves its middle sharp, so that half the detail is only given up when it is long."""


def smeared(picture: skia.Image, size: Size, x: float, y: float) -> skia.Image:
    """The picture averaged over x pixels across and y down; it may come smaller than it was."""
    across, down = _needless(abs(x)), _needless(abs(y))
    pixels = _reduced(picture, size, across, down)
    pixels = _averaged(pixels, round(abs(x) / across))
    pixels = _averaged(pixels.T, round(abs(y) / down)).T
    return _image(pixels)


def smeared_zoom(picture: skia.Image, size: Size, growth: float) -> skia.Image:
    """The picture averaged over a zoom on its centre up to `growth`; it may come smaller."""
    length = math.log(growth) * math.hypot(size.width, size.height) / 2
    reduction = 1 if length < _FINE_ZOOM_PIXELS else 2
    pixels = _reduced(picture, size, reduction, reduction)
    doublings = math.ceil(math.log2(max(1.0, length / reduction)))
    for doubling in range(doublings):
        larger = growth ** (0.5 / 2**doubling)
        pixels = _average(pixels, _enlarged(pixels, larger))
    return _image(pixels)


def draw_stretched(
    canvas: skia.Canvas, picture: skia.Image, size: Size, opacity: float = 1.0
) -> None:
    """Draw a smaller picture over the whole canvas."""
    whole = skia.Rect(size.width, size.height)
    linear = skia.SamplingOptions(skia.FilterMode.kLinear)
    canvas.drawImageRect(picture, whole, linear, skia.Paint(Alphaf=opacity))


def _needless(length: float) -> int:
    """How many pixels in a row a smear of this length allows to draw as one."""
    return 1 if length < 8.0 else 2 if length < 24.0 else 4


def _averaged(pixels: Pixels, length: int) -> Pixels:
    """Each row averaged over a length, half of it to each side, mirrored at the borders."""
    shifts: list[int] = []
    while length > sum(shifts):
        shifts.append(max(1, (length - sum(shifts)) // 2))
    before = sum(shifts) // 2
    padded = np.pad(pixels, ((0, 0), (before, sum(shifts) - before)), mode="symmetric")
    for shift in shifts:
        padded = _average(padded[:, shift:], padded[:, :-shift])
    return padded


def _average(one: Pixels, other: Pixels) -> Pixels:
    """The mean of each of four channels, rounded down."""
    return (one & other) + (((one ^ other) & _WITHOUT_LOW_BITS) >> np.uint32(1))


def _reduced(picture: skia.Image, size: Size, across: int, down: int) -> Pixels:
    small = Size(math.ceil(size.width / across), math.ceil(size.height / down))
    pixels, surface = _surface(int(small.width), int(small.height))
    with surface as canvas:
        draw_stretched(canvas, picture, small)
    return pixels


def _enlarged(pixels: Pixels, scale: float) -> Pixels:
    height, width = pixels.shape
    larger, surface = _surface(width, height)
    with surface as canvas:
        canvas.translate(width * (1.0 - scale) / 2, height * (1.0 - scale) / 2)
        canvas.scale(scale, scale)
        canvas.drawImage(_image(pixels), 0, 0, skia.SamplingOptions(skia.FilterMode.kLinear), None)
    return larger


def _surface(width: int, height: int) -> tuple[Pixels, skia.Surface]:
    """An empty surface and its pixels, which share memory."""
    pixels = np.zeros((height, width), np.uint32)
    info = skia.ImageInfo.MakeN32Premul(width, height)
    return pixels, skia.Surface.MakeRasterDirect(info, pixels, width * pixels.itemsize)


def _image(pixels: Pixels) -> skia.Image:
    rows = np.ascontiguousarray(pixels)
    info = skia.ImageInfo.MakeN32Premul(1, 1)
    channels = rows.view(np.uint8).reshape(*rows.shape, 4)
    return skia.Image.fromarray(channels, info.colorType(), info.alphaType())
