"""A property over time: keyframes, and the value between them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, TypeAlias

from kinoform.model.color import Color
from kinoform.model.easing import ease

Value: TypeAlias = "float | str | bool | Color | tuple[Value, ...] | None"

_MEASURE = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+))\s*(%|[a-z]{1,4})\s*")
_seconds_of = attrgetter("seconds")


@dataclass(frozen=True, slots=True)
class Keyframe:
    """A value at a time, and the easing that leads into it from the keyframe before."""

    seconds: float
    value: Value
    easing: str = "linear"


@dataclass(frozen=True, slots=True)
class Animated:
    """The keyframes of one property, in the order of time; at least one.

    Two keyframes at the same time make a jump: the earlier one is met, the later one holds.
    """

    frames: tuple[Keyframe, ...]

    def __post_init__(self) -> None:
        if not self.frames:
            raise ValueError("an animated property needs a keyframe")
        times = [frame.seconds for frame in self.frames]
        if times != sorted(times):
            raise ValueError("keyframes must stand in the order of time")
        for frame in self.frames:
            ease(frame.easing)

    @classmethod
    def of(cls, frames: Iterable[Keyframe]) -> Animated:
        """Keyframes in any order; those of equal time keep theirs."""
        return cls(tuple(sorted(frames, key=_seconds_of)))

    def at(self, seconds: float) -> Value:
        """The value at a time: the first before all keyframes, the last after them."""
        following = bisect_right(self.frames, seconds, key=_seconds_of)
        if following == 0:
            return self.frames[0].value
        before = self.frames[following - 1]
        if following == len(self.frames):
            return before.value
        after = self.frames[following]
        # An easing may overshoot, but what cannot mix must not switch before its time.
        if not can_mix(before.value, after.value):
            return before.value
        progress = (seconds - before.seconds) / (after.seconds - before.seconds)
        mixed: Value = mix_values(before.value, after.value, ease(after.easing)(progress))
        return mixed

    def busy_span(self) -> tuple[float, float]:
        """The seconds between which the value changes; equal where it never does."""
        first, last = 0, len(self.frames) - 1
        while first < last and self.frames[first].value == self.frames[first + 1].value:
            first += 1
        while last > first and self.frames[last].value == self.frames[last - 1].value:
            last -= 1
        return self.frames[first].seconds, self.frames[last].seconds


def can_mix(one: Any, other: Any) -> bool:
    """Whether there is anything between two values."""
    if isinstance(one, bool) or isinstance(other, bool):
        return False
    if isinstance(one, int | float):
        return isinstance(other, int | float)
    if isinstance(one, Color):
        return isinstance(other, Color)
    if isinstance(one, tuple | list):
        return (
            isinstance(other, tuple | list)
            and len(one) == len(other)
            and all(map(can_mix, one, other))
        )
    if isinstance(one, str) and isinstance(other, str):
        return _measure(one)[1] == _measure(other)[1] != ""
    return False


def mix_values(one: Any, other: Any, share: float) -> Any:
    """A share of the way from one value to another.

    Numbers, colours, lists of equal length and measures of one unit ("10%", "4px") are mixed;
    anything else is the first value until the share is 1.
    """
    if share == 1.0:
        return other
    if share == 0.0 or one == other:
        return one
    if not can_mix(one, other):
        return one if share < 1.0 else other
    return _mixed(one, other, share)


def _mixed(one: Any, other: Any, share: float) -> Any:
    if isinstance(one, Color):
        return one.mix(other, share)
    if isinstance(one, str):
        return _mixed_measure(one, other, share)
    if isinstance(one, tuple | list):
        return tuple(_mixed(a, b, share) for a, b in zip(one, other, strict=True))
    return one + (other - one) * share


def _mixed_measure(one: str, other: str, share: float) -> str:
    (start, unit), (end, _) = _measure(one), _measure(other)
    number = f"{start + (end - start) * share:.4f}".rstrip("0").rstrip(".")
    return number + unit


def _measure(text: str) -> tuple[float, str]:
    """A number and its unit; the unit is empty where the text is no measure."""
    match = _MEASURE.fullmatch(text)
    return (float(match[1]), match[2]) if match else (0.0, "")
