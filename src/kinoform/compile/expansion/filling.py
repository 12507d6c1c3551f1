"""Puts values in the place of expressions, one text at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kinoform.compile.expansion.budget import Budget
from kinoform.compile.expansion.template import Hole, pieces_of, whole_expression
from kinoform.compile.expansion.trail import Trail
from kinoform.compile.expression import ExpressionError, Meter, UnknownName, evaluate, text_of


class NoValue(Exception):
    """The expression has no value; the trail has the problem."""


class Filling:
    """Fills the holes of texts with what the names in force give."""

    def __init__(self, trail: Trail, budget: Budget) -> None:
        self._trail = trail
        self._budget = budget

    def fill(self, text: str, names: Mapping[str, Any]) -> Any:
        """The text with its holes filled; a text that is one hole becomes a typed value."""
        pieces = pieces_of(text)
        try:
            if len(pieces) == 1 and isinstance(pieces[0], Hole):
                return self._inserted(self._value(pieces[0], names))
            written = [
                self._text(piece, names) if isinstance(piece, Hole) else piece for piece in pieces
            ]
        except NoValue:
            return ""
        self._budget.add_letters(sum(map(len, written)))
        return "".join(written)

    def condition(self, text: str, names: Mapping[str, Any]) -> Any:
        """The value of an expression with or without braces around it; may raise NoValue."""
        source = whole_expression(text)
        return self._evaluated(text if source is None else source, names)

    def _text(self, hole: Hole, names: Mapping[str, Any]) -> str:
        try:
            return text_of(self._value(hole, names))
        except ExpressionError as error:
            self._trail.note("bad_expression", error.message)
            raise NoValue from None

    def _value(self, hole: Hole, names: Mapping[str, Any]) -> Any:
        if hole.source is None:
            self._trail.note(
                "bad_expression", "'{{' is never closed", r"write \{{ for two literal braces"
            )
            raise NoValue
        return self._evaluated(hole.source, names)

    def _evaluated(self, source: str, names: Mapping[str, Any]) -> Any:
        meter = Meter()
        try:
            return evaluate(source, names, meter)
        except UnknownName as error:
            unknown = error
            self._trail.note("unknown_variable", error.message, lambda: unknown.hint)
        except ExpressionError as error:
            place = f"letter {(error.offset or 0) + 1} of {source[:80]!r}"
            self._trail.note("bad_expression", f"{error.message} ({place})")
        finally:
            self._budget.spend_steps(meter.spent + len(source) // 8)
        raise NoValue

    def _inserted(self, value: Any) -> Any:
        if isinstance(value, list | dict):
            self._budget.add_value(value, self._trail.depth)
            self._trail.remember_insertion()
        return value
