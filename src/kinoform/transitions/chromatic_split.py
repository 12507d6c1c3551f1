"""Red, green and blue drift together into one picture."""

from __future__ import annotations

from kinoform.transitions._shader import shaded
from kinoform.transitions.base import Transition

_PIXEL = """
half4 main(float2 at) {
    float2 apart = float2(way * abs(way) * 0.09 * size.x, 0.0);
    half4 red = look(at - apart);
    half4 green = look(at);
    half4 blue = look(at + apart);
    half4 joined = half4(red.r, green.g, blue.b, max(red.a, max(green.a, blue.a)));
    return joined * half(opacity);
}
"""

TRANSITION = Transition(
    kind="chromatic-split",
    draw=shaded(_PIXEL, edge="mirror"),
    aliases=("rgb-split",),
    summary="Red, green and blue drift together into one picture.",
)
