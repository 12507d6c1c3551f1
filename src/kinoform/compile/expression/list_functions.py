"""The functions of expressions that take lists apart and put others in their place."""

from __future__ import annotations

from typing import Any

from kinoform.compile.expression.errors import ExpressionError
from kinoform.compile.expression.limits import MAX_ITEMS, Meter
from kinoform.compile.expression.operators import is_within
from kinoform.compile.expression.values import as_count, as_list, is_number, kind_of, text_of


def length(x: Any) -> int:
    if isinstance(x, list | dict | str):
        return len(x)
    raise ExpressionError(f"{kind_of(x)} has no length; a list, a text or an object does")


def first(x: Any, count: Any = None) -> Any:
    items = _row(x)
    if count is not None:
        return items[: max(0, as_count(count))]
    return items[0] if items else None


def last(x: Any, count: Any = None) -> Any:
    items = _row(x)
    if count is not None:
        return items[max(0, len(items) - max(0, as_count(count))) :]
    return items[-1] if items else None


def cut(x: Any, start: Any, end: Any = None) -> Any:
    return _row(x)[as_count(start) : None if end is None else as_count(end)]


def in_order(items: Any, field: Any = "") -> list[Any]:
    by = text_of(field)
    is_falling = by.startswith("-")
    name = by.removeprefix("-")
    entries = as_list(items)
    keys = pluck(entries, name) if name else entries
    if not (all(map(is_number, keys)) or all(isinstance(key, str) for key in keys)):
        raise ExpressionError("only numbers, or only texts, can be put in order")
    order = sorted(range(len(keys)), key=keys.__getitem__, reverse=is_falling)
    return [entries[at] for at in order]


def numbers(start: Any, end: Any = None, step: Any = 1) -> list[int]:
    low, high = (0, as_count(start)) if end is None else (as_count(start), as_count(end))
    stride = as_count(step)
    if stride == 0:
        raise ExpressionError("a range cannot go in steps of 0")
    row = range(low, high, stride)
    # len() of a range fails beyond the machine's word, slicing it does not.
    if row[MAX_ITEMS:]:
        raise ExpressionError(f"the list is longer than {MAX_ITEMS} items")
    return list(row)


def pluck(items: Any, field: Any) -> list[Any]:
    name = text_of(field)
    entries = as_list(items)
    if not all(isinstance(entry, dict) and name in entry for entry in entries):
        raise ExpressionError(f"not every item has a field {name[:40]!r}")
    return [entry[name] for entry in entries]


def contains(x: Any, part: Any) -> bool:
    return is_within(part, x, Meter())


def default(x: Any, other: Any) -> Any:
    return other if x is None or x == "" else x


def coalesce(x: Any, *more: Any) -> Any:
    return next((value for value in (x, *more) if value is not None), None)


def _row(x: Any) -> Any:
    if isinstance(x, list | str):
        return x
    raise ExpressionError(f"a list or a text is needed here, not {kind_of(x)}")
