"""Wind blows the clip in, in fine streaks to the right."""

from __future__ import annotations

from kinoform.transitions._heading import RIGHT
from kinoform.transitions._wind import wind
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="hr-wind",
    draw=wind(RIGHT),
    aliases=("wind-right", "wind"),
    summary="Fine streaks blow the clip in to the right.",
)
