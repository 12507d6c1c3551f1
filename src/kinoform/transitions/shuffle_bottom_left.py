"""The clip is dealt like a card from the bottom, a little from the left."""

from __future__ import annotations

from kinoform.transitions._heading import DOWN, LEFT
from kinoform.transitions._shuffle import shuffle
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="shuffle-bottom-left",
    draw=shuffle(DOWN, LEFT),
    summary="Dealt like a card from the bottom, a little from the left, and taken back there.",
)
