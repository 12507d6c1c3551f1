"""Draws itself up and springs away into nothing."""

from __future__ import annotations

from kinoform.animations import bounce_in
from kinoform.animations._arrival import reversed_way
from kinoform.animations.base import Animation

ANIMATION = Animation(
    kind="bounce-out",
    summary="Draws itself up and springs away into nothing.",
    change=reversed_way(bounce_in.change),
)
