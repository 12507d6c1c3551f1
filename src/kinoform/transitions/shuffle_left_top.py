"""The clip is dealt like a card from the left, a little from the top."""

from __future__ import annotations

from kinoform.transitions._heading import LEFT, UP
from kinoform.transitions._shuffle import shuffle
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="shuffle-left-top",
    draw=shuffle(LEFT, UP),
    summary="Dealt like a card from the left, a little from the top, and taken back there.",
)
