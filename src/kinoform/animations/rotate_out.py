"""Turns out of its place while it vanishes."""

from __future__ import annotations

from dataclasses import replace

from kinoform.animations._arrival import LEAVE, growing_in
from kinoform.animations._distance import sense
from kinoform.animations.base import Animation, Change, Wish

_END = 60.0
_SMALLEST = 0.8


def change(progress: float, wish: Wish) -> Change:
    """From the clip's own angle by another one, which may be given."""
    end = _END * sense(wish) if wish.to is None else float(wish.to)
    return replace(growing_in(1.0 - progress, _SMALLEST), rotation=end * progress)


ANIMATION = Animation(
    kind="rotate-out",
    summary="Turns out of its place while it vanishes.",
    change=change,
    easing=LEAVE,
)
