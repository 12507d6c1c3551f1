"""Goes out of focus until it is gone."""

from __future__ import annotations

from kinoform.animations import blur_in
from kinoform.animations._arrival import LEAVE, reversed_way
from kinoform.animations.base import Animation

ANIMATION = Animation(
    kind="blur-out",
    summary="Goes out of focus until it is gone.",
    change=reversed_way(blur_in.change),
    aliases=("focus-out",),
    easing=LEAVE,
)
