"""The clip swings in on a ring that turns upwards."""

from __future__ import annotations

from kinoform.transitions._carousel import carousel
from kinoform.transitions._heading import UP
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="carousel-up",
    draw=carousel(UP),
    summary="Swings in on a large ring that turns upwards.",
)
