"""An edge runs downwards and uncovers the clip, and later covers it."""

from __future__ import annotations

from kinoform.transitions._heading import DOWN
from kinoform.transitions._wipe import wipe
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="wipe-down",
    draw=wipe(DOWN),
    summary="A clean edge runs downwards over the clip.",
)
