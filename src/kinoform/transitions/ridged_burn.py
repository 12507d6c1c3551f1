"""Embers run along fine ridges until the clip is there."""

from __future__ import annotations

from kinoform.transitions._burn import burn
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="ridged-burn",
    draw=burn("abs(clouds.eval(at * 1.2).a * 2.0 - 1.0) * 0.8 + clouds.eval(at * 4.0).a * 0.2"),
    summary="Embers run out from fine branching ridges.",
)
