"""A soft shadow of the picture's shape beneath it, as CSS has it."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kinoform.effects._colors import read_color
from kinoform.effects._gauss import reach, softened
from kinoform.effects._pixels import image_of, pixels_of
from kinoform.effects.base import BadValue, Effect, Shot, read_number
from kinoform.kit.lazy import skia
from kinoform.model.color import CLEAR, Color

_FARTHEST = 1_000.0
_FIELDS = {"x", "y", "blur", "color"}


class DropShadow(NamedTuple):
    """Lengths in pixels of the document; a tuple, because keyframes mix tuples."""

    x: float = 0.0
    y: float = 8.0
    blur: float = 12.0
    """Standard deviation, as in CSS's filter of this name."""
    color: Color = Color(0.0, 0.0, 0.0, 0.35)


def _read(written: Any) -> DropShadow:
    if not isinstance(written, dict) or not written.keys() <= _FIELDS:
        raise BadValue('write {"x": 0, "y": 8, "blur": 12, "color": "#00000059"}')
    usual = DropShadow()
    lengths = [read_number(written.get(name, getattr(usual, name))) for name in ("x", "y", "blur")]
    if max(map(abs, lengths)) > _FARTHEST or lengths[2] < 0.0:
        raise BadValue(f"a shadow reaches up to {_FARTHEST:g} pixels, and blur is not below 0")
    color = read_color(written["color"]) if "color" in written else usual.color
    return DropShadow(lengths[0], lengths[1], lengths[2], color)


def _shaded(image: skia.Image, value: DropShadow, shot: Shot) -> skia.Image:
    x, y, blur, color = value
    shape = softened(pixels_of(image)[..., 3:], max(0.0, blur) * shot.scale)[..., 0]
    shadow = np.take(_inks(color), shape).view(np.uint8).reshape(*shape.shape, 4)
    surface = skia.Surface.MakeRasterN32Premul(image.width(), image.height())
    canvas = surface.getCanvas()
    left, top = round(x * shot.scale), round(y * shot.scale)
    canvas.drawImage(image_of(shadow), left, top)
    canvas.drawImage(image, 0, 0)
    return surface.makeImageSnapshot()


def _inks(color: Color) -> NDArray[np.uint32]:
    """The pixel of the shadow for each alpha of the shape."""
    alphas = np.arange(256) * color.alpha
    channels = (color.blue, color.green, color.red, 1.0)
    inks = np.rint(np.outer(alphas, channels)).astype(np.uint8)
    words: NDArray[np.uint32] = inks.view(np.uint32)[:, 0]
    return words


def _reach(value: DropShadow) -> float:
    x, y, blur, _ = value
    return max(abs(x), abs(y)) + reach(max(0.0, blur))


EFFECT = Effect(
    kind="drop-shadow",
    summary="Casts a soft shadow of its shape: {x, y, blur, color}.",
    aliases=("shadow",),
    neutral=DropShadow(0.0, 0.0, 0.0, CLEAR),
    usual=DropShadow(),
    parse=_read,
    picture=_shaded,
    outset=_reach,
)
