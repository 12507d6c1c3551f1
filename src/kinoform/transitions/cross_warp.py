"""The clip is pulled in from the right as if through a lens."""

from __future__ import annotations

from kinoform.transitions._shader import warped
from kinoform.transitions.base import Transition

_SOURCE = """
float2 source(float2 at) {
    float2 place = at / size;
    float pull = smoothstep(0.0, 1.0, clamp(grown * 2.0 + place.x - 1.0, 0.0, 1.0));
    float kept = way > 0.0 ? 1.0 - pull : pull;
    return size * ((place - 0.5) * mix(0.25, 1.0, kept) + 0.5);
}
"""

TRANSITION = Transition(
    kind="cross-warp",
    draw=warped(_SOURCE),
    aliases=("cross-warp-morph",),
    summary="Stretches into place from one side to the other.",
)
