"""The clip is the next side of a cube that turns to the right."""

from __future__ import annotations

from kinoform.transitions._cube import cube
from kinoform.transitions._heading import RIGHT
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="cube-right",
    draw=cube(RIGHT),
    summary="The next side of a cube that turns to the right.",
)
