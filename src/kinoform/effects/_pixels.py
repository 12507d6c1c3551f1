"""Pictures as arrays and back: premultiplied BGRA bytes, always owned by the one who holds them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from kinoform.kit.lazy import skia

Pixels = NDArray[np.uint8]
"""Rows of pixels of four bytes: blue, green, red, alpha; no colour exceeds its alpha."""

_STRIP_BYTES = 128 * 1024


def pixels_of(image: skia.Image) -> Pixels:
    """A copy of the picture's pixels, free to be written to."""
    copy: Pixels = image.toarray(
        colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType
    )
    return copy


def image_of(pixels: Pixels) -> skia.Image:
    """A picture with a copy of the pixels."""
    # Without the copy the picture would point into memory that nothing keeps alive.
    height, width, _ = pixels.shape
    return skia.Image.frombytes(
        np.ascontiguousarray(pixels),
        skia.ISize(width, height),
        colorType=skia.kBGRA_8888_ColorType,
        alphaType=skia.kPremul_AlphaType,
    )


def strips(pixels: Pixels) -> Iterator[slice]:
    """Slices of a few rows each, whose intermediate results stay within the processor's cache."""
    height, row_bytes = pixels.shape[0], max(1, pixels[:1].size)
    rows = max(1, _STRIP_BYTES // row_bytes)
    for top in range(0, height, rows):
        yield slice(top, min(top + rows, height))


def is_opaque(pixels: Pixels) -> bool:
    """Whether nothing shows through."""
    return bool(pixels[..., 3].min() == 255)


def unpremultiplied(pixels: Pixels) -> Pixels:
    """Colours as they were before they were multiplied by their alpha; alpha stays."""
    alpha = pixels[..., 3]
    if not ((alpha > 0) & (alpha < 255)).any():
        return pixels
    product = np.take(_PARTS, alpha, axis=0)
    product *= pixels
    product += 1 << 15
    return (product >> 16).astype(np.uint8)


def multiplied(one: Pixels, other: Pixels | NDArray[np.uint16]) -> Pixels:
    """Byte by byte the product of two shares of 255, rounded; 255 keeps a byte exactly."""
    product = one.astype(np.uint16)
    product *= other
    product += 128
    product += product >> 8
    return (product >> 8).astype(np.uint8)


def fourfold(shares: Pixels) -> NDArray[np.uint16]:
    """One byte for each pixel, for all of its four channels."""
    # Rows of a table are faster to take than a short last axis is to broadcast.
    four: NDArray[np.uint16] = np.take(_FOUR, shares, axis=0)
    return four


_FOUR = np.repeat(np.arange(256, dtype=np.uint16)[:, None], 4, axis=1)


def _parts() -> NDArray[np.uint32]:
    """For each alpha what brings colours back to the full 255, in 65536ths."""
    alphas = np.maximum(np.arange(256), 1)
    parts = np.repeat(np.rint(255 * 65536 / alphas)[:, None], 4, axis=1)
    parts[:, 3] = 65536
    return parts.astype(np.uint32)


_PARTS = _parts()
