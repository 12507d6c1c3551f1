"""One ring runs out from a drop in the centre and calms down."""

from __future__ import annotations

from kinoform.transitions._shader import warped
from kinoform.transitions.base import Transition

_SOURCE = """
float2 source(float2 at) {
    float2 from = at - size / 2.0;
    float far = length(from) / unit;
    float front = grown * 1.3 - far;
    float swell = exp(-front * front * 18.0) * sin(front * 34.0) * 0.06;
    return at + from / max(far * unit, 1.0) * swell * abs(way) * unit;
}
"""

TRANSITION = Transition(
    kind="water-drop",
    draw=warped(_SOURCE),
    summary="A ring runs out from a drop in the centre.",
)
