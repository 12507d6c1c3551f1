"""Film that burns away at a glowing edge."""

from __future__ import annotations

from kinoform.transitions._between import Draw
from kinoform.transitions._shader import shaded


def burn(late: str) -> Draw:
    """Let embers run over the picture; `late` is SkSL for when they reach a place, 0 to 1."""
    return shaded(_PIXEL.replace("LATE", late), noises=("clouds",))


_PIXEL = """
half4 main(float2 at) {
    float late = LATE;
    float front = grown * 1.3 - late;
    half4 c = look(at);
    float cover = smoothstep(0.0, 0.03, front);
    float side = way > 0.0 ? -front : front;
    float heat = exp(-max(side, 0.0) * 16.0) * smoothstep(0.0, 0.15, abs(way));
    half3 ember = half3(1.0, 0.75, 0.35) * half(heat * heat) + half3(1.0, 0.22, 0.02) * half(heat);
    c.rgb = min(c.rgb + ember * c.a, half3(c.a));
    return c * half(way > 0.0 ? 1.0 - cover : cover);
}
"""
