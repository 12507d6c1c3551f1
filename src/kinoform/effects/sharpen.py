"""Edges stand out: what a soft copy lacks is added again."""

from __future__ import annotations

import numpy as np

from kinoform.effects._gauss import softened
from kinoform.effects._pixels import image_of, pixels_of, strips
from kinoform.effects.base import Effect, Shot
from kinoform.kit.lazy import skia

_SIGMA = 1.0


def _sharpened(image: skia.Image, amount: float, shot: Shot) -> skia.Image:
    pixels = pixels_of(image)
    soft = softened(pixels, _SIGMA * shot.scale)
    strength = np.int16(round(amount * 32.0))
    for rows in strips(pixels):
        plain = pixels[rows]
        missing = np.subtract(plain, soft[rows], dtype=np.int16)
        missing *= strength
        missing += 16
        missing >>= 5
        missing[..., 3] = 0
        missing += plain
        np.maximum(missing, 0, out=missing)
        pixels[rows] = np.minimum(missing, plain[..., 3:])
    return image_of(pixels)


EFFECT = Effect(
    kind="sharpen",
    summary="Makes edges stand out; 1 is clear, 4 is harsh.",
    aliases=("sharpness", "unsharp"),
    most=4.0,
    picture=_sharpened,
)
