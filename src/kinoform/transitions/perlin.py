"""The clip appears in soft clouds."""

from __future__ import annotations

from kinoform.transitions._shader import revealed
from kinoform.transitions.base import Transition

_ORDER = """
float order(float2 at) { return clouds.eval(at * 1.7).a; }
"""

TRANSITION = Transition(
    kind="perlin",
    draw=revealed(_ORDER, softness=0.18, noises=("clouds",)),
    aliases=("clouds", "noise"),
    summary="Appears in soft clouds.",
)
