"""The clip turns like a card about its upright middle."""

from __future__ import annotations

from kinoform.transitions._flip import flip
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="flip",
    draw=flip(upwards=False),
    aliases=("flip-horizontal", "flip-left", "flip-y"),
    summary="Turns like a card about its upright middle.",
)
