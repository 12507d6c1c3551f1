"""Rings run out from the centre while the clip fades."""

from __future__ import annotations

from kinoform.transitions._shader import warped
from kinoform.transitions.base import Transition

_SOURCE = """
float2 source(float2 at) {
    float2 from = at - size / 2.0;
    float far = length(from) / unit;
    float wave = sin(far * 26.0 - way * 16.0) * 0.035 * abs(way);
    return at + from / max(far * unit, 1.0) * wave * unit;
}
"""

TRANSITION = Transition(
    kind="ripple",
    draw=warped(_SOURCE),
    aliases=("ripple-waves",),
    summary="Rings run out from the centre while it fades.",
)
