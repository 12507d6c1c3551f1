"""Only black and white, parted at a brightness."""

from __future__ import annotations

from kinoform.effects import _curve, _matrix
from kinoform.effects.base import Effect, Shot
from kinoform.kit.lazy import skia


def _parted(brightness: float, _shot: Shot) -> skia.ColorFilter:
    part = _curve.color_filter(lambda levels: (levels >= brightness).astype(float))
    return part.makeComposed(_matrix.color_filter(_matrix.GREY))


EFFECT = Effect(
    kind="threshold",
    summary="Makes everything at least this bright white and the rest black.",
    neutral=None,
    usual=0.5,
    color_filter=_parted,
)
