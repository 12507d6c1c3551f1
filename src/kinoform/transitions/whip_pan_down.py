"""A fast pan downwards brings the clip, blurred by its speed."""

from __future__ import annotations

from kinoform.transitions._heading import DOWN
from kinoform.transitions._whip import whip
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="whip-pan-down",
    draw=whip(DOWN),
    summary="A fast pan downwards with motion blur.",
)
