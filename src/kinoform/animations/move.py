"""Moves from one place to another; what is not given is where the clip is."""

from __future__ import annotations

from kinoform.animations.base import Animation, Change, Wish

Place = tuple[float | None, float | None]


def change(progress: float, wish: Wish) -> Change:
    """The place on the way, for each axis that is given at either end."""
    start: Place = wish.from_ or (None, None)
    end: Place = wish.to or (None, None)
    here: Place = wish.own_place
    x, y = (_between(start[axis], end[axis], here[axis], progress) for axis in (0, 1))
    return Change(place=(x, y))


def _between(
    start: float | None, end: float | None, here: float | None, progress: float
) -> float | None:
    if start is None and end is None:
        return None
    begin = start if start is not None else here
    finish = end if end is not None else here
    if begin is None or finish is None:
        return begin if finish is None else finish
    return begin + (finish - begin) * progress


ANIMATION = Animation(
    kind="move",
    summary="Moves from one place to another; what is not given is where the clip is.",
    change=change,
    ends="place",
)
