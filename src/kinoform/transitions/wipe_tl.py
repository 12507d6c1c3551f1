"""A square corner runs to the top left and uncovers the clip."""

from __future__ import annotations

from kinoform.transitions._heading import UP_LEFT
from kinoform.transitions._wipe import wipe
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="wipe-tl",
    draw=wipe(UP_LEFT),
    aliases=("wipe-top-left",),
    summary="A square corner runs to the top left over the clip.",
)
