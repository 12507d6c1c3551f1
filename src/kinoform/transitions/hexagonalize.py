"""Hexagons grow together, from the middle outwards."""

from __future__ import annotations

from kinoform.transitions._shader import revealed
from kinoform.transitions.base import Transition

_ORDER = """
float order(float2 at) {
    float2 p = (at - size / 2.0) / (unit * 0.11);
    float2 s = float2(1.0, 1.7320508);
    float2 a = p - s * floor(p / s + 0.5);
    float2 b = p - s * floor(p / s) - s * 0.5;
    float2 inside = dot(a, a) < dot(b, b) ? a : b;
    float2 q = abs(inside);
    float rim = max(q.x, dot(q, float2(0.5, 0.8660254))) * 2.0;
    float far = length((p - inside) * unit * 0.11) / (length(size) / 2.0);
    return far * 0.6 + rim * 0.4;
}
"""

TRANSITION = Transition(
    kind="hexagonalize",
    draw=revealed(_ORDER, softness=0.03),
    aliases=("hexagons", "honeycomb"),
    summary="Hexagons grow together, from the middle outwards.",
)
