"""Colours turn around the wheel, as CSS has it."""

from __future__ import annotations

import math

import numpy as np

from kinoform.effects._matrix import color_filter
from kinoform.effects.base import Effect, Shot
from kinoform.kit.lazy import skia

_LUMA = np.array([0.213, 0.715, 0.072])
"""CSS rounds the shares of brightness in this one filter."""
_SINE = np.array([[-0.213, -0.715, 0.928], [0.143, 0.140, -0.283], [-0.787, 0.715, 0.072]])


def _turned(degrees: float, _shot: Shot) -> skia.ColorFilter | None:
    if degrees % 360.0 == 0.0:
        return None
    angle = math.radians(degrees)
    grey = np.tile(_LUMA, (3, 1))
    turn = grey + math.cos(angle) * (np.eye(3) - grey) + math.sin(angle) * _SINE
    return color_filter(np.hstack([turn, np.zeros((3, 1))]))


EFFECT = Effect(
    kind="hue",
    summary="Turns every colour around the colour wheel by degrees.",
    aliases=("hue-rotate", "hue-rotation"),
    usual=0.0,
    least=-36_000.0,
    most=36_000.0,
    color_filter=_turned,
)
