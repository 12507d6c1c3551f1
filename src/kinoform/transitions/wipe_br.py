"""A square corner runs to the bottom right and uncovers the clip."""

from __future__ import annotations

from kinoform.transitions._heading import DOWN_RIGHT
from kinoform.transitions._wipe import wipe
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="wipe-br",
    draw=wipe(DOWN_RIGHT),
    aliases=("wipe-bottom-right",),
    summary="A square corner runs to the bottom right over the clip.",
)
