"""Where an expansion is, in the original document and in the expanded one, and what it found."""

from __future__ import annotations

from collections.abc import Callable

from kinoform.compile.expansion.budget import OverLimit
from kinoform.kit import pointer
from kinoform.model.problem import Problem


class Trail:
    """The steps to where we are, and what was noted on the way."""

    def __init__(self, most_problems: int) -> None:
        self.origins: dict[str, str] = {}
        """Where a clip that has moved comes from."""
        self.inserted: set[str] = set()
        """Where in the expanded document a whole list or object took the place of a text."""
        self._most_problems = most_problems
        self._problems: dict[tuple[str, str, str], Problem] = {}
        self._from: list[str | int] = []
        self._to: list[str | int] = []

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(self._problems.values())

    @property
    def depth(self) -> int:
        return len(self._from)

    def step_in(self, original: str | int, expanded: str | int) -> None:
        self._from.append(original)
        self._to.append(expanded)

    def step_out(self) -> None:
        self._from.pop()
        self._to.pop()

    def arrive_at(self, expanded: int) -> None:
        """The next item of the original list comes to lie there in the expanded one."""
        self._to[-1] = expanded

    def remember_origin(self) -> None:
        """Note where this item comes from, if it has moved."""
        if self._from[-1] != self._to[-1]:
            self.origins[pointer.join("", *self._to)] = pointer.join("", *self._from)

    def remember_insertion(self) -> None:
        """Note that what is here has no insides in the original document."""
        self.inserted.add(pointer.join("", *self._to))

    def note(self, code: str, message: str, hint: str | Callable[[], str] = "") -> None:
        """Add a problem of where we are, unless a copy of the same clip has had it already."""
        place = pointer.join("", *self._from)
        key = (code, place, message)
        if key in self._problems:
            return
        if len(self._problems) == self._most_problems:
            raise OverLimit("too_many_problems", "there are more problems, which are not listed")
        self._problems[key] = Problem(
            code, place, message, hint if isinstance(hint, str) else hint()
        )

    def stop(self, over: OverLimit) -> None:
        """Add the problem that ends the expansion here."""
        place = pointer.join("", *self._from)
        self._problems[over.code, place, over.message] = Problem(
            over.code, place, over.message, over.hint
        )
