"""The clip is dealt like a card from the right, a little from the bottom."""

from __future__ import annotations

from kinoform.transitions._heading import DOWN, RIGHT
from kinoform.transitions._shuffle import shuffle
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="shuffle-right-bottom",
    draw=shuffle(RIGHT, DOWN),
    summary="Dealt like a card from the right, a little from the bottom, and taken back there.",
)
