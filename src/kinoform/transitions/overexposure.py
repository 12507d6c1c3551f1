"""The clip comes in overexposed and settles."""

from __future__ import annotations

from kinoform.kit.lazy import skia
from kinoform.transitions._tint import fade_by
from kinoform.transitions.base import Transition


def _gain(amount: float) -> skia.ColorFilter:
    """Brighter as a lens opened too far would draw it, with the whites burnt out."""
    gain, lift = 1.0 + 2.2 * amount, 0.25 * amount
    return skia.ColorFilters.Matrix(
        [
            *(gain, 0.0, 0.0, 0.0, lift),
            *(0.0, gain, 0.0, 0.0, lift),
            *(0.0, 0.0, gain, 0.0, lift),
            *(0.0, 0.0, 0.0, 1.0, 0.0),
        ]
    )


TRANSITION = Transition(
    kind="overexposure",
    draw=fade_by(_gain),
    aliases=("exposure",),
    summary="Comes in overexposed and settles.",
)
