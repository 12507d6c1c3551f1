"""The clip lies still and is uncovered to the right; later it slides away."""

from __future__ import annotations

from kinoform.transitions._cover import uncover
from kinoform.transitions._heading import RIGHT
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="reveal-right",
    draw=uncover(RIGHT),
    aliases=("reveal",),
    summary="Is uncovered to the right where it stands, and slides out to the right.",
)
