"""An edge runs upwards and uncovers the clip, and later covers it."""

from __future__ import annotations

from kinoform.transitions._heading import UP
from kinoform.transitions._wipe import wipe
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="wipe-up",
    draw=wipe(UP),
    summary="A clean edge runs upwards over the clip.",
)
