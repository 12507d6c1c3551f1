"""Level blinds open all at once."""

from __future__ import annotations

from kinoform.transitions._heading import DOWN
from kinoform.transitions._strips import slices
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="window-blinds",
    draw=slices(DOWN, strips=12, spread=0.0),
    aliases=("blinds", "blinds-horizontal"),
    summary="Level blinds open all at once.",
)
