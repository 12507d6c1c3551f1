"""Cuts an expression into numbers, texts, names and marks."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Literal

from kinoform.compile.expression.errors import ExpressionError
from kinoform.compile.expression.limits import MAX_NUMBER, MAX_SOURCE

Kind = Literal["number", "text", "name", "mark", "end"]

_TOKEN = re.compile(
    r"""
    (?P<space>\s+)
    |(?P<number>(?:[0-9]+\.[0-9]+|\.[0-9]+|[0-9]+)(?:[eE][+-]?[0-9]{1,3})?)
    |(?P<name>[^\W\d]\w*)
    |(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
    |(?P<mark>\*\*|&&|\|\||==|!=|<=|>=|[-+*/%()\[\],.|?:<>!])
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", "/": "/", '"': '"', "'": "'"}


@dataclass(frozen=True, slots=True)
class Token:
    """One word of an expression; `word` is how it was written, `value` what it means."""

    kind: Kind
    word: str
    offset: int
    value: str | float = ""


def tokens(source: str) -> list[Token]:
    """The words of an expression, and an end after them."""
    if len(source) > MAX_SOURCE:
        raise ExpressionError(f"an expression has at most {MAX_SOURCE} letters", MAX_SOURCE)
    found = []
    at = 0
    while at < len(source):
        match = _TOKEN.match(source, at)
        if match is None:
            raise ExpressionError(_strange(source[at]), at)
        word = match[0]
        match match.lastgroup:
            case "number":
                found.append(Token("number", word, at, _number(word, at)))
            case "text":
                found.append(Token("text", word, at, _text(word, at)))
            case "name":
                found.append(Token("name", word, at))
            case "mark":
                found.append(Token("mark", word, at))
        at += len(word)
    found.append(Token("end", "", len(source)))
    return found


def _strange(letter: str) -> str:
    if letter in "\"'":
        return "a text begins here and never ends"
    if letter == "=":
        return "'=' means nothing here; write '==' to compare"
    if letter in "{}":
        return "braces mean nothing within an expression"
    return f"{letter!r} means nothing here"


def _number(word: str, offset: int) -> float:
    number = int(word) if word.isdecimal() else float(word)
    if not math.isfinite(float(number) if len(word) < 300 else math.inf) or number > MAX_NUMBER:
        raise ExpressionError("the number is too large", offset)
    return number


def _text(word: str, offset: int) -> str:
    def unescaped(match: re.Match[str]) -> str:
        letter = match[1]
        if len(letter) == 5:
            return chr(int(letter[1:], 16))
        if letter not in _ESCAPED:
            raise ExpressionError(
                f"'\\{letter}' is no escape; write '\\\\' for a backslash", offset
            )
        return _ESCAPED[letter]

    text = _ESCAPE.sub(unescaped, word[1:-1])
    try:
        # A pair of \u escapes may stand for one letter beyond the basic plane.
        return text.encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        raise ExpressionError("the text holds half of a letter", offset) from None
