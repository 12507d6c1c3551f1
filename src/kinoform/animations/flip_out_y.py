"""Folds shut about its upright axis."""

from __future__ import annotations

from kinoform.animations import flip_in_y
from kinoform.animations._arrival import LEAVE, reversed_way
from kinoform.animations.base import Animation

ANIMATION = Animation(
    kind="flip-out-y",
    summary="Folds shut about its upright axis.",
    change=reversed_way(flip_in_y.change),
    easing=LEAVE,
)
