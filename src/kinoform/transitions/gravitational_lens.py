"""A lens in the centre bends the clip and lets it go."""

from __future__ import annotations

from kinoform.transitions._shader import warped
from kinoform.transitions.base import Transition

_SOURCE = """
float2 source(float2 at) {
    float2 from = at - size / 2.0;
    float far = max(length(from) / unit, 0.001);
    float pull = abs(way) * 0.24 / (far + 0.08);
    return size / 2.0 + from * (1.0 - pull);
}
"""

TRANSITION = Transition(
    kind="gravitational-lens",
    draw=warped(_SOURCE),
    summary="Bends around a lens in the centre and springs back.",
)
