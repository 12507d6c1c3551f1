"""The clip turns like a card about its level middle."""

from __future__ import annotations

from kinoform.transitions._flip import flip
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="flip-up",
    draw=flip(upwards=True),
    aliases=("flip-vertical", "flip-x"),
    summary="Turns like a card about its level middle.",
)
