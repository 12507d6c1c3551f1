"""Embers eat through the film until the clip is there."""

from __future__ import annotations

from kinoform.transitions._burn import burn
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="film-burn",
    draw=burn("clouds.eval(at * 1.3).a * 0.8 + clouds.eval(at * 5.0).a * 0.2"),
    aliases=("burn",),
    summary="Embers eat through the film in ragged holes.",
)
