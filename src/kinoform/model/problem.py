"""What is wrong with a document, as values; and the errors that carry them.

KinoformError
├── InvalidDocument   the document has problems; all of them are listed
├── RenderFailed      the document was fine, making the film was not
└── Cancelled         somebody asked to stop
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: a stable code, where it is, what it is, and how to mend it."""

    code: str
    pointer: str
    message: str
    hint: str = ""
    severity: Severity = "error"

    def as_dict(self) -> dict[str, str]:
        """The problem as plain JSON."""
        return asdict(self)

    def __str__(self) -> str:
        place = self.pointer or "document"
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.severity} {self.code} at {place}: {self.message}{hint}"


def warning(code: str, pointer: str, message: str, hint: str = "") -> Problem:
    """A problem that does not stop the film."""
    return Problem(code, pointer, message, hint, "warning")


def errors_of(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Only the problems that stop the film."""
    return tuple(problem for problem in problems if problem.severity == "error")


class KinoformError(Exception):
    """The root of everything that this package raises on purpose."""


class InvalidDocument(KinoformError):
    """The document cannot become a film; `problems` lists every reason."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[InvalidDocument], tuple[tuple[Problem, ...]]]:
        return InvalidDocument, (self.problems,)


class RenderFailed(KinoformError):
    """The film could not be made; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))

    def __reduce__(self) -> tuple[type[RenderFailed], tuple[Problem]]:
        return RenderFailed, (self.problem,)


class Cancelled(KinoformError):
    """The caller asked to stop, and nothing was left at the target."""
