"""The clip is dealt like a card from the left, a little from the bottom."""

from __future__ import annotations

from kinoform.transitions._heading import DOWN, LEFT
from kinoform.transitions._shuffle import shuffle
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="shuffle-left-bottom",
    draw=shuffle(LEFT, DOWN),
    summary="Dealt like a card from the left, a little from the bottom, and taken back there.",
)
