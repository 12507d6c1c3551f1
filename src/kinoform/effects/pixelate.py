"""Coarse squares, each of the mean colour beneath it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kinoform.effects._pixels import image_of, pixels_of
from kinoform.effects.base import Effect, Shot
from kinoform.kit.lazy import skia


def _coarsened(image: skia.Image, side: float, shot: Shot) -> skia.Image:
    step = side * shot.scale
    if step <= 1.0:
        return image
    pixels = pixels_of(image)
    height, width, _ = pixels.shape
    tops, rows = _cuts(height, step)
    lefts, columns = _cuts(width, step)
    bands = np.add.reduceat(pixels.reshape(height, -1), tops, axis=0, dtype=np.uint32)
    totals = np.add.reduceat(bands.reshape(-1, width, 4), lefts, axis=1)
    counts = (rows[:, None] * columns[None, :])[..., None]
    means = ((totals + counts // 2) // counts).astype(np.uint8)
    return image_of(np.repeat(np.repeat(means, columns, axis=1), rows, axis=0))


def _cuts(length: int, step: float) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Where the squares of a side begin, and how long each is; they lie around the middle."""
    first = length / 2 - np.ceil(length / 2 / step) * step
    starts = np.unique(np.clip(np.rint(np.arange(first, length, step)), 0, length - 1))
    begins = starts.astype(np.intp)
    return begins, np.diff(begins, append=length)


EFFECT = Effect(
    kind="pixelate",
    summary="Shows coarse squares of this many pixels; up to 1 changes nothing.",
    aliases=("pixellate", "mosaic"),
    usual=16.0,
    most=1_000.0,
    picture=_coarsened,
)
