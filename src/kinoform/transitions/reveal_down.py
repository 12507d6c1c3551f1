"""The clip lies still and is uncovered downwards; later it slides away."""

from __future__ import annotations

from kinoform.transitions._cover import uncover
from kinoform.transitions._heading import DOWN
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="reveal-down",
    draw=uncover(DOWN),
    summary="Is uncovered downwards where it stands, and slides out downwards.",
)
