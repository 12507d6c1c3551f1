"""Folds shut about its lying axis."""

from __future__ import annotations

from kinoform.animations import flip_in_x
from kinoform.animations._arrival import LEAVE, reversed_way
from kinoform.animations.base import Animation

ANIMATION = Animation(
    kind="flip-out-x",
    summary="Folds shut about its lying axis.",
    change=reversed_way(flip_in_x.change),
    easing=LEAVE,
)
