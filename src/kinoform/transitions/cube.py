"""The clip is the next side of a cube that turns to the left."""

from __future__ import annotations

from kinoform.transitions._cube import cube
from kinoform.transitions._heading import LEFT
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="cube",
    draw=cube(LEFT),
    aliases=("cube-left", "rotate-cube"),
    summary="The next side of a cube that turns to the left.",
)
