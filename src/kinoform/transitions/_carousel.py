"""Clips on a large ring that turns before the camera."""

from __future__ import annotations

from kinoform.kit.lazy import skia
from kinoform.transitions._between import Draw, between, ramp
from kinoform.transitions._heading import Heading, way
from kinoform.transitions._pose import Tilt, draw_tilted
from kinoform.transitions.base import Crossing

_TURN_DEGREES = 60.0
_RING_RADIUS = 0.7


def carousel(heading: Heading) -> Draw:
    """Swing the picture on the outside of a ring that turns along a heading."""

    def draw(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
        size, step = crossing.size, way(crossing)
        canvas.clipRect(skia.Rect(size.width, size.height))
        tilt = Tilt(
            about_y=_TURN_DEGREES * step * heading.x,
            about_x=-_TURN_DEGREES * step * heading.y,
            pivot=(0.5, 0.5, _RING_RADIUS),
            shift=(0.3 * step * heading.x, 0.3 * step * heading.y, 0.0),
        )
        opacity = ramp(crossing.shown, 0.0, 0.3)
        draw_tilted(canvas, picture, size, tilt, opacity=opacity, shade=0.35 * abs(step))

    return between(draw)
