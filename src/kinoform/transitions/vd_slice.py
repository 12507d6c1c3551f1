"""Ten strips open one after the other, downwards."""

from __future__ import annotations

from kinoform.transitions._heading import DOWN
from kinoform.transitions._strips import slices
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="vd-slice",
    draw=slices(DOWN),
    aliases=("slice-down",),
    summary="Ten strips open one after the other, downwards.",
)
