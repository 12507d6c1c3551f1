"""Pages that are rolled off or laid down over a round edge."""

from __future__ import annotations

from kinoform.transitions._between import Draw
from kinoform.transitions._shader import shaded


def curl() -> Draw:
    """Lay the page from the lower right to the upper left; on the way out roll it off likewise.

    Along the slant a place on the screen is `place`, and the page touches a cylinder at `contact`.
    """
    return shaded(_PIXEL, smooth=True)


_PIXEL = """
const float PI = 3.1415927;
half4 back(float2 at, half light) {
    half4 c = picture.eval(at);
    return half4(mix(c.rgb, half3(c.a), 0.72) * light, c.a);
}
half4 main(float2 at) {
    float2 slant = normalize(float2(size.y, size.x * 0.45));
    float end = dot(size, slant);
    float radius = unit * 0.11;
    float place = dot(at, slant);
    float contact = mix(end + radius, -PI * radius, grown);
    float out_from = way > 0.0 ? place - contact : contact - place;
    float2 outwards = way > 0.0 ? slant : -slant;
    half4 c = half4(0.0);
    if (out_from < 0.0) {
        c = picture.eval(at);
        float flap = -out_from;
        half4 over = back(at + outwards * (PI * radius + 2.0 * flap), 1.0);
        c = over + c * (1.0 - over.a);
    } else if (out_from < radius) {
        float turn = asin(out_from / radius);
        half4 under = picture.eval(at + outwards * (radius * turn - out_from));
        half4 over = back(at + outwards * (radius * (PI - turn) - out_from),
                          half(1.0 - 0.45 * out_from / radius));
        c = over + under * half(1.0 - 0.4 * out_from / radius) * (1.0 - over.a);
    }
    return c;
}
"""
