"""The grain of film: fine noise that is another one in every frame."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kinoform.effects._pixels import fourfold, image_of, is_opaque, pixels_of, strips
from kinoform.effects.base import Effect, Shot
from kinoform.kit.lazy import skia

_TILE = 512
_STRONGEST = 36.0
"""Standard deviation of a level in the middle tones at a strength of 1."""
_GRAIN = 0.7
"""Standard deviation of one grain in pixels of the document: fine, but not lost in encoding."""


def _grained(image: skia.Image, strength: float, shot: Shot) -> skia.Image:
    pixels = pixels_of(image)
    width = pixels.shape[1]
    down, across = _place(shot)
    size = round(min(max(_GRAIN * shot.scale, 0.2), 4.0), 2)
    grains = np.rint(_noise(size) * (strength * _STRONGEST)).astype(np.int16)
    # Alpha gets no grain.
    tile = grains[..., None] * np.array([1, 1, 1, 0], np.int16)
    wide = np.take(tile, (np.arange(width) + across) % _TILE, axis=1)
    opaque = is_opaque(pixels)
    for rows in strips(pixels):
        plain = pixels[rows].astype(np.int16)
        alpha = np.int16(255) if opaque else fourfold(pixels[rows, :, 3]).astype(np.int16)
        # Film shows its grain most in the middle tones and a little in the shadows.
        change = alpha - plain
        change *= plain
        change >>= 7
        change += alpha >> 4
        change *= np.take(wide, (np.arange(rows.start, rows.stop) + down) % _TILE, axis=0)
        change += 64
        change >>= 7
        change += plain
        pixels[rows] = np.clip(change, 0, alpha)
    return image_of(pixels)


def _place(shot: Shot) -> tuple[int, int]:
    """Where in the endless noise a frame lies."""
    chance = np.random.default_rng([shot.seed % 2**32, shot.frame % 2**32])
    return int(chance.integers(_TILE)), int(chance.integers(_TILE))


@lru_cache(maxsize=4)
def _noise(size: float) -> NDArray[np.float64]:
    """Soft noise around 0 of deviation 1, a tile that fits to itself on every side."""
    frequency = np.fft.fftfreq(_TILE)
    softness = np.exp(-2.0 * (np.pi * size * np.hypot(frequency[:, None], frequency)) ** 2)
    spectrum = np.fft.fft2(np.random.default_rng(3).standard_normal((_TILE, _TILE)))
    noise = np.fft.ifft2(spectrum * softness).real
    # The product with the room of a pixel must fit 16 bits.
    held: NDArray[np.float64] = np.clip(noise / noise.std(), -3.0, 3.0)
    return held


EFFECT = Effect(
    kind="grain",
    summary="Strews the grain of film over it, another one in every frame.",
    aliases=("film-grain", "noise"),
    usual=0.2,
    picture=_grained,
    changes=True,
)
