"""Is pulled wide and snaps back."""

from __future__ import annotations

from kinoform.animations._emphasis import fading_sway
from kinoform.animations.base import Animation, Change, Wish

_PULL = 0.32
_NARROWER = 0.7


def change(progress: float, _wish: Wish) -> Change:
    """Is pulled wide and snaps back."""
    pull = _PULL * fading_sway(progress, 2.5)
    return Change(scale_x=1.0 + pull, scale_y=1.0 - _NARROWER * pull)


ANIMATION = Animation(
    kind="rubber-band",
    summary="Is pulled wide and snaps back.",
    change=change,
    aliases=("elastic",),
)
