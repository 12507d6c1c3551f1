"""A ring of light runs out from the centre and leaves the clip behind."""

from __future__ import annotations

from kinoform.transitions._shader import shaded
from kinoform.transitions.base import Transition

_PIXEL = """
half4 main(float2 at) {
    half4 c = look(at);
    float2 from = at - size / 2.0;
    float far = length(from) / length(size) * 2.0;
    float front = shown * 1.25 - far;
    float ring = exp(-front * front * 260.0) + 0.6 * exp(-(front - 0.12) * (front - 0.12) * 900.0);
    half3 light = half3(half(ring * smoothstep(0.0, 0.2, abs(way)))) * half3(1.0, 0.93, 0.8);
    c.rgb = c.rgb + min(light, half3(1.0)) * (half3(c.a) - c.rgb);
    return c * half(smoothstep(-0.03, 0.01, front));
}
"""

TRANSITION = Transition(
    kind="sdf-iris",
    draw=shaded(_PIXEL),
    summary="A ring of light opens from the centre, and closes on the way out.",
)
