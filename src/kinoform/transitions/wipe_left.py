"""An edge runs to the left and uncovers the clip, and later covers it."""

from __future__ import annotations

from kinoform.transitions._heading import LEFT
from kinoform.transitions._wipe import wipe
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="wipe-left",
    draw=wipe(LEFT),
    aliases=("wipe",),
    summary="A clean edge runs to the left over the clip.",
)
