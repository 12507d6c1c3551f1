"""Wind blows the clip in, in fine streaks to the left."""

from __future__ import annotations

from kinoform.transitions._heading import LEFT
from kinoform.transitions._wind import wind
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="hl-wind",
    draw=wind(LEFT),
    aliases=("wind-left",),
    summary="Fine streaks blow the clip in to the left.",
)
