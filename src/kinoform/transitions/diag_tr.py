"""A soft slanted edge runs to the top right and uncovers the clip."""

from __future__ import annotations

from kinoform.transitions._heading import UP_RIGHT
from kinoform.transitions._smooth import smooth
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="diag-tr",
    draw=smooth(UP_RIGHT),
    aliases=("smooth-top-right",),
    summary="A soft slanted edge runs to the top right.",
)
