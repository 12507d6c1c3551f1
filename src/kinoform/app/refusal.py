"""Why a command is not carried out, as a value that every door spells in its own way."""

from __future__ import annotations

from typing import Literal

from kinoform.model.problem import KinoformError, Problem

Reason = Literal[
    "unauthenticated", "forbidden", "not_found", "invalid", "conflict", "no_credits",
    "too_large", "reused", "limited", "unavailable", "source_failed",
]  # fmt: skip


class Refused(KinoformError):
    """A command was refused; nothing has changed."""

    def __init__(
        self,
        reason: Reason,
        code: str,
        message: str,
        hint: str = "",
        problems: tuple[Problem, ...] = (),
        retry_after_seconds: int | None = None,
    ) -> None:
        self.reason: Reason = reason
        self.code = code
        self.message = message
        self.hint = hint
        self.problems = problems
        self.retry_after_seconds = retry_after_seconds
        super().__init__(message)


def faulty(problems: tuple[Problem, ...], code: str | None = None) -> Refused:
    """The refusal of a document for its errors: the first one told, all of them carried."""
    first = problems[0]
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    place = f"{first.pointer}: " if first.pointer else ""
    message = f"{place}{first.message}{more}"
    return Refused("invalid", code or first.code, message, first.hint, problems)


def no_such(noun: str) -> Refused:
    """The refusal for what is not there, or is somebody else's."""
    return Refused("not_found", "NOT_FOUND", f"there is no such {noun}")
