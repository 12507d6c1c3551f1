"""What lies behind everything: a gradient, two slow lights, or a veiled picture."""

from __future__ import annotations

from typing import Any

from kinoform.look import curves
from kinoform.look.palette import Palette
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Scene

_RAMP_U = 26.0
"""How far a shade takes to become full."""
_VIVID = 0.08
"""OKLCH chroma from which a ground is colourful."""

# Grounds are groups with a background and no clips, so that a style that the document merges into
# the clips of a template changes what stands on the ground and never the ground itself.


def ground(scene: Scene, *, lights: bool = True, drifts: bool = True) -> list[RawClip]:
    """The ground of a whole scene; its lights wander unless they are not to."""
    palette, page = scene.palette, scene.page
    if scene.theme.ground_src:
        picture = scene.picture(scene.theme.ground_src, page.whole)
        return [picture, *veil(scene)]
    base = scene.theme.ground_gradient or {
        "type": "linear",
        "angle": 62,
        "stops": [
            {"offset": 0, "color": palette.background.css},
            {"offset": 1, "color": palette.depth.css},
        ],
    }
    found = [scene.clip("group", page.whole, clips=[], background=base)]
    if lights and scene.theme.ground_gradient is None:
        strength = 0.17 if palette.is_dark else 0.1
        first, second = _light_colors(palette)
        reach = max(page.width, page.height)
        ways = ((-3.0, 2.5), (3.0, -2.0)) if drifts else (None, None)
        found += [
            _light(scene, first, strength, (0.86, 0.1), reach * 0.95, ways[0]),
            _light(scene, second, strength * 0.6, (0.06, 0.96), reach * 0.8, ways[1]),
        ]
    return found


def veil(scene: Scene, box: Box | None = None, alpha: float | None = None) -> list[RawClip]:
    """The background's colour over a picture, just opaque enough for text to be read on it."""
    opacity = scene.palette.veil_alpha() + 0.06 if alpha is None else alpha
    color = scene.palette.background.with_alpha(min(opacity, 1.0)).css
    flat = {"type": "linear", "stops": [{"offset": 0, "color": color}]}
    return [scene.clip("group", box or scene.page.whole, clips=[], background=flat)]


def shade(
    scene: Scene, box: Box, angle: float, solid: float, strength: float | None = None
) -> RawClip:
    """The background's colour, fading in along an angle; full over the `solid` last part of it."""
    palette = scene.palette
    alpha = min(palette.veil_alpha() + 0.06 if strength is None else strength, 1.0)
    ramp = 1.0 - min(max(solid, 0.0), 0.98)
    steps = ((0.0, 0.0), (0.3, 0.16), (0.6, 0.56), (0.82, 0.86), (1.0, 1.0))
    stops = [
        {"offset": round(at * ramp, 4), "color": palette.background.with_alpha(alpha * share).css}
        for at, share in steps
    ]
    gradient = {"type": "linear", "angle": angle, "stops": stops}
    return scene.clip("group", box, clips=[], background=gradient)


def shade_below(scene: Scene, top: float) -> RawClip:
    """A shade over the lower part of a picture, full from some height down."""
    page = scene.page
    box = Box(0.0, max(top - _RAMP_U * scene.u, 0.0), page.width, page.height)
    return shade(scene, box, 90.0, (page.height - top) / box.height)


def shade_above(scene: Scene, bottom: float) -> RawClip:
    """A shade over the upper part of a picture, full down to some height."""
    box = Box(0.0, 0.0, scene.page.width, bottom + _RAMP_U * 0.6 * scene.u)
    return shade(scene, box, 270.0, bottom / box.height)


def fading(scene: Scene, picture: RawClip, box: Box, angle: float) -> RawClip:
    """A picture whose far edge, along an angle, goes over into whatever lies behind it."""
    steps = ((0.0, 1.0), (0.45, 1.0), (0.6, 0.82), (0.75, 0.4), (0.88, 0.1), (1.0, 0.0))
    stops = [
        {"offset": offset, "color": Color(0.0, 0.0, 0.0, share).css} for offset, share in steps
    ]
    gradient = {"type": "linear", "angle": angle, "stops": stops}
    shape = scene.clip("rect", box, style={"fill": gradient})
    shape = {name: value for name, value in shape.items() if name not in {"start", "duration"}}
    return {**picture, "mask": {"type": "alpha", "clip": {**shape, "start": 0}}}


def _light_colors(palette: Palette) -> tuple[Color, Color]:
    """The accents; a colourful ground has lights of its own hue, which stay clean on it."""
    lightness, chroma, hue = palette.background.to_oklch()
    if chroma < _VIVID:
        return palette.accent, palette.accent_2
    bright = Color.from_oklch(min(lightness + 0.3, 0.85), chroma, hue)
    return bright, bright


def _light(
    scene: Scene,
    color: Color,
    strength: float,
    place: tuple[float, float],
    extent: float,
    drift_u: tuple[float, float] | None,
) -> RawClip:
    """A soft light that wanders so slowly that nobody notices, or stays."""
    page = scene.page
    x, y = place[0] * page.width, place[1] * page.height
    half = extent / 2
    falloff = ((0.0, 1.0), (0.18, 0.72), (0.36, 0.38), (0.54, 0.13), (0.707, 0.0), (1.0, 0.0))
    stops = [
        {"offset": offset, "color": color.with_alpha(strength * share).css}
        for offset, share in falloff
    ]
    light = scene.clip(
        "group", Box(x - half, y - half, x + half, y + half), clips=[],
        background={"type": "radial", "stops": stops},
    )  # fmt: skip
    if drift_u is None:
        return light
    frames: list[dict[str, Any]] = []
    for axis, drift in zip(("x", "y"), drift_u, strict=True):
        at = light["transform"][axis]
        frames.append(
            {
                "property": axis,
                "frames": [
                    {"time": 0, "value": at},
                    {
                        "time": round(scene.seconds, 4),
                        "value": round(at + drift * scene.u, 2),
                        "easing": curves.DRIFT,
                    },
                ],
            }
        )
    return {**light, "keyframes": frames}
