"""A fast pan upwards brings the clip, blurred by its speed."""

from __future__ import annotations

from kinoform.transitions._heading import UP
from kinoform.transitions._whip import whip
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="whip-pan-up",
    draw=whip(UP),
    summary="A fast pan upwards with motion blur.",
)
