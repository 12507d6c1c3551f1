"""Wind blows the clip in, in fine streaks upwards."""

from __future__ import annotations

from kinoform.transitions._heading import UP
from kinoform.transitions._wind import wind
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="vu-wind",
    draw=wind(UP),
    aliases=("wind-up",),
    summary="Fine streaks blow the clip in upwards.",
)
