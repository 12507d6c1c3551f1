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
    return skia.Image.fromarray(
        np.ascontiguousarray(pixels),
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
    alpha = np.maximum(pixels[..., 3:], 1).astype(np.uint16)
    plain = (pixels * np.uint16(255) + alpha // 2) // alpha
    plain[..., 3] = pixels[..., 3]
    return plain.astype(np.uint8)


def faded(pixels: Pixels, share: NDArray[np.uint16]) -> Pixels:
    """Every byte times a share of 0..255, rounded; 255 keeps a byte exactly."""
    product = pixels * share
    product += 128
    product += product >> 8
    return (product >> 8).astype(np.uint8)
