"""The clip fades in out of white, and back into it."""

from __future__ import annotations

from kinoform.transitions._tint import fade_by, towards
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="fade-white",
    draw=fade_by(towards(1.0, 1.0, 1.0)),
    aliases=("dip-to-white", "fade-to-white", "flash-through-white", "flash"),
    summary="Fades by way of white, on a gentle ramp.",
)
