"""A veil of one colour over the whole picture."""

from __future__ import annotations

from kinoform.effects._colors import read_color
from kinoform.effects._matrix import color_filter, gain
from kinoform.effects.base import Effect, Shot
from kinoform.kit.lazy import skia
from kinoform.model.color import CLEAR, Color


def _veiled(color: Color, _shot: Shot) -> skia.ColorFilter | None:
    if color.alpha <= 0.0:
        return None
    veil = gain(*[1.0 - color.alpha] * 3)
    veil[:, 3] = [channel * color.alpha for channel in (color.red, color.green, color.blue)]
    return color_filter(veil)


EFFECT = Effect(
    kind="color-overlay",
    summary="Lays a colour over it, as strong as the colour is opaque; its shape stays.",
    aliases=("overlay", "colorize"),
    neutral=CLEAR,
    usual=Color(0.0, 0.0, 0.0, 0.4),
    parse=read_color,
    color_filter=_veiled,
)
