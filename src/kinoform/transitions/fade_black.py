"""The clip fades in out of black, and back into it."""

from __future__ import annotations

from kinoform.transitions._tint import TOWARDS_BLACK, fade_by
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="fade-black",
    draw=fade_by(TOWARDS_BLACK),
    aliases=("dip-to-black", "fade-to-black"),
    summary="Fades by way of black.",
)
