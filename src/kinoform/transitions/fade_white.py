"""The clip fades in out of white, and back into it."""

from __future__ import annotations

from kinoform.transitions._tint import TOWARDS_WHITE, fade_by
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="fade-white",
    draw=fade_by(TOWARDS_WHITE),
    aliases=("dip-to-white", "fade-to-white", "flash-through-white", "flash"),
    summary="Fades by way of white, on a gentle ramp.",
)
