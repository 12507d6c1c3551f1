"""The clip fades in without colour, then the colour comes."""

from __future__ import annotations

from kinoform.kit.lazy import skia
from kinoform.transitions._tint import fade_by
from kinoform.transitions.base import Transition


def _without_color(amount: float) -> skia.ColorFilter:
    """Rec. 709 luma in place of each channel, by an amount."""
    keep = 1.0 - amount
    red, green, blue = 0.2126 * amount, 0.7152 * amount, 0.0722 * amount
    return skia.ColorFilters.Matrix(
        [
            *(red + keep, green, blue, 0.0, 0.0),
            *(red, green + keep, blue, 0.0, 0.0),
            *(red, green, blue + keep, 0.0, 0.0),
            *(0.0, 0.0, 0.0, 1.0, 0.0),
        ]
    )


TRANSITION = Transition(
    kind="fade-grays",
    draw=fade_by(_without_color),
    aliases=("fade-grayscale", "fade-greyscale"),
    summary="Fades in grey, then the colour comes.",
)
