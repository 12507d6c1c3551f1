"""The clip slides in upwards and slides out upwards."""

from __future__ import annotations

from kinoform.transitions._heading import UP
from kinoform.transitions._slide import slide
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="slide-up",
    draw=slide(UP),
    aliases=("push-up", "directional"),
    summary="Slides in upwards, and out the same way.",
)
