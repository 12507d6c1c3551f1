"""The clip closes in from the left and the right."""

from __future__ import annotations

from kinoform.transitions._shader import revealed
from kinoform.transitions.base import Transition

_ORDER = """
float order(float2 at) { return 1.0 - abs(at.x / size.x - 0.5) * 2.0; }
"""

TRANSITION = Transition(
    kind="vert-close",
    draw=revealed(_ORDER, softness=0.3),
    summary="Closes in from the left and the right.",
)
