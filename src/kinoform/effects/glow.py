"""Bright parts shine over what is around them."""

from __future__ import annotations

import numpy as np

from kinoform.effects._gauss import doubled, halved, padded, reach, softened
from kinoform.effects._pixels import Pixels, fourfold, image_of, multiplied, pixels_of, strips
from kinoform.effects.base import Effect, Shot
from kinoform.kit.lazy import skia

_SIGMA = 14.0


def _glowing(image: skia.Image, strength: float, shot: Shot) -> skia.Image:
    pixels = pixels_of(image)
    height, width, _ = pixels.shape
    small = _bright(halved(padded(pixels, 2)))
    soft = softened(small, _SIGMA * shot.scale / 2)
    light = doubled(_stronger(soft, strength))[:height, :width]
    for rows in strips(pixels):
        # Light over light: the two together never exceed white.
        pixels[rows] += multiplied(~pixels[rows], light[rows])
    return image_of(pixels)


def _bright(pixels: Pixels) -> Pixels:
    """Each pixel as far as its strongest channel is bright."""
    bright = np.empty_like(pixels)
    for rows in strips(pixels):
        strip = pixels[rows]
        strongest = np.maximum(np.maximum(strip[..., 0], strip[..., 1]), strip[..., 2])
        bright[rows] = multiplied(strip, fourfold(_SHARES[strongest]))
    return bright


def _stronger(pixels: Pixels, times: float) -> Pixels:
    strong = pixels * np.uint16(round(times * 64.0))
    strong >>= 6
    held: Pixels = np.clip(strong, 0, 255).astype(np.uint8)
    return held


def _shares() -> Pixels:
    rising = np.clip((np.arange(256) - 160.0) / 95.0, 0.0, 1.0)
    smooth = rising * rising * (3.0 - 2.0 * rising)
    shares: Pixels = np.rint(smooth * 255.0).astype(np.uint8)
    return shares


_SHARES = _shares()

EFFECT = Effect(
    kind="glow",
    summary="Lets bright parts shine over what is around them; 1 is strong.",
    aliases=("bloom",),
    usual=0.6,
    most=4.0,
    picture=_glowing,
    outset=lambda _strength: reach(_SIGMA),
)
