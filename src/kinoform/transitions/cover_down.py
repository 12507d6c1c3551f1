"""The clip slides over what lies beneath downwards; the next one covers it likewise."""

from __future__ import annotations

from kinoform.transitions._cover import cover
from kinoform.transitions._heading import DOWN
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="cover-down",
    draw=cover(DOWN),
    summary="Slides in downwards; on the way out it stays and is covered downwards.",
)
