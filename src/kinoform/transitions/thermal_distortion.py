"""Hot air shimmers over the clip while it fades."""

from __future__ import annotations

from kinoform.transitions._shader import warped
from kinoform.transitions.base import Transition

_SOURCE = """
float2 source(float2 at) {
    float up = at.y / unit * 9.0 + way * 14.0;
    float shimmer = sin(up + sin(at.x / unit * 7.0 + up * 0.4) * 1.6) + 0.5 * sin(up * 2.7);
    return at + float2(shimmer, shimmer * 0.35) * unit * 0.022 * abs(way);
}
"""

TRANSITION = Transition(
    kind="thermal-distortion",
    draw=warped(_SOURCE),
    aliases=("heat-haze",),
    summary="Shimmers like hot air while it fades.",
)
