"""Springs back into nothing."""

from __future__ import annotations

from kinoform.animations import pop
from kinoform.animations._arrival import reversed_way
from kinoform.animations.base import Animation

ANIMATION = Animation(
    kind="pop-out",
    summary="Springs back into nothing.",
    change=reversed_way(pop.change),
    easing="easeInBack",
)
