"""Colour changes as matrices: how much of each channel goes into each channel."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kinoform.kit.lazy import skia

Matrix: TypeAlias = NDArray[np.float64]
"""Three rows (red, green, blue) of shares of red, green, blue and of a constant, all in 0..1."""

LUMA = (0.2126, 0.7152, 0.0722)
"""How bright red, green and blue look (Rec. 709), as CSS has it."""

NOTHING: Matrix = np.eye(3, 4)
GREY: Matrix = np.array([(*LUMA, 0.0)] * 3)


def gain(red: float, green: float, blue: float) -> Matrix:
    """Each channel times its own number."""
    return np.column_stack([np.diag([red, green, blue]), np.zeros(3)])


def balance(red: float, green: float, blue: float) -> Matrix:
    """Channels against each other, while white keeps its brightness."""
    brightness = LUMA[0] * red + LUMA[1] * green + LUMA[2] * blue
    return gain(red / brightness, green / brightness, blue / brightness)


def saturation(amount: float) -> Matrix:
    """Colours away from their grey (above 1) or towards it (below)."""
    return mixed(GREY, NOTHING, amount)


def contrast(amount: float) -> Matrix:
    """Channels away from the middle (above 1) or towards it (below)."""
    return shifted(gain(amount, amount, amount), 0.5 - 0.5 * amount)


def shifted(matrix: Matrix, amount: float) -> Matrix:
    """The same, with a constant added to every channel."""
    moved: Matrix = matrix + np.array([0.0, 0.0, 0.0, amount])
    return moved


def mixed(one: Matrix, other: Matrix, share: float) -> Matrix:
    """A share of the way from one change to another; shares above 1 go beyond it."""
    between: Matrix = one + (other - one) * share
    return between


def after(first: Matrix, then: Matrix) -> Matrix:
    """One change and then another, without limits in between."""
    changed: Matrix = then @ np.vstack([first, [0.0, 0.0, 0.0, 1.0]])
    return changed


def color_filter(matrix: Matrix, opacity: float = 1.0) -> skia.ColorFilter:
    """The canvas's filter of a change of colours."""
    rows = [[*row[:3], 0.0, row[3]] for row in matrix.tolist()]
    return skia.ColorFilters.Matrix([*rows[0], *rows[1], *rows[2], 0.0, 0.0, 0.0, opacity, 0.0])
