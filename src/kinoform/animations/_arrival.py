"""What ways in share, and how each is turned round into a way out."""

from __future__ import annotations

from collections.abc import Callable

from kinoform.animations._distance import reach
from kinoform.animations.base import HEADINGS, Change, Direction, Wish

Way = Callable[[float, Wish], Change]

ENTER = "easeOutQuint"
LEAVE = "easeInCubic"
POP = "spring(1,170,18.6)"
"""Goes about four hundredths too far before it rests."""
_USUAL_FADE_UNITS = 7.0


def reversed_way(way_in: Way) -> Way:
    """The way out that runs through the same states, from the last to the first."""
    return lambda progress, wish: way_in(1.0 - progress, wish)


def shown(progress: float, by: float = 1.0) -> float:
    """Opacity that is whole when progress has come to `by`; an overshoot cannot exceed it."""
    return min(max(progress / by, 0.0), 1.0)


def fading_in(towards: Direction) -> Way:
    """Fades in on the last bit of a way that leads in some direction."""
    x, y = HEADINGS[towards]

    def change(progress: float, wish: Wish) -> Change:
        left = (1.0 - progress) * reach(wish, _USUAL_FADE_UNITS)
        return Change(x=-x * left, y=-y * left, opacity=shown(progress))

    return change


def fading_out(towards: Direction) -> Way:
    """Fades out on the first bit of a way that leads in some direction."""
    x, y = HEADINGS[towards]

    def change(progress: float, wish: Wish) -> Change:
        gone = progress * reach(wish, _USUAL_FADE_UNITS)
        return Change(x=x * gone, y=y * gone, opacity=shown(1.0 - progress))

    return change


def growing_in(progress: float, start: float, by: float = 1.0) -> Change:
    """Grows from a scale to the clip's own while it appears."""
    scale = 1.0 - (1.0 - start) * (1.0 - progress)
    return Change(scale_x=scale, scale_y=scale, opacity=shown(progress, by))
