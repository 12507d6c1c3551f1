"""Ten strips open one after the other, upwards."""

from __future__ import annotations

from kinoform.transitions._heading import UP
from kinoform.transitions._strips import slices
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="vu-slice",
    draw=slices(UP),
    aliases=("slice-up",),
    summary="Ten strips open one after the other, upwards.",
)
