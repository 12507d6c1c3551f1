"""Red and blue part to the sides, as in a cheap lens or on a worn tape."""

from __future__ import annotations

import math

import numpy as np

from kinoform.effects._pixels import Pixels, image_of, pixels_of
from kinoform.effects.base import Effect, Shot
from kinoform.kit.lazy import skia

_BLUE, _GREEN, _RED, _ALPHA = range(4)


def _parted(image: skia.Image, distance: float, shot: Shot) -> skia.Image:
    pixels = pixels_of(image)
    distance *= shot.scale
    parted = np.empty_like(pixels)
    parted[..., _GREEN] = pixels[..., _GREEN]
    parted[..., _RED] = moved(pixels[..., _RED], -distance)
    parted[..., _BLUE] = moved(pixels[..., _BLUE], distance)
    alpha = pixels[..., _ALPHA]
    if alpha.min() == 255:
        parted[..., _ALPHA] = 255
    else:
        beside = np.maximum(moved(alpha, -distance), moved(alpha, distance))
        parted[..., _ALPHA] = np.maximum(alpha, beside)
    return image_of(parted)


def moved(channel: Pixels, distance: float) -> Pixels:
    """One channel moved to the right, or to the left by less than 0; its edge is drawn out."""
    whole = math.floor(distance)
    share = round((distance - whole) * 256.0)
    near = _shifted(channel, whole)
    if share == 0:
        return near
    mixed = near * np.uint16(256 - share)
    mixed += _shifted(channel, whole + 1) * np.uint16(share)
    mixed += 128
    return (mixed >> 8).astype(np.uint8)


def _shifted(channel: Pixels, places: int) -> Pixels:
    width = channel.shape[1]
    return np.take(channel, np.clip(np.arange(width) - places, 0, width - 1), axis=1)


EFFECT = Effect(
    kind="chromatic-aberration",
    summary="Parts red and blue to the sides by this many pixels.",
    aliases=("rgb-split", "rgb-shift", "color-fringe"),
    usual=4.0,
    most=200.0,
    picture=_parted,
    outset=lambda distance: distance,
)
