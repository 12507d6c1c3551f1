"""A fast pan to the right brings the clip, blurred by its speed."""

from __future__ import annotations

from kinoform.transitions._heading import RIGHT
from kinoform.transitions._whip import whip
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="whip-pan-right",
    draw=whip(RIGHT),
    summary="A fast pan to the right with motion blur.",
)
