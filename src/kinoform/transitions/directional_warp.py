"""The clip flows in from the right with a soft bend."""

from __future__ import annotations

from kinoform.transitions._shader import warped
from kinoform.transitions.base import Transition

_SOURCE = """
float2 source(float2 at) {
    float bend = 0.55 + 0.45 * sin(at.y / size.y * 3.1415927);
    return at + float2(way * size.x * bend, 0.0);
}
"""

TRANSITION = Transition(
    kind="directional-warp",
    draw=warped(_SOURCE, edge="nothing", opaque_from=0.3),
    summary="Flows to the left with a soft bend.",
)
