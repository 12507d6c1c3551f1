"""The clip is dealt like a card from the bottom, a little from the right."""

from __future__ import annotations

from kinoform.transitions._heading import DOWN, RIGHT
from kinoform.transitions._shuffle import shuffle
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="shuffle-bottom-right",
    draw=shuffle(DOWN, RIGHT),
    summary="Dealt like a card from the bottom, a little from the right, and taken back there.",
)
