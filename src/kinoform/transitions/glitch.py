"""Blocks of the clip jump sideways, with the colours apart, and lock in place."""

from __future__ import annotations

from kinoform.transitions._shader import shaded
from kinoform.transitions.base import Transition

_PIXEL = """
float chance(float2 p) { return fract(sin(dot(p, float2(12.9898, 78.233)) + seed) * 43758.55); }
half4 main(float2 at) {
    float beat = floor(grown * 14.0);
    float2 block = floor(at / unit * float2(3.0, 22.0));
    float wide = floor(at.y / unit * 7.0);
    float jump = step(0.45, chance(float2(wide, beat))) * (chance(float2(wide, beat + 9.0)) - 0.5);
    jump += step(0.8, chance(block + beat)) * (chance(block - beat) - 0.5) * 0.6;
    float2 off = float2(jump * 0.42 * abs(way) * unit, 0.0);
    float2 apart = float2((0.004 + abs(jump) * 0.05) * abs(way) * unit, 0.0);
    half4 red = look(at + off + apart);
    half4 green = look(at + off);
    half4 blue = look(at + off - apart);
    half4 c = half4(red.r, green.g, blue.b, max(red.a, max(green.a, blue.a)));
    float gone = step(grown * 1.15, chance(float2(block.x, floor(at.y / unit * 14.0))));
    return c * half(way > 0.0 ? gone : 1.0 - gone);
}
"""

TRANSITION = Transition(
    kind="glitch",
    draw=shaded(_PIXEL, edge="mirror"),
    aliases=("glitch-memories", "glitch-displace"),
    summary="Blocks jump sideways, colours apart, and lock in place.",
)
