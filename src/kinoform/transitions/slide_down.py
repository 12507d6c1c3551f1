"""The clip slides in downwards and slides out downwards."""

from __future__ import annotations

from kinoform.transitions._heading import DOWN
from kinoform.transitions._slide import slide
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="slide-down",
    draw=slide(DOWN),
    aliases=("push-down",),
    summary="Slides in downwards, and out the same way.",
)
