"""Numbers in text as people write them: 1,200, 12,34,567.5, 1.200,50, 1.200.000, 2,5 and 1 200."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d{1,3})?")
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:[, ]\d{2,3})*[, ]\d{3}(?:\.\d+)?")
"""Such as 1,200 and 12,34,567.5."""
_DECIMAL_COMMA = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:[. ]\d{3})+),\d+")
"""Such as 2,5 and 1.200,50."""
_POINTED = re.compile(r"[+-]?[1-9]\d{0,2}(?:\.\d{3}){2,}")
"""Such as 1.200.000; 1.200 alone is a little more than one."""
_SPACES = re.compile(r"\s")


def plain_digits(text: str) -> str | None:
    """A number as programs write it; None where people would not write one so."""
    text = _SPACES.sub(" ", text.strip().replace("\u2212", "-"))
    if _PLAIN.fullmatch(text):
        return text
    if _GROUPED.fullmatch(text):
        return re.sub("[, ]", "", text)
    if _POINTED.fullmatch(text):
        return text.replace(".", "")
    if _DECIMAL_COMMA.fullmatch(text):
        return re.sub("[. ]", "", text).replace(",", ".")
    return None
