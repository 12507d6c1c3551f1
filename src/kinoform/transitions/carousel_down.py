"""The clip swings in on a ring that turns downwards."""

from __future__ import annotations

from kinoform.transitions._carousel import carousel
from kinoform.transitions._heading import DOWN
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="carousel-down",
    draw=carousel(DOWN),
    summary="Swings in on a large ring that turns downwards.",
)
