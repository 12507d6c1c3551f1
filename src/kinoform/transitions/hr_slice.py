"""Ten strips open one after the other, to the right."""

from __future__ import annotations

from kinoform.transitions._heading import RIGHT
from kinoform.transitions._strips import slices
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="hr-slice",
    draw=slices(RIGHT),
    aliases=("slice-right", "window-slice", "slices"),
    summary="Ten strips open one after the other, to the right.",
)
