"""A fast pan to the left brings the clip, blurred by its speed."""

from __future__ import annotations

from kinoform.transitions._heading import LEFT
from kinoform.transitions._whip import whip
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="whip-pan",
    draw=whip(LEFT),
    aliases=("whip-pan-left", "whip"),
    summary="A fast pan to the left with motion blur.",
)
