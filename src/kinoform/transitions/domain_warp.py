"""The clip flows together out of soft eddies."""

from __future__ import annotations

from kinoform.transitions._shader import warped
from kinoform.transitions.base import Transition

_SOURCE = """
float2 source(float2 at) {
    float2 eddy = float2(clouds.eval(at * 0.8).a, clouds.eval(at * 0.8 + size.x * 0.37).a) - 0.5;
    return at + eddy * way * unit * 0.9;
}
"""

TRANSITION = Transition(
    kind="domain-warp",
    draw=warped(_SOURCE, noises=("clouds",)),
    aliases=("morph",),
    summary="Flows together out of soft eddies.",
)
