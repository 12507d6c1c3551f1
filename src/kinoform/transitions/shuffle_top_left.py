"""The clip is dealt like a card from the top, a little from the left."""

from __future__ import annotations

from kinoform.transitions._heading import LEFT, UP
from kinoform.transitions._shuffle import shuffle
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="shuffle-top-left",
    draw=shuffle(UP, LEFT),
    summary="Dealt like a card from the top, a little from the left, and taken back there.",
)
