"""Motion blur: the picture averaged over a move or a zoom."""

from __future__ import annotations

import math
from collections.abc import Callable

from kinoform.kit.lazy import skia
from kinoform.model.geometry import Size

_HALF = 128
"""Opacity of each of two equal parts, out of 255; a little over half, so that sums stay opaque."""
_FINE_BELOW_PIXELS = 24.0
"""Shorter smears keep every pixel; longer ones are drawn at half the size, which nobody sees."""
_MOST_PASSES = 6


def smeared_along(picture: skia.Image, size: Size, x: float, y: float) -> skia.Image:
    """The picture averaged over a move by (x, y) pixels, half of it to each side."""
    length = math.hypot(x, y)

    def part(share: float, reduction: float) -> skia.Matrix:
        return skia.Matrix.Translate(x * share / reduction, y * share / reduction)

    return _smeared(picture, size, length, part)


def smeared_zoom(picture: skia.Image, size: Size, growth: float) -> skia.Image:
    """The picture averaged over a zoom on its centre, from smaller to larger by `growth`."""
    length = math.log(growth) * math.hypot(size.width, size.height) / 2

    def part(share: float, reduction: float) -> skia.Matrix:
        scale = growth**share
        matrix = skia.Matrix.Scale(scale, scale)
        matrix.preTranslate(
            (1.0 / scale - 1.0) * size.width / reduction / 2,
            (1.0 / scale - 1.0) * size.height / reduction / 2,
        )
        return matrix

    return _smeared(picture, size, length, part)


def draw_stretched(
    canvas: skia.Canvas, picture: skia.Image, size: Size, opacity: float = 1.0
) -> None:
    """Draw a smaller picture over the whole canvas."""
    whole = skia.Rect(size.width, size.height)
    linear = skia.SamplingOptions(skia.FilterMode.kLinear)
    canvas.drawImageRect(picture, whole, linear, skia.Paint(Alphaf=opacity))


def _smeared(
    picture: skia.Image,
    size: Size,
    length: float,
    part: Callable[[float, float], skia.Matrix],
) -> skia.Image:
    """Average with a copy of itself a half away, then a quarter, and so on: 2^n copies in n."""
    if length < 1.0:
        return picture
    reduction = 1.0 if length < _FINE_BELOW_PIXELS else 2.0
    width = max(1, math.ceil(size.width / reduction))
    height = max(1, math.ceil(size.height / reduction))
    smear = picture if reduction == 1.0 else _reduced(picture, width, height)
    passes = min(_MOST_PASSES, max(1, math.ceil(math.log2(length / reduction / 1.5))))
    for step in range(passes):
        share = 0.25 / 2**step
        surface = skia.Surface(width, height)
        with surface as canvas:
            for side in (-share, share):
                canvas.drawPaint(_copy_paint(smear, part(side, reduction)))
        smear = surface.makeImageSnapshot()
    return smear


def _copy_paint(picture: skia.Image, matrix: skia.Matrix) -> skia.Paint:
    mirror = skia.TileMode.kMirror
    linear = skia.SamplingOptions(skia.FilterMode.kLinear)
    shader = picture.makeShader(mirror, mirror, linear, matrix)
    return skia.Paint(Shader=shader, Alpha=_HALF, BlendMode=skia.BlendMode.kPlus)


def _reduced(picture: skia.Image, width: int, height: int) -> skia.Image:
    surface = skia.Surface(width, height)
    with surface as canvas:
        draw_stretched(canvas, picture, Size(width, height))
    return surface.makeImageSnapshot()
