"""One colour of the picture becomes transparent, such as a green screen."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kinoform.effects._colors import read_color
from kinoform.effects._pixels import (
    Pixels,
    fourfold,
    image_of,
    is_opaque,
    multiplied,
    pixels_of,
    strips,
)
from kinoform.effects.base import BadValue, Effect, Shot, read_number
from kinoform.kit.lazy import skia
from kinoform.model.color import Color

Plane = NDArray[np.float32]

_LUMA = np.array([0.0722, 0.7152, 0.2126], np.float32)
_BLUE_SIDE = (np.array([1.0, 0.0, 0.0], np.float32) - _LUMA) / np.float32(1.8556)
_RED_SIDE = (np.array([0.0, 0.0, 1.0], np.float32) - _LUMA) / np.float32(1.5748)
"""What blue, green and red give to the brightness and to the two colour differences."""

_GREYEST_KEY = 0.08
"""Below this chroma a key is taken for grey, and brightness counts as well."""
_STRAY = 0.15
"""How far below its strongest channel another one still belongs to the colour of a key."""


@dataclass(frozen=True, slots=True)
class ChromaKey:
    """What vanishes; distances are shares of the plane of colour differences."""

    color: str = "#00b140"
    threshold: float = 0.2
    """How far from the colour a pixel may be and still vanish."""
    halo: float = 0.1
    """Width of the soft edge beyond the threshold."""
    spill: float = 0.5
    """How much of the colour's reflection is taken away."""


def _read(written: Any) -> ChromaKey:
    given = {"color": written} if isinstance(written, str) else written
    known = {field.name for field in fields(ChromaKey)}
    if not isinstance(given, dict) or not given.keys() <= known:
        raise BadValue('write {"color": "#00b140", "threshold": 0.2, "halo": 0.1, "spill": 0.5}')
    shares = {name: read_number(share) for name, share in given.items() if name != "color"}
    for name, share in shares.items():
        if not 0.0 <= share <= 1.0:
            raise BadValue(f"{name} goes from 0 to 1, not {share:g}")
    color = given.get("color", ChromaKey().color)
    read_color(color)
    return ChromaKey(color, **shares)


def _keyed(image: skia.Image, key: ChromaKey, _shot: Shot) -> skia.Image:
    pixels = pixels_of(image)
    color = Color.parse(key.color)
    bgr = np.array([color.blue, color.green, color.red], np.float32)
    own, foreign = _channels(bgr)
    chroma = _chroma(bgr)
    opaque = is_opaque(pixels)
    for rows in strips(pixels):
        strip = pixels[rows]
        distance = _distance(strip, bgr, opaque=opaque)
        shown = (distance - np.float32(key.threshold)) * np.float32(255.0 / max(key.halo, 1e-3))
        share = np.clip(shown + np.float32(0.5), 0.0, 255.0).astype(np.uint8)
        if key.spill > 0.0 and own and foreign:
            # What merely has the same hue, but far more of it, is no reflection.
            near = np.clip(np.float32(3.0) - distance * np.float32(2.0 / chroma), 0.0, 1.0)
            _take_spill(strip, own, foreign, near * np.float32(key.spill))
        if share.min() < 255:
            pixels[rows] = multiplied(strip, fourfold(share))
    return image_of(pixels)


def _distance(strip: Pixels, key: Plane, *, opaque: bool) -> Plane:
    """How far each pixel's colour is from the key's, whatever their brightness."""
    blue, green, red = (strip[..., channel].astype(np.float32) for channel in range(3))
    alpha = np.full(1, 255.0, np.float32) if opaque else strip[..., 3].astype(np.float32)
    whole = np.float32(1.0) / np.maximum(alpha, 1.0)
    greyness = max(0.0, 1.0 - _chroma(key) / _GREYEST_KEY)
    squares = np.zeros_like(blue)
    for weights, weight in ((_BLUE_SIDE, 1.0), (_RED_SIDE, 1.0), (_LUMA, greyness)):
        if weight > 0.0:
            apart = blue * weights[0] + green * weights[1] + red * weights[2]
            apart = apart * whole - key @ weights
            squares += apart * apart * np.float32(weight)
    return np.sqrt(squares)


def _chroma(key: Plane) -> float:
    """How far a colour is from grey."""
    return float(np.hypot(key @ _BLUE_SIDE, key @ _RED_SIDE))


def _channels(key: Plane) -> tuple[list[int], list[int]]:
    """The channels that make a colour what it is, and the others."""
    strongest = float(key.max())
    if strongest - float(key.min()) < _GREYEST_KEY:
        return [], []
    least = strongest - _STRAY * strongest
    own = [channel for channel in range(3) if key[channel] >= least]
    return own, [channel for channel in range(3) if channel not in own]


def _take_spill(strip: Pixels, own: list[int], foreign: list[int], amount: Plane) -> None:
    """Lower the key's channels towards the strongest other one, where they exceed it."""
    weakest = np.minimum.reduce([strip[..., channel] for channel in own])
    limit = np.maximum.reduce([strip[..., channel] for channel in foreign])
    excess = np.maximum(weakest, limit) - limit
    taken = (excess * amount).astype(np.uint8)
    for channel in own:
        strip[..., channel] -= taken


EFFECT = Effect(
    kind="chroma-key",
    summary="Makes one colour transparent: {color, threshold, halo, spill}.",
    aliases=("green-screen", "color-key"),
    neutral=None,
    usual=ChromaKey(),
    parse=_read,
    picture=_keyed,
)
