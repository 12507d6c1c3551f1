"""Reads the `repeat` of a clip: over what, under which names, how far apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from kinoform.compile.expression import RESERVED
from kinoform.model.time import exact

_NAME = re.compile(r"[^\W\d]\w{0,63}")
_FIELDS = ("over", "as", "index", "each")
_LONGEST_SECONDS = 1e9
FORM = 'write {"over": a list or a number, "as": "item", "each": seconds}'


class BadRepeat(ValueError):
    """The repetition cannot be read."""


@dataclass(frozen=True, slots=True)
class Repetition:
    """The items that a clip is repeated for, and how each is called."""

    items: Sequence[Any]
    item_name: str
    index_name: str | None
    each: Fraction

    def names_at(self, at: int) -> dict[str, Any]:
        """What the clip may ask for in its turn."""
        count = len(self.items)
        loop = {"index": at, "first": at == 0, "last": at == count - 1, "length": count}
        names = {"loop": loop, self.item_name: self.items[at]}
        return {**names, self.index_name: at} if self.index_name else names


def read_repetition(spec: Any, value_of: Callable[[str, Any], Any]) -> Repetition:
    """The repetition of a clip; `value_of` gives the value of a field, which may be templated."""
    if not isinstance(spec, dict) or "over" not in spec:
        raise BadRepeat("the repetition does not say over what")
    for field in spec:
        if field not in _FIELDS:
            raise BadRepeat(f"a repetition has no field {field!r}; it has {' '.join(_FIELDS)}")
    return Repetition(
        _items(value_of("over", spec["over"])),
        _name(spec.get("as", "item")),
        _name(spec["index"]) if "index" in spec else None,
        _seconds(value_of("each", spec["each"])) if "each" in spec else Fraction(0),
    )


def _items(value: Any) -> Sequence[Any]:
    if isinstance(value, list):
        return value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LONGEST_SECONDS:
        return range(value)
    raise BadRepeat("a clip is repeated over a list, or so many times")


def _name(value: Any) -> str:
    if isinstance(value, str) and _NAME.fullmatch(value) and value not in RESERVED:
        return value
    raise BadRepeat("`as` and `index` are each one word of letters, digits and underscores")


def _seconds(value: Any) -> Fraction:
    if _is_time(value):
        return exact(value)
    raise BadRepeat("`each` is a number of seconds between two copies")


def shifted(start: Any, offset: Fraction) -> Any:
    """A start in seconds, moved; one that is no number stays."""
    if offset == 0 or not _is_time(start):
        return start
    moved = exact(start) + offset
    return moved.numerator if moved.denominator == 1 else float(moved)


def _is_time(value: Any) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and abs(value) <= _LONGEST_SECONDS
