"""The functions of expressions that make text, or take it apart."""

from __future__ import annotations

import re
from typing import Any

from kinoform.compile.expression.errors import ExpressionError
from kinoform.compile.expression.limits import MAX_TEXT
from kinoform.compile.expression.values import as_list, as_number, bounded, joined, text_of

_WORD = re.compile(r"\S+")


def upper(text: Any) -> str:
    return text_of(text).upper()


def lower(text: Any) -> str:
    return text_of(text).lower()


def title(text: Any) -> str:
    # str.title would turn "don't" into "Don'T".
    return _WORD.sub(lambda word: word[0][:1].upper() + word[0][1:].lower(), text_of(text))


def trim(text: Any) -> str:
    return text_of(text).strip()


def replace(text: Any, old: Any, new: Any) -> str:
    whole, part, other = (bounded(text_of(value)) for value in (text, old, new))
    if not part:
        raise ExpressionError("an empty text cannot be replaced")
    if len(whole) + whole.count(part) * (len(other) - len(part)) > MAX_TEXT:
        raise ExpressionError(f"the text is longer than {MAX_TEXT} letters")
    return str(whole.replace(part, other))


def split(text: Any, separator: Any = " ") -> list[str]:
    mark = text_of(separator)
    if not mark:
        raise ExpressionError("a separator has at least one letter")
    return text_of(text).split(mark)


def join(items: Any, separator: Any = ", ") -> str:
    return joined(as_list(items), text_of(separator))


def plural(count: Any, one: Any, other: Any = None) -> str:
    word = text_of(one)
    if abs(as_number(count)) == 1:
        return word
    return word + "s" if other is None else text_of(other)


def starts_with(text: Any, part: Any) -> bool:
    return text_of(text).startswith(text_of(part))


def ends_with(text: Any, part: Any) -> bool:
    return text_of(text).endswith(text_of(part))
