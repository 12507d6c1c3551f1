"""Turns from one angle to another."""

from __future__ import annotations

from kinoform.animations.base import Animation, Change, Wish


def change(progress: float, wish: Wish) -> Change:
    """The angle on the way, in degrees."""
    start = wish.own_rotation if wish.from_ is None else float(wish.from_)
    end = wish.own_rotation if wish.to is None else float(wish.to)
    return Change(set_rotation=start + (end - start) * progress)


ANIMATION = Animation(
    kind="rotate",
    summary="Turns from one angle to another.",
    change=change,
    ends="angle",
)
