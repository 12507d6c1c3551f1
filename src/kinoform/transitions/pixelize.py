"""The clip comes out of large pixels."""

from __future__ import annotations

import math

from kinoform.kit.lazy import skia
from kinoform.transitions._between import between, ramp
from kinoform.transitions.base import Crossing, Transition


def _draw(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
    size = crossing.size
    block = max(1.0, 0.12 * min(size.width, size.height) * (1.0 - crossing.shown) ** 1.5)
    mipmapped = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
    across, down = math.ceil(size.width / block), math.ceil(size.height / block)
    blocks = skia.Surface(across, down)
    with blocks as small:
        small.scale(across / size.width, down / size.height)
        small.drawImage(picture, 0, 0, mipmapped, None)
    paint = skia.Paint(Alphaf=ramp(crossing.shown, 0.0, 0.5))
    whole = skia.Rect(size.width, size.height)
    canvas.drawImageRect(blocks.makeImageSnapshot(), whole, skia.SamplingOptions(), paint)


TRANSITION = Transition(
    kind="pixelize",
    draw=between(_draw),
    aliases=("pixelate", "mosaic"),
    summary="Comes out of large pixels.",
)
