"""The clip turns out of a kaleidoscope."""

from __future__ import annotations

from kinoform.transitions._shader import warped
from kinoform.transitions.base import Transition

_SOURCE = """
float2 source(float2 at) {
    float2 from = at - size / 2.0;
    float wedge = 1.0471976;
    float turn = atan(from.y, from.x) + way * 1.4;
    float folded = abs(turn - wedge * floor(turn / wedge + 0.5));
    float2 glass = length(from) * float2(cos(folded + 0.5), sin(folded + 0.5));
    return size / 2.0 + mix(from, glass, smoothstep(0.0, 0.55, abs(way)));
}
"""

TRANSITION = Transition(
    kind="kaleidoscope",
    draw=warped(_SOURCE),
    summary="Turns out of a kaleidoscope.",
)
