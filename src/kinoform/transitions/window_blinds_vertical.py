"""Upright blinds open all at once."""

from __future__ import annotations

from kinoform.transitions._heading import RIGHT
from kinoform.transitions._strips import slices
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="window-blinds-vertical",
    draw=slices(RIGHT, strips=16, spread=0.0),
    aliases=("blinds-vertical",),
    summary="Upright blinds open all at once.",
)
