"""Pages that are rolled off or laid down over a round edge."""

from __future__ import annotations

import math

from kinoform.kit.lazy import skia
from kinoform.model.geometry import Size
from kinoform.transitions._between import Draw, between
from kinoform.transitions._heading import swept
from kinoform.transitions._shader import shaded
from kinoform.transitions.base import Crossing

_RADIUS = 0.11
"""Of the roll, as a share of the short edge."""
_SLANT = 0.45


def curl() -> Draw:
    """Lay the page from the lower right to the upper left; on the way out roll it off likewise."""
    roll = shaded(_PIXEL, smooth=True)

    def draw(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
        size = crossing.size
        radius = _RADIUS * min(size.width, size.height)
        end = _across(size)
        contact = (end + radius) * (1.0 - swept(crossing)) - math.pi * radius * swept(crossing)
        # What is still to be laid, or is rolled off already, lies upside down on the page.
        loose = end - contact if crossing.leaving else contact
        flap = max(0.0, loose - math.pi * radius)
        outwards = 1.0 if crossing.leaving else -1.0
        # A hard border, because the shader takes over exactly there.
        saves = canvas.save()
        canvas.clipPath(_band(size, contact - outwards * 2.0 * end, contact), doAntiAlias=False)
        canvas.drawImage(picture, 0, 0)
        canvas.restoreToCount(saves)
        near, far = contact - outwards * (flap + 1.0), contact + outwards * radius
        canvas.clipPath(_band(size, near, far), doAntiAlias=True)
        roll(canvas, picture, crossing)

    return between(draw)


def _across(size: Size) -> float:
    """How far the lower right corner is from the upper left one, across the slant."""
    x, y = _normal(size)
    return size.width * x + size.height * y


def _normal(size: Size) -> tuple[float, float]:
    """The direction across the edge of the roll."""
    length = math.hypot(size.height, size.width * _SLANT)
    return size.height / length, size.width * _SLANT / length


def _band(size: Size, one: float, other: float) -> skia.Path:
    """Everything between two lines along the slant, given by how far they are across it."""
    x, y = _normal(size)
    far = 2.0 * (size.width + size.height)
    path = skia.Path()
    corners = ((one, -far), (one, far), (other, far), (other, -far))
    path.addPoly([skia.Point(x * a - y * b, y * a + x * b) for a, b in corners], True)
    return path


_PIXEL = f"""
const float PI = 3.1415927;
half4 main(float2 at) {{
    float2 slant = normalize(float2(size.y, size.x * {_SLANT}));
    float end = dot(size, slant);
    float radius = unit * {_RADIUS};
    float contact = mix(end + radius, -PI * radius, grown);
    float2 outwards = way > 0.0 ? slant : -slant;
    float out_from = dot(at, slant) - contact;
    out_from = way > 0.0 ? out_from : -out_from;
    float risen = clamp(out_from / radius, 0.0, 1.0);
    float turn = asin(risen);
    half4 over = look(at + outwards * (radius * (PI - turn) - 2.0 * min(out_from, 0.0)
                                               - max(out_from, 0.0)));
    over.rgb = mix(over.rgb, half3(over.a), 0.72) * half(1.0 - 0.45 * risen);
    half4 under = look(at + outwards * (radius * turn - out_from));
    under.rgb *= half(1.0 - 0.4 * risen);
    return over + under * half(step(0.0, out_from)) * (1.0 - over.a);
}}
"""
