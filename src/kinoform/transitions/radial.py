"""A soft hand sweeps round clockwise from twelve."""

from __future__ import annotations

from kinoform.transitions._shader import revealed
from kinoform.transitions.base import Transition

_ORDER = """
float order(float2 at) {
    float2 from = at - size / 2.0;
    return atan(-from.x, from.y) / 6.2831853 + 0.5;
}
"""

TRANSITION = Transition(
    kind="radial",
    draw=revealed(_ORDER, softness=0.12),
    aliases=("radial-wipe", "angular"),
    summary="A soft hand sweeps round clockwise from twelve.",
)
