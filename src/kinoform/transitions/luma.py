"""Bright parts appear first, dark parts last."""

from __future__ import annotations

from kinoform.transitions._shader import revealed
from kinoform.transitions.base import Transition

_ORDER = """
float order(float2 at) {
    half4 c = look(at);
    return 1.0 - float(dot(c.rgb, half3(0.299, 0.587, 0.114)) / max(c.a, 0.004));
}
"""

TRANSITION = Transition(
    kind="luma",
    draw=revealed(_ORDER, softness=0.4),
    aliases=("distance", "luma-fade"),
    summary="Bright parts appear first and go first.",
)
