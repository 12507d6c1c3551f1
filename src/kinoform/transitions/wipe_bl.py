"""A square corner runs to the bottom left and uncovers the clip."""

from __future__ import annotations

from kinoform.transitions._heading import DOWN_LEFT
from kinoform.transitions._wipe import wipe
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="wipe-bl",
    draw=wipe(DOWN_LEFT),
    aliases=("wipe-bottom-left",),
    summary="A square corner runs to the bottom left over the clip.",
)
