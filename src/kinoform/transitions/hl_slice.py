"""Ten strips open one after the other, to the left."""

from __future__ import annotations

from kinoform.transitions._heading import LEFT
from kinoform.transitions._strips import slices
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="hl-slice",
    draw=slices(LEFT),
    aliases=("slice-left",),
    summary="Ten strips open one after the other, to the left.",
)
