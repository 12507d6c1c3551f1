"""Changes size from one scale to another."""

from __future__ import annotations

from kinoform.animations.base import Animation, Change, Wish


def change(progress: float, wish: Wish) -> Change:
    """The scale on the way; one number stands for both axes."""
    start = _pair(wish.from_, wish.own_scale)
    end = _pair(wish.to, wish.own_scale)
    x, y = (a + (b - a) * progress for a, b in zip(start, end, strict=True))
    return Change(set_scale=(x, y))


def _pair(value: object, own: tuple[float, float]) -> tuple[float, float]:
    if isinstance(value, tuple):
        return float(value[0]), float(value[1])
    if isinstance(value, int | float):
        return float(value), float(value)
    return own


ANIMATION = Animation(
    kind="scale",
    summary="Changes size from one scale to another.",
    change=change,
    ends="scale",
)
