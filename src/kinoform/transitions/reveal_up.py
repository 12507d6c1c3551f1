"""The clip lies still and is uncovered upwards; later it slides away."""

from __future__ import annotations

from kinoform.transitions._cover import uncover
from kinoform.transitions._heading import UP
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="reveal-up",
    draw=uncover(UP),
    summary="Is uncovered upwards where it stands, and slides out upwards.",
)
