"""The clip slides over what lies beneath to the right; the next one covers it likewise."""

from __future__ import annotations

from kinoform.transitions._cover import cover
from kinoform.transitions._heading import RIGHT
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="cover-right",
    draw=cover(RIGHT),
    summary="Slides in to the right; on the way out it stays and is covered to the right.",
)
