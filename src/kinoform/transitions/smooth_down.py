"""A wide soft edge runs downwards and uncovers the clip."""

from __future__ import annotations

from kinoform.transitions._heading import DOWN
from kinoform.transitions._smooth import smooth
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="smooth-down",
    draw=smooth(DOWN),
    summary="A wide soft edge runs downwards.",
)
