"""The clip unwinds from a whirl, and winds on as it goes."""

from __future__ import annotations

from kinoform.transitions._shader import warped
from kinoform.transitions.base import Transition

_SOURCE = """
float2 source(float2 at) {
    float2 from = at - size / 2.0;
    float far = length(from) / length(size) * 2.0;
    float turn = way * 5.0 * (1.0 - far) * (1.0 - far);
    float c = cos(turn), s = sin(turn);
    return size / 2.0 + float2(from.x * c - from.y * s, from.x * s + from.y * c);
}
"""

TRANSITION = Transition(
    kind="swirl",
    draw=warped(_SOURCE),
    aliases=("swirl-vortex", "vortex"),
    summary="Unwinds from a whirl, and winds on as it goes.",
)
