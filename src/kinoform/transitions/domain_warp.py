"""The clip flows together out of soft eddies."""

from __future__ import annotations

from kinoform.transitions._shader import warped
from kinoform.transitions.base import Transition

_SOURCE = """
float2 eddy(float2 p) {
    return float2(sin(p.y * 3.1 + 1.7 * sin(p.x * 1.9)), cos(p.x * 2.7 + 1.3 * sin(p.y * 2.3)));
}
float2 source(float2 at) {
    float2 p = at / unit * 1.6 + seed * 6.0;
    return at + eddy(p + eddy(p) * 0.8 + way) * way * unit * 0.17;
}
"""

TRANSITION = Transition(
    kind="domain-warp",
    draw=warped(_SOURCE),
    aliases=("morph",),
    summary="Flows together out of soft eddies.",
)
