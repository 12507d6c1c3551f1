"""Everything out of focus, as CSS has it."""

from __future__ import annotations

from kinoform.effects._gauss import reach, softened
from kinoform.effects._pixels import image_of, pixels_of
from kinoform.effects.base import Effect, Shot
from kinoform.kit.lazy import skia


def _blurred(image: skia.Image, sigma: float, shot: Shot) -> skia.Image:
    return image_of(softened(pixels_of(image), sigma * shot.scale))


EFFECT = Effect(
    kind="blur",
    summary="Puts it out of focus; the value is CSS's: a standard deviation in pixels.",
    aliases=("gaussian-blur",),
    usual=8.0,
    most=500.0,
    picture=_blurred,
    outset=reach,
)
