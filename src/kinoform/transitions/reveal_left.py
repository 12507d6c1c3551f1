"""The clip lies still and is uncovered to the left; later it slides away."""

from __future__ import annotations

from kinoform.transitions._cover import uncover
from kinoform.transitions._heading import LEFT
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="reveal-left",
    draw=uncover(LEFT),
    summary="Is uncovered to the left where it stands, and slides out to the left.",
)
