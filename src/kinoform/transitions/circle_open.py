"""A soft circle opens from the centre; later a soft hole does."""

from __future__ import annotations

from kinoform.transitions._shader import revealed
from kinoform.transitions.base import Transition

_ORDER = """
float order(float2 at) { return length(at - size / 2.0) / (length(size) / 2.0); }
"""

TRANSITION = Transition(
    kind="circle-open",
    draw=revealed(_ORDER, softness=0.12),
    aliases=("circular-wipe", "circle"),
    summary="A soft circle opens from the centre.",
)
