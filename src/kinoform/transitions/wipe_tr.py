"""A square corner runs to the top right and uncovers the clip."""

from __future__ import annotations

from kinoform.transitions._heading import UP_RIGHT
from kinoform.transitions._wipe import wipe
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="wipe-tr",
    draw=wipe(UP_RIGHT),
    aliases=("wipe-top-right",),
    summary="A square corner runs to the top right over the clip.",
)
