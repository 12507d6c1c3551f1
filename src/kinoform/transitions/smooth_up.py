"""A wide soft edge runs upwards and uncovers the clip."""

from __future__ import annotations

from kinoform.transitions._heading import UP
from kinoform.transitions._smooth import smooth
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="smooth-up",
    draw=smooth(UP),
    summary="A wide soft edge runs upwards.",
)
