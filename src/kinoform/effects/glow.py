"""Bright parts shine over what is around them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kinoform.effects._gauss import softened
from kinoform.effects._pixels import Pixels, faded, image_of, pixels_of, strips
from kinoform.effects.base import Effect, Shot
from kinoform.kit.lazy import skia

_SIGMA = 14.0


def _glowing(image: skia.Image, strength: float, shot: Shot) -> skia.Image:
    pixels = pixels_of(image)
    light = softened(_bright(pixels), _SIGMA * shot.scale)
    share = np.uint16(round(strength * 128.0))
    for rows in strips(pixels):
        shine = light[rows] * share
        shine >>= 7
        np.minimum(shine, 255, out=shine)
        # What light does to light: neither exceeds white.
        pixels[rows] += faded(shine.astype(np.uint8), 255 - pixels[rows].astype(np.uint16))
    return image_of(pixels)


def _bright(pixels: Pixels) -> Pixels:
    """Each pixel as far as its strongest channel is bright."""
    bright = np.empty_like(pixels)
    for rows in strips(pixels):
        strip = pixels[rows]
        strongest = np.maximum(np.maximum(strip[..., 0], strip[..., 1]), strip[..., 2])
        bright[rows] = faded(strip, _SHARES[strongest][..., None])
    return bright


def _shares() -> NDArray[np.uint16]:
    rising = np.clip((np.arange(256) - 110.0) / 120.0, 0.0, 1.0)
    smooth = rising * rising * (3.0 - 2.0 * rising)
    shares: NDArray[np.uint16] = np.rint(smooth * 255.0).astype(np.uint16)
    return shares


_SHARES = _shares()

EFFECT = Effect(
    kind="glow",
    summary="Lets bright parts shine over what is around them; 1 is strong.",
    aliases=("bloom",),
    usual=0.7,
    most=4.0,
    picture=_glowing,
    outset=lambda _strength: 3.0 * _SIGMA,
)
