"""The corners fall into the dark, as in an old lens."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from kinoform.effects._pixels import image_of
from kinoform.effects.base import Effect, Shot
from kinoform.kit.lazy import skia

_CORNER = 0.85
"""How much light the outermost corner loses at a value of 1."""


def _darkened(image: skia.Image, strength: float, _shot: Shot) -> skia.Image:
    surface = skia.Surface.MakeRasterN32Premul(image.width(), image.height())
    canvas = surface.getCanvas()
    canvas.drawImage(image, 0, 0)
    paint = skia.Paint(Alphaf=strength, BlendMode=skia.BlendMode.kSrcATop)
    canvas.drawImage(_shade(image.width(), image.height()), 0, 0, skia.SamplingOptions(), paint)
    return surface.makeImageSnapshot()


@lru_cache(maxsize=4)
def _shade(width: int, height: int) -> skia.Image:
    """Black that grows from the middle to the corners, an ellipse as wide as the picture."""
    across = ((np.arange(width, dtype=np.float32) + 0.5) / width * 2.0 - 1.0) ** 2
    down = ((np.arange(height, dtype=np.float32) + 0.5) / height * 2.0 - 1.0) ** 2
    distance = np.sqrt((across[None, :] + down[:, None]) * np.float32(0.5))
    grown = np.clip((distance - 0.35) / 0.65, 0.0, 1.0)
    dark = grown * grown * (3.0 - 2.0 * grown) * (_CORNER * 255.0)
    # Chance of a part of a level keeps the slow change from showing as rings.
    dark += np.random.default_rng(7).random(dark.shape, dtype=np.float32)
    shade = np.zeros((height, width, 4), np.uint8)
    shade[..., 3] = dark
    return image_of(shade)


EFFECT = Effect(
    kind="vignette",
    summary="Darkens it towards the corners; 1 leaves little light there.",
    usual=0.5,
    picture=_darkened,
)
