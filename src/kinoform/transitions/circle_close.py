"""A soft ring closes from the corners to the centre."""

from __future__ import annotations

from kinoform.transitions._shader import revealed
from kinoform.transitions.base import Transition

_ORDER = """
float order(float2 at) { return 1.0 - length(at - size / 2.0) / (length(size) / 2.0); }
"""

TRANSITION = Transition(
    kind="circle-close",
    draw=revealed(_ORDER, softness=0.12),
    summary="A soft circle closes from the corners to the centre.",
)
