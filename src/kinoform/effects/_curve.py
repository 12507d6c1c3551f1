"""Colour changes as curves: each level of a channel becomes another."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from kinoform.kit.lazy import skia

Curve = Callable[[NDArray[np.float64]], NDArray[np.float64]]
"""From levels in 0..1 to levels; what leaves 0..1 is held."""


def levels(curve: Curve) -> list[int]:
    """What each of the 256 levels becomes."""
    reached = np.clip(curve(np.arange(256) / 255.0), 0.0, 1.0)
    return [int(level) for level in np.rint(reached * 255.0)]


def color_filter(curve: Curve) -> skia.ColorFilter:
    """The canvas's filter of one curve for red, green and blue."""
    table = levels(curve)
    return skia.TableColorFilter.MakeARGB(list(range(256)), table, table, table)
