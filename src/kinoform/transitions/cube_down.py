"""The clip is the next side of a cube that turns downwards."""

from __future__ import annotations

from kinoform.transitions._cube import cube
from kinoform.transitions._heading import DOWN
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="cube-down",
    draw=cube(DOWN),
    summary="The next side of a cube that turns downwards.",
)
