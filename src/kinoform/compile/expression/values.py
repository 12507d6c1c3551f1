"""What the values of an expression are, and what each counts as: plain JSON, nothing else."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import Any

from kinoform.compile.expression.errors import ExpressionError
from kinoform.compile.expression.limits import MAX_ITEMS, MAX_NUMBER, MAX_TEXT, Meter

_NUMERIC = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_LONGEST_NUMERIC = 300


_PLAIN = (type(None), bool, int, float, str, list, dict)


def is_plain(value: Any) -> bool:
    """Whether a value is one that JSON has."""
    return isinstance(value, _PLAIN)


def kind_of(value: Any) -> str:
    """What a value is, in the words of a message."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    for kind, words in ((str, "text"), (list, "a list"), (dict, "an object")):
        if isinstance(value, kind):
            return words
    return "no plain value"


def is_number(value: Any) -> bool:
    """Whether a value can be calculated with; true and false cannot."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def bounded_number(number: float) -> float:
    """The number itself, if it is finite and not huge."""
    if not abs(number) <= MAX_NUMBER:
        raise ExpressionError("the number is too large")
    return number


def as_number(value: Any) -> float:
    """A number, which text may spell."""
    if is_number(value):
        return bounded_number(value)
    if isinstance(value, str) and len(value) <= _LONGEST_NUMERIC:
        written = value.strip()
        if _NUMERIC.fullmatch(written):
            number = int(written) if written.lstrip("+-").isdecimal() else float(written)
            return bounded_number(number)
    raise ExpressionError(f"a number is needed here, not {_shown(value)}")


def as_count(value: Any) -> int:
    """A whole number."""
    number = as_number(value)
    if number != math.floor(number):
        raise ExpressionError(f"a whole number is needed here, not {text_of(number)}")
    return int(number)


def as_list(value: Any) -> list[Any]:
    """A list that is not too long to work on."""
    if not isinstance(value, list):
        raise ExpressionError(f"a list is needed here, not {_shown(value)}")
    bounded(value)
    return value


def bounded(value: Any) -> Any:
    """The value itself, if it is not too long to work on."""
    if isinstance(value, str) and len(value) > MAX_TEXT:
        raise ExpressionError(f"the text is longer than {MAX_TEXT} letters")
    if isinstance(value, list | dict) and len(value) > MAX_ITEMS:
        raise ExpressionError(f"the list is longer than {MAX_ITEMS} items")
    return value


def text_of(value: Any) -> str:
    """The value as it reads within a sentence."""
    if isinstance(value, list):
        return joined(value, ", ")
    if isinstance(value, dict):
        raise ExpressionError("an object is no text; name one of its fields")
    return _scalar_text(value)


def joined(items: list[Any], separator: str) -> str:
    """The texts of a list, one after the other."""
    texts = []
    length = 0
    for item in bounded(items):
        if isinstance(item, list | dict):
            raise ExpressionError(f"a list of {kind_of(item).split()[-1]}s is no text")
        texts.append(_scalar_text(item))
        length += len(texts[-1]) + len(separator)
        if length > MAX_TEXT + len(separator):
            raise ExpressionError(f"the text is longer than {MAX_TEXT} letters")
    return separator.join(texts)


def _scalar_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _number_text(bounded_number(value))
    raise ExpressionError("the value is not plain data")


def _number_text(number: float) -> str:
    if isinstance(number, int):
        return str(number)
    # Twelve digits hide what binary fractions add to 0.1 + 0.2.
    text = f"{number:.12g}"
    if "e" in text and 1e-6 <= abs(number) < 1e15:
        text = f"{Decimal(text):f}"
    return "0" if text == "-0" else text


def same(one: Any, other: Any, meter: Meter, depth: int = 32) -> bool:
    """Whether two values are equal; 1 is 1.0, but true is not 1."""
    meter.spend(1)
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, list) and isinstance(other, list):
        _check_depth(depth)
        return len(one) == len(other) and all(
            same(a, b, meter, depth - 1) for a, b in zip(one, other, strict=True)
        )
    if isinstance(one, dict) and isinstance(other, dict):
        _check_depth(depth)
        return one.keys() == other.keys() and all(
            same(value, other[key], meter, depth - 1) for key, value in one.items()
        )
    if isinstance(one, list | dict) or isinstance(other, list | dict):
        return False
    return bool(one == other)


def _check_depth(depth: int) -> None:
    if depth <= 0:
        raise ExpressionError("the values are nested too deeply to compare")


def _shown(value: Any) -> str:
    """A value in a message, short."""
    return repr(value[:30]) if isinstance(value, str) else kind_of(value)
