"""Warm light leaks across the film while the clip fades in."""

from __future__ import annotations

from kinoform.transitions._shader import shaded
from kinoform.transitions.base import Transition

_PIXEL = """
half4 main(float2 at) {
    half4 c = look(at);
    float2 p = at / unit;
    float aspect = size.x / unit;
    float2 a = p - float2(aspect * (grown * 1.5 - 0.25), size.y / unit * 0.3);
    float2 b = p - float2(aspect * (1.15 - grown * 1.2), size.y / unit * 0.85);
    float glow = sin(3.1415927 * grown);
    half3 leak = half3(1.0, 0.55, 0.2) * half(exp(-dot(a, a) * 2.2) * glow * 1.1)
               + half3(1.0, 0.25, 0.3) * half(exp(-dot(b, b) * 3.0) * glow * 0.8);
    leak = min(leak, half3(1.0));
    return half4(c.rgb + leak * (half3(c.a) - c.rgb), c.a) * half(opacity);
}
"""

TRANSITION = Transition(
    kind="light-leak",
    draw=shaded(_PIXEL, opaque_from=0.7),
    aliases=("leak",),
    summary="Warm light leaks across it while it fades.",
)
