"""The clip swings in on a ring that turns to the right."""

from __future__ import annotations

from kinoform.transitions._carousel import carousel
from kinoform.transitions._heading import RIGHT
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="carousel-right",
    draw=carousel(RIGHT),
    summary="Swings in on a large ring that turns to the right.",
)
