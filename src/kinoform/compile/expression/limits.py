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
    """Counts the steps of one evaluation down."""

    __slots__ = ("left",)

    def __init__(self, steps: int = MAX_STEPS) -> None:
        self.left = steps

    def spend(self, steps: int) -> None:
        """Take some steps; raises when there are not so many left."""
        self.left -= steps
        if self.left < 0:
            raise ExpressionError("the expression takes too many steps")
