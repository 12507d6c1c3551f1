"""The clip is dealt like a card from the right, a little from the top."""

from __future__ import annotations

from kinoform.transitions._heading import RIGHT, UP
from kinoform.transitions._shuffle import shuffle
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="shuffle-right-top",
    draw=shuffle(RIGHT, UP),
    summary="Dealt like a card from the right, a little from the top, and taken back there.",
)
