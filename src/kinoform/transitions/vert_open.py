"""The clip opens from an upright line in the middle."""

from __future__ import annotations

from kinoform.transitions._shader import revealed
from kinoform.transitions.base import Transition

_ORDER = """
float order(float2 at) { return abs(at.x / size.x - 0.5) * 2.0; }
"""

TRANSITION = Transition(
    kind="vert-open",
    draw=revealed(_ORDER, softness=0.3),
    summary="Opens sideways from an upright line in the middle.",
)
