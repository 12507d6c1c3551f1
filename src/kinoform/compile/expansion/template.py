r"""Finds the `{{ expression }}` holes in a text; `\{{` is a literal `{{`."""

from __future__ import annotations

import re
from dataclasses import dataclass

OPENING = "{{"
_NOTABLE = re.compile(r"\\.|[\"']|\}\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Hole:
    """Where a value goes; the source of an expression, or None where the hole never closes."""

    source: str | None


def pieces_of(text: str) -> list[str | Hole]:
    """The text cut at its holes; empty literals are left out."""
    pieces: list[str | Hole] = []
    literal = ""
    at = 0
    while True:
        opening = text.find(OPENING, at)
        if opening < 0:
            literal += text[at:]
            break
        if opening > at and text[opening - 1] == "\\":
            literal += text[at : opening - 1] + OPENING
            at = opening + 2
            continue
        literal += text[at:opening]
        if literal:
            pieces.append(literal)
            literal = ""
        closing = _closing(text, opening + 2)
        if closing is None:
            pieces.append(Hole(None))
            break
        pieces.append(Hole(text[opening + 2 : closing]))
        at = closing + 2
    return [*pieces, literal] if literal else pieces


def _closing(text: str, start: int) -> int | None:
    """Where the hole ends: braces within quotes do not close it."""
    quote = ""
    for match in _NOTABLE.finditer(text, start):
        mark = match[0]
        if quote:
            quote = "" if mark == quote else quote
        elif mark == "}}":
            return match.start()
        elif mark in "\"'":
            quote = mark
    return None


def whole_expression(text: str) -> str | None:
    """The source of the only hole, if there is nothing around it."""
    pieces = pieces_of(text.strip()) if OPENING in text else []
    if len(pieces) == 1 and isinstance(pieces[0], Hole):
        return pieces[0].source
    return None
