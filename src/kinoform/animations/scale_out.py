"""Shrinks while it vanishes."""

from __future__ import annotations

from kinoform.animations import scale_in
from kinoform.animations._arrival import LEAVE, reversed_way
from kinoform.animations.base import Animation

ANIMATION = Animation(
    kind="scale-out",
    summary="Shrinks while it vanishes.",
    change=reversed_way(scale_in.change),
    aliases=("shrink-out",),
    easing=LEAVE,
)
