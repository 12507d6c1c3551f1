"""A soft slanted edge runs to the bottom left and uncovers the clip."""

from __future__ import annotations

from kinoform.transitions._heading import DOWN_LEFT
from kinoform.transitions._smooth import smooth
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="diag-bl",
    draw=smooth(DOWN_LEFT),
    aliases=("smooth-bottom-left",),
    summary="A soft slanted edge runs to the bottom left.",
)
