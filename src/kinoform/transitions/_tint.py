"""Fades by way of a colour, within the picture's own outline."""

from __future__ import annotations

from collections.abc import Callable

from kinoform.kit.lazy import skia
from kinoform.transitions._between import Draw, between, ramp
from kinoform.transitions.base import Crossing


def fade_by(tint: Callable[[float], skia.ColorFilter]) -> Draw:
    """Fade in wholly tinted, then lose the tint; the two ramps overlap so that nothing jumps.

    `tint(amount)` changes nothing at 0 and never changes what is transparent.
    """

    def draw(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
        paint = skia.Paint(Alphaf=ramp(crossing.shown, 0.0, 0.55))
        paint.setColorFilter(tint(1.0 - ramp(crossing.shown, 0.4, 1.0)))
        canvas.drawImage(picture, 0, 0, skia.SamplingOptions(), paint)

    return between(draw)


def towards(red: float, green: float, blue: float) -> Callable[[float], skia.ColorFilter]:
    """A tint that mixes a colour in."""

    def tint(amount: float) -> skia.ColorFilter:
        # Skia gives no filter at all for a colour that is wholly transparent.
        color = skia.Color4f(red, green, blue, max(amount, 1 / 255)).toColor()
        return skia.ColorFilters.Blend(color, skia.BlendMode.kSrcATop)

    return tint


TOWARDS_BLACK = towards(0.0, 0.0, 0.0)
TOWARDS_WHITE = towards(1.0, 1.0, 1.0)
