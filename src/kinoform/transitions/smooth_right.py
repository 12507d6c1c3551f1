"""A wide soft edge runs to the right and uncovers the clip."""

from __future__ import annotations

from kinoform.transitions._heading import RIGHT
from kinoform.transitions._smooth import smooth
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="smooth-right",
    draw=smooth(RIGHT),
    summary="A wide soft edge runs to the right.",
)
