"""The clip slides in to the right and slides out to the right."""

from __future__ import annotations

from kinoform.transitions._heading import RIGHT
from kinoform.transitions._slide import slide
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="slide-right",
    draw=slide(RIGHT),
    aliases=("push-right",),
    summary="Slides in to the right, and out the same way.",
)
