"""A heart opens from the centre; later it takes the clip away."""

from __future__ import annotations

import math

from kinoform.kit.lazy import skia
from kinoform.transitions._cutout import through
from kinoform.transitions.base import Crossing, Transition

_COVERS = 1.5
"""Size in diagonals at which the narrow places cover the corners."""


def _heart(grown: float, crossing: Crossing) -> skia.Path:
    size = crossing.size
    unit = grown * math.hypot(size.width, size.height) * _COVERS
    path = skia.Path()
    path.moveTo(0.0, -0.24)
    path.cubicTo(-0.12, -0.52, -0.56, -0.52, -0.56, -0.14)
    path.cubicTo(-0.56, 0.16, -0.2, 0.36, 0.0, 0.56)
    path.cubicTo(0.2, 0.36, 0.56, 0.16, 0.56, -0.14)
    path.cubicTo(0.56, -0.52, 0.12, -0.52, 0.0, -0.24)
    path.close()
    matrix = skia.Matrix.Scale(unit, unit)
    matrix.preTranslate(0.0, -0.06)
    matrix.postTranslate(size.width / 2, size.height / 2)
    path.transform(matrix)
    return path


TRANSITION = Transition(
    kind="heart",
    draw=through(_heart),
    summary="A heart opens from the centre.",
)
