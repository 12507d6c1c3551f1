"""The clip slides in to the left and slides out to the left."""

from __future__ import annotations

from kinoform.transitions._heading import LEFT
from kinoform.transitions._slide import slide
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="slide-left",
    draw=slide(LEFT),
    aliases=("push-left", "push", "slide"),
    summary="Slides in to the left, and out the same way.",
)
