"""Lines, shapes and rings in the places of a page: what charts and diagrams are drawn with."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Literal

from kinoform.look import curves
from kinoform.model.color import Color
from kinoform.model.geometry import Box, around
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Scene

Point = tuple[float, float]


def stroke(
    scene: Scene,
    points: Sequence[Point],
    color: Color,
    width: float,
    *,
    radius: float = 0.0,
    arrow: float = 0.0,
    dash: Sequence[float] = (),
    cap: Literal["butt", "round"] = "round",
    delay: float | None = None,
    seconds: float | None = None,
) -> RawClip:
    """A line through points; with a delay a pen draws it. `arrow` is the length of its head."""
    box = around(points)
    page = scene.page
    clip = scene.clip(
        "line", box, points=[[round(x, 2), round(y, 2)] for x, y in points], lineCap=cap,
        style={"stroke": color.css, "strokeWidth": round(width, 2)},
    )  # fmt: skip
    clip["transform"] = {
        "x": round((box.left + box.right - page.width) / 2, 2),
        "y": round((box.top + box.bottom - page.height) / 2, 2),
    }
    if radius:
        clip["radius"] = round(radius, 2)
    if arrow:
        clip |= {"endArrow": True, "arrowSize": round(arrow, 2)}
    if dash:
        clip["lineDash"] = [round(length, 2) for length in dash]
    return clip if delay is None else clip | pen(scene, delay, seconds)


def shape(scene: Scene, points: Sequence[Point], color: Color, **style: Any) -> RawClip:
    """A filled shape with straight edges."""
    corners = [[round(x, 2), round(y, 2)] for x, y in points]
    return scene.clip("polygon", around(points), points=corners,
                      style={"fill": color.css, **style})  # fmt: skip


def disc(scene: Scene, centre: Point, radius: float, color: Color, **style: Any) -> RawClip:
    """A filled circle."""
    return scene.clip("circle", square_around(centre, radius), style={"fill": color.css, **style})


def ring(
    scene: Scene,
    centre: Point,
    radius: float,
    color: Color,
    *,
    begins: float = 0.0,
    ends: float = 360.0,
    hole: float = 0.0,
    round_ends: bool = False,
    **style: Any,
) -> RawClip:
    """A piece of a circle or of a ring, in degrees clockwise from twelve o'clock."""
    return scene.clip(
        "arc", square_around(centre, radius), startAngle=round(begins, 3), endAngle=round(ends, 3),
        hole=round(hole, 4), roundEnds=round_ends, style={"fill": color.css, **style},
    )  # fmt: skip


def pen(
    scene: Scene, delay: float, seconds: float | None = None, easing: str = curves.MOVE
) -> dict[str, Any]:
    """What lets a line be drawn, or an arc sweep, from some moment on."""
    lasts = scene.beat.enter if seconds is None else seconds
    drawing = {
        "delay": round(max(delay, 0.0), 4),
        "duration": round(max(lasts, 0.001), 4),
        "easing": easing,
    }
    return {"draw": drawing}


def unfolded(
    scene: Scene, clip: RawClip, axis: Literal["x", "y"], delay: float, seconds: float | None = None
) -> RawClip:
    """A shape that grows to both sides of its middle, and goes with the scene."""
    begin = [0.0, 1.0] if axis == "x" else [1.0, 0.0]
    lasts = scene.beat.enter if seconds is None else seconds
    frames = [
        {"time": round(delay, 4), "value": begin},
        {"time": round(delay + lasts, 4), "value": [1.0, 1.0], "easing": curves.ENTER},
    ]
    track = {"property": "scale", "frames": frames}
    grown = {**clip, "keyframes": [*clip.get("keyframes", ()), track]}
    return scene.enter(grown, way="none")


def square_around(centre: Point, half: float) -> Box:
    """The square with its middle at a point."""
    x, y = centre
    return Box(x - half, y - half, x + half, y + half)


def on_circle(centre: Point, radius: float, degrees: float) -> Point:
    """The point of a circle at an angle clockwise from twelve o'clock."""
    angle = math.radians(degrees)
    return centre[0] + radius * math.sin(angle), centre[1] - radius * math.cos(angle)
