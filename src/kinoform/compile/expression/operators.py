"""Arithmetic and comparison, for every pair of values: a value or a clear error."""

from __future__ import annotations

import math
from typing import Any

from kinoform.compile.expression.errors import ExpressionError
from kinoform.compile.expression.limits import MAX_NUMBER, Meter
from kinoform.compile.expression.values import (
    bounded,
    bounded_number,
    is_number,
    kind_of,
    same,
    text_of,
)


def calculate(operator: str, left: Any, right: Any) -> Any:
    """The value of `left operator right`; text on either side of + makes it text."""
    if operator == "+":
        if isinstance(left, list) and isinstance(right, list):
            return bounded(bounded(left) + bounded(right))
        if isinstance(left, str) or isinstance(right, str):
            return bounded(bounded(text_of(left)) + bounded(text_of(right)))
    if not (is_number(left) and is_number(right)):
        raise ExpressionError(
            f"{operator!r} needs two numbers, not {kind_of(left)} and {kind_of(right)}"
            + ("; num(x) reads a number from text" if str in {type(left), type(right)} else "")
        )
    a, b = bounded_number(left), bounded_number(right)
    match operator:
        case "+":
            result = a + b
        case "-":
            result = a - b
        case "*":
            result = a * b
        case "/":
            result = _quotient(a, b)
        case "%":
            result = _remainder(a, b)
        case _:
            result = _power(a, b)
    return bounded_number(result)


def _quotient(a: float, b: float) -> float:
    if b == 0:
        raise ExpressionError("nothing can be divided by zero")
    if isinstance(a, int) and isinstance(b, int) and a % b == 0:
        return a // b
    return a / b


def _remainder(a: float, b: float) -> float:
    if b == 0:
        raise ExpressionError("nothing can be divided by zero")
    return a % b


def _power(base: float, exponent: float) -> float:
    if base == 0 and exponent < 0:
        raise ExpressionError("nothing can be divided by zero")
    if base < 0 and exponent != math.floor(exponent):
        raise ExpressionError("a root of a negative number is no number")
    if base != 0 and exponent * math.log10(abs(base)) > math.log10(MAX_NUMBER):
        raise ExpressionError("the number is too large")
    if isinstance(base, int) and isinstance(exponent, int) and exponent >= 0 and abs(base) > 1:
        return int(base**exponent)
    return math.pow(base, exponent)


def compare(operator: str, left: Any, right: Any, meter: Meter) -> bool:
    """Whether `left operator right` holds."""
    match operator:
        case "==":
            return same(left, right, meter)
        case "!=":
            return not same(left, right, meter)
        case "in":
            return is_within(left, right, meter)
        case "not in":
            return not is_within(left, right, meter)
    if not (is_number(left) and is_number(right)) and not (
        isinstance(left, str) and isinstance(right, str)
    ):
        raise ExpressionError(
            f"{operator!r} cannot compare {kind_of(left)} with {kind_of(right)}"
            + ("; num(x) reads a number from text" if str in {type(left), type(right)} else "")
        )
    match operator:
        case "<":
            return bool(left < right)
        case "<=":
            return bool(left <= right)
        case ">":
            return bool(left > right)
    return bool(left >= right)


def is_within(part: Any, whole: Any, meter: Meter) -> bool:
    """Whether a text holds a text, a list an item, or an object a key."""
    if isinstance(whole, list):
        return any(same(part, item, meter) for item in whole)
    if isinstance(whole, dict):
        return isinstance(part, str) and part in whole
    if isinstance(whole, str):
        meter.spend(len(whole) // 256)
        return text_of(part) in whole
    raise ExpressionError(f"{kind_of(whole)} holds nothing; a list, a text or an object does")
