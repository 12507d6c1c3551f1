"""What can go wrong with an expression, and where in its source."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from itertools import islice

_LONGEST_NAME = 64
_MOST_NAMES = 200


class ExpressionError(ValueError):
    """The expression has no value; `offset` counts letters from its beginning."""

    def __init__(self, message: str, offset: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


class UnknownName(ExpressionError):
    """The expression asks for something that was not given; `hint` may say what was meant."""

    def __init__(
        self, name: str, message: str, known: Collection[str] = (), offset: int | None = None
    ) -> None:
        super().__init__(message, offset)
        self.name = name
        self._known = known

    @property
    def hint(self) -> str:
        """The nearest names that were given."""
        owner, dot, asked = self.name.rpartition(".")
        close = [f"{owner}{dot}{word}" for word in close_names(asked, self._known)]
        return f"did you mean {' or '.join(close)}?" if close else ""


def close_names(asked: str, known: Collection[str]) -> list[str]:
    """Up to three names that look like the one that was asked for."""
    if len(asked) > _LONGEST_NAME:
        return []
    candidates = {
        name.lower(): name for name in islice(known, _MOST_NAMES) if len(name) <= _LONGEST_NAME
    }
    return [candidates[name] for name in difflib.get_close_matches(asked.lower(), candidates)]
