"""The clip tunes in out of the snow of an old television."""

from __future__ import annotations

from kinoform.transitions._shader import shaded
from kinoform.transitions.base import Transition

_PIXEL = """
half4 main(float2 at) {
    half4 c = look(at);
    float2 jump = floor(grown * 24.0) * float2(37.0, 61.0);
    half snow = grain.eval(at + jump * 3.0).a;
    half lines = 0.85 + 0.15 * half(step(0.5, fract(at.y / unit * 90.0)));
    half much = half(smoothstep(0.15, 0.6, abs(way)));
    return mix(c, half4(half3(snow * lines) * 0.8 * c.a, c.a), much) * half(opacity);
}
"""

TRANSITION = Transition(
    kind="tv-static",
    draw=shaded(_PIXEL, opaque_from=0.3, noises=("grain",)),
    aliases=("static",),
    summary="Tunes in out of the snow of an old television.",
)
