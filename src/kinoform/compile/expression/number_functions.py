"""The functions of expressions that calculate."""

from __future__ import annotations

import math
from typing import Any

from kinoform.compile.expression.errors import ExpressionError
from kinoform.compile.expression.numbers import rounded
from kinoform.compile.expression.values import as_count, as_list, as_number, bounded_number


def nearest(x: Any, digits: Any = 0) -> float:
    number, places = as_number(x), as_count(digits)
    result = rounded(number, places)
    return int(result) if places <= 0 else float(result)


def floor(x: Any) -> int:
    return math.floor(as_number(x))


def ceil(x: Any) -> int:
    return math.ceil(as_number(x))


def absolute(x: Any) -> float:
    return abs(as_number(x))


def number(x: Any) -> float:
    return as_number(x)


def smallest(x: Any, *more: Any) -> float:
    return min(_some_numbers((x, *more)))


def largest(x: Any, *more: Any) -> float:
    return max(_some_numbers((x, *more)))


def total(x: Any, *more: Any) -> float:
    numbers = _numbers((x, *more))
    if all(isinstance(number, int) for number in numbers):
        return bounded_number(sum(numbers))
    return _plain_sum(numbers)


def mean(x: Any, *more: Any) -> float:
    numbers = _some_numbers((x, *more))
    return _plain_sum(numbers) / len(numbers)


def _plain_sum(numbers: list[float]) -> float:
    """Added without the error that grows with every binary fraction."""
    try:
        return bounded_number(math.fsum(numbers))
    except OverflowError:
        raise ExpressionError("the number is too large") from None


def _some_numbers(values: tuple[Any, ...]) -> list[float]:
    numbers = _numbers(values)
    if not numbers:
        raise ExpressionError("the list is empty")
    return numbers


def _numbers(values: tuple[Any, ...]) -> list[float]:
    """Numbers given one by one or as one list."""
    items = as_list(values[0]) if len(values) == 1 else list(values)
    return [as_number(item) for item in items]
