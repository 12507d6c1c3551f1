"""The clip slides over what lies beneath to the left; the next one covers it likewise."""

from __future__ import annotations

from kinoform.transitions._cover import cover
from kinoform.transitions._heading import LEFT
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="cover-left",
    draw=cover(LEFT),
    aliases=("cover",),
    summary="Slides in to the left; on the way out it stays and is covered to the left.",
)
