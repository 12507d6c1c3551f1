"""The clip opens from a level line in the middle."""

from __future__ import annotations

from kinoform.transitions._shader import revealed
from kinoform.transitions.base import Transition

_ORDER = """
float order(float2 at) { return abs(at.y / size.y - 0.5) * 2.0; }
"""

TRANSITION = Transition(
    kind="horz-open",
    draw=revealed(_ORDER, softness=0.3),
    summary="Opens up and down from a level line in the middle.",
)
