"""What may come between a render and its end, told to whoever ordered it."""

from __future__ import annotations

from kinoform.model.problem import Problem

BROKEN = Problem(
    "render_broken", "", "something broke here, not in your document", "try it again later"
).as_dict()


def took_too_long(minutes: int) -> dict[str, str]:
    """The film was not finished in time."""
    return Problem(
        "render_took_too_long", "", f"the film was not finished within {minutes} minutes",
        "make it shorter or smaller, or cut it into several films",
    ).as_dict()  # fmt: skip


def died(code: int) -> dict[str, str]:
    """The process that drew was lost."""
    return Problem(
        "render_died", "", f"the process that drew the film ended with code {code}",
        "a medium may be damaged, or memory ran out",
    ).as_dict()  # fmt: skip


def given_up(times: int) -> dict[str, str]:
    """Whole workers were lost, or their database."""
    return Problem(
        "render_given_up", "", f"this film was begun {times} times, and its worker was lost",
        "try it again; if that ends the same way, make the film smaller",
    ).as_dict()  # fmt: skip
