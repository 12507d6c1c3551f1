"""Wind blows the clip in, in fine streaks downwards."""

from __future__ import annotations

from kinoform.transitions._heading import DOWN
from kinoform.transitions._wind import wind
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="vd-wind",
    draw=wind(DOWN),
    aliases=("wind-down",),
    summary="Fine streaks blow the clip in downwards.",
)
