"""A soft slanted edge runs to the bottom right and uncovers the clip."""

from __future__ import annotations

from kinoform.transitions._heading import DOWN_RIGHT
from kinoform.transitions._smooth import smooth
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="diag-br",
    draw=smooth(DOWN_RIGHT),
    aliases=("smooth-bottom-right",),
    summary="A soft slanted edge runs to the bottom right.",
)
