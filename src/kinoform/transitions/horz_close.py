"""The clip closes in from above and below."""

from __future__ import annotations

from kinoform.transitions._shader import revealed
from kinoform.transitions.base import Transition

_ORDER = """
float order(float2 at) { return 1.0 - abs(at.y / size.y - 0.5) * 2.0; }
"""

TRANSITION = Transition(
    kind="horz-close",
    draw=revealed(_ORDER, softness=0.3),
    summary="Closes in from above and below.",
)
