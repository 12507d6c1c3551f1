"""The clip is dealt like a card from the top, a little from the right."""

from __future__ import annotations

from kinoform.transitions._heading import RIGHT, UP
from kinoform.transitions._shuffle import shuffle
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="shuffle-top-right",
    draw=shuffle(UP, RIGHT),
    aliases=("shuffle",),
    summary="Dealt like a card from the top, a little from the right, and taken back there.",
)
