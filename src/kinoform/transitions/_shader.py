"""Drawings that only arithmetic on every pixel can do, compiled once in a process."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from kinoform.kit.lazy import skia
from kinoform.transitions._between import Draw, between, ramp
from kinoform.transitions._heading import swept, way
from kinoform.transitions._noise import clouds_shader, grain_shader
from kinoform.transitions.base import Crossing

Edge = Literal["nothing", "mirror"]

_PRELUDE = """
uniform shader picture;
uniform float2 size;    // canvas in pixels
uniform float unit;     // its short edge
uniform float shown;    // 0 nothing .. 1 all
uniform float grown;    // the same, but running from 0 to 1 on the way out as well
uniform float way;      // -1 not yet here .. 0 in place .. 1 gone
uniform float opacity;  // a fade that is over early on the way in
uniform float seed;     // 0..1
"""
_LOOK: Mapping[Edge, str] = {
    "nothing": "half4 look(float2 at) { return picture.eval(at); }",
    "mirror": "half4 look(float2 at) { return picture.eval(size - abs(size - abs(at))); }",
}
_NOISES = {"clouds": clouds_shader, "grain": grain_shader}


def shaded(
    body: str,
    *,
    edge: Edge = "nothing",
    smooth: bool = False,
    opaque_from: float = 0.6,
    noises: tuple[Literal["clouds", "grain"], ...] = (),
) -> Draw:
    """Paint what a piece of SkSL computes; it ends in `half4 main(float2 at)`, premultiplied.

    `look(at)` is the picture, and beyond its borders what `edge` says. `smooth` blends between its
    pixels, which bent pictures need and which costs twice the time. `opacity` reaches 1 at
    `opaque_from`.
    """
    children = "".join(f"uniform shader {name};" for name in noises)
    source = _PRELUDE + _LOOK[edge] + children + body

    def draw(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
        size = crossing.size
        builder = skia.RuntimeShaderBuilder(_compiled(source))
        for name, value in _uniforms(crossing, opaque_from).items():
            builder.setUniform(name, float(value))  # the bits of an int would be misread
        builder.setUniform("size", skia.V2(size.width, size.height))
        builder.setChild("picture", _picture_shader(picture, edge, smooth))
        for name in noises:
            builder.setChild(name, _NOISES[name](size, crossing.seed))
        paint = skia.Paint(Shader=builder.makeShader())
        canvas.drawRect(skia.Rect(size.width, size.height), paint)

    return between(draw)


def warped(
    body: str,
    *,
    edge: Edge = "mirror",
    opaque_from: float = 0.6,
    noises: tuple[Literal["clouds", "grain"], ...] = (),
) -> Draw:
    """Fade the picture while it is bent: `float2 source(float2 at)` says where to look."""
    main = "half4 main(float2 at) { return look(source(at)) * half(opacity); }"
    return shaded(body + main, edge=edge, smooth=True, opaque_from=opaque_from, noises=noises)


def revealed(
    order: str,
    softness: float,
    *,
    noises: tuple[Literal["clouds", "grain"], ...] = (),
) -> Draw:
    """Show the picture bit by bit: `float order(float2 at)` is 0 where it begins, 1 at the end.

    Each pixel takes the share `softness` of the time to appear. On the way out the pixels go in
    the same order.
    """
    main = f"""
    half4 main(float2 at) {{
        float late = clamp(order(at), 0.0, 1.0);
        float cover = smoothstep(0.0, {softness}, grown * {1.0 + softness} - late);
        return look(at) * half(way > 0.0 ? 1.0 - cover : cover);
    }}"""
    return shaded(order + main, noises=noises)


def _uniforms(crossing: Crossing, opaque_from: float) -> Mapping[str, float]:
    return {
        "unit": min(crossing.size.width, crossing.size.height),
        "shown": crossing.shown,
        "grown": swept(crossing),
        "way": way(crossing),
        "opacity": ramp(crossing.shown, 0.0, opaque_from),
        "seed": crossing.seed % 1009 / 1009,
    }


@cache
def _compiled(source: str) -> skia.RuntimeEffect:
    return skia.RuntimeEffect.MakeForShader(source)


def _picture_shader(picture: skia.Image, edge: Edge, smooth: bool) -> skia.Shader:
    mode = skia.TileMode.kClamp if edge == "mirror" else skia.TileMode.kDecal
    filtering = skia.FilterMode.kLinear if smooth else skia.FilterMode.kNearest
    return picture.makeShader(mode, mode, skia.SamplingOptions(filtering))
