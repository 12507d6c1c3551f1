"""The clip slides over what lies beneath upwards; the next one covers it likewise."""

from __future__ import annotations

from kinoform.transitions._cover import cover
from kinoform.transitions._heading import UP
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="cover-up",
    draw=cover(UP),
    summary="Slides in upwards; on the way out it stays and is covered upwards.",
)
