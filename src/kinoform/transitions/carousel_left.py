"""The clip swings in on a ring that turns to the left."""

from __future__ import annotations

from kinoform.transitions._carousel import carousel
from kinoform.transitions._heading import LEFT
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="carousel-left",
    draw=carousel(LEFT),
    aliases=("carousel",),
    summary="Swings in on a large ring that turns to the left.",
)
