"""Swings about its anchor like a sign on a nail, until it hangs still."""

from __future__ import annotations

from kinoform.animations._emphasis import fading_sway
from kinoform.animations.base import Animation, Change, Wish

_DEGREES = 16.0


def change(progress: float, _wish: Wish) -> Change:
    """Swings about its anchor like a sign on a nail, until it hangs still."""
    return Change(rotation=_DEGREES * fading_sway(progress, 2.5))


ANIMATION = Animation(
    kind="swing",
    summary="Swings about its anchor like a sign on a nail, until it hangs still.",
    change=change,
)
