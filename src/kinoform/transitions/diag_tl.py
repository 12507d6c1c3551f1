"""A soft slanted edge runs to the top left and uncovers the clip."""

from __future__ import annotations

from kinoform.transitions._heading import UP_LEFT
from kinoform.transitions._smooth import smooth
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="diag-tl",
    draw=smooth(UP_LEFT),
    aliases=("smooth-top-left",),
    summary="A soft slanted edge runs to the top left.",
)
