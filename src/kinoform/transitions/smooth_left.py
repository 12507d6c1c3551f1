"""A wide soft edge runs to the left and uncovers the clip."""

from __future__ import annotations

from kinoform.transitions._heading import LEFT
from kinoform.transitions._smooth import smooth
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="smooth-left",
    draw=smooth(LEFT),
    summary="A wide soft edge runs to the left.",
)
