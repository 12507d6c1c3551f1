"""How long, deep and laborious an expression may be."""

from __future__ import annotations

from kinoform.compile.expression.errors import ExpressionError

MAX_SOURCE = 4_096
MAX_DEPTH = 64
MAX_STEPS = 10_000
MAX_TEXT = 100_000
MAX_ITEMS = 10_000
MAX_NUMBER = 1e300


class Meter:
    """Counts the steps of one evaluation."""

    __slots__ = ("_most", "spent")

    def __init__(self, most: int = MAX_STEPS) -> None:
        self._most = most
        self.spent = 0

    def spend(self, steps: int) -> None:
        """Count some steps; raises when they are too many."""
        self.spent += steps
        if self.spent > self._most:
            raise ExpressionError("the expression takes too many steps")
