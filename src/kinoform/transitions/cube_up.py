"""The clip is the next side of a cube that turns upwards."""

from __future__ import annotations

from kinoform.transitions._cube import cube
from kinoform.transitions._heading import UP
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="cube-up",
    draw=cube(UP),
    summary="The next side of a cube that turns upwards.",
)
