"""Turns into its place while it appears."""

from __future__ import annotations

from dataclasses import replace

from kinoform.animations._arrival import ENTER, growing_in
from kinoform.animations._distance import sense
from kinoform.animations.base import Animation, Change, Wish

_START = -60.0
_SMALLEST = 0.8


def change(progress: float, wish: Wish) -> Change:
    """From an angle, which may be given, to the clip's own."""
    start = _START * sense(wish) if wish.from_ is None else float(wish.from_)
    grown = growing_in(progress, _SMALLEST)
    return replace(grown, rotation=start * (1.0 - progress))


ANIMATION = Animation(
    kind="rotate-in",
    summary="Turns into its place while it appears.",
    change=change,
    ends="angle",
    enters=True,
    easing=ENTER,
)
