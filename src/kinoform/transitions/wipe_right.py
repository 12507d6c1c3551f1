"""An edge runs to the right and uncovers the clip, and later covers it."""

from __future__ import annotations

from kinoform.transitions._heading import RIGHT
from kinoform.transitions._wipe import wipe
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="wipe-right",
    draw=wipe(RIGHT),
    summary="A clean edge runs to the right over the clip.",
)
