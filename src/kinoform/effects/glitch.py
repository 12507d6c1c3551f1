"""Bands of the picture jump sideways and lose their colours, as in a bad signal."""

from __future__ import annotations

import numpy as np

from kinoform.effects._pixels import image_of, pixels_of
from kinoform.effects.base import Effect, Shot
from kinoform.kit.lazy import skia

_FRAMES = 3
"""A jump stays this long, or the eye would take it for noise."""
_BANDS = 14


def _disturbed(image: skia.Image, strength: float, shot: Shot) -> skia.Image:
    pixels = pixels_of(image)
    height, width, _ = pixels.shape
    chance = np.random.default_rng([shot.seed % 2**32, shot.frame // _FRAMES % 2**32])
    torn = pixels.copy()
    for _ in range(_BANDS):
        top = int(chance.random() * height)
        band = slice(top, top + 1 + int(chance.random() ** 3 * height * 0.18))
        reach = chance.normal() * strength * width
        jump, parting = round(reach * 0.06), round(reach * 0.012)
        if chance.random() > strength:
            continue
        torn[band] = np.roll(pixels[band], jump, axis=1)
        for channel, way in ((2, -parting), (0, parting)):
            torn[band, :, channel] = np.roll(pixels[band, :, channel], jump + way, axis=1)
    # A parted colour must not shine where its band is clear.
    np.minimum(torn, torn[..., 3:], out=torn)
    return image_of(torn)


EFFECT = Effect(
    kind="glitch",
    summary="Throws bands of it sideways, others every few frames; 1 is a lost signal.",
    usual=0.5,
    picture=_disturbed,
    changes=True,
)
