"""The values of small expressions such as `price * 1.2 | currency("EUR")`.

The language is total: every source gives a value or an ExpressionError, in bounded time.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kinoform.compile.expression.errors import ExpressionError, UnknownName
from kinoform.compile.expression.evaluator import run
from kinoform.compile.expression.functions import FUNCTIONS
from kinoform.compile.expression.limits import Meter
from kinoform.compile.expression.parser import RESERVED, parse
from kinoform.compile.expression.values import text_of

__all__ = [
    "FUNCTIONS",
    "RESERVED",
    "ExpressionError",
    "Meter",
    "UnknownName",
    "evaluate",
    "text_of",
]


def evaluate(source: str, names: Mapping[str, Any], meter: Meter | None = None) -> Any:
    """The value of an expression; a meter of one's own tells how many steps it took."""
    return run(parse(source), names, meter or Meter())
