"""How commands end: with what they were asked for, or with problems and an exit code."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

import click

from kinoform.model.problem import (
    Cancelled,
    InvalidDocument,
    KinoformError,
    Problem,
    RenderFailed,
    errors_of,
)

BAD_DOCUMENT = 2
FAILED = 1
INTERRUPTED = 130


def taught(command: Callable[..., None]) -> Callable[..., None]:
    """A command that ends with problems and an exit code instead of a traceback."""

    @wraps(command)
    def run(*args: Any, as_json: bool = False, **options: Any) -> None:
        try:
            command(*args, as_json=as_json, **options)
        except InvalidDocument as invalid:
            show_problems(invalid.problems, as_json=as_json)
            sys.exit(BAD_DOCUMENT)
        except RenderFailed as failed:
            show_problems([failed.problem], as_json=as_json)
            sys.exit(FAILED)
        except (Cancelled, KeyboardInterrupt):
            stopped = Problem("stopped", "", "stopped; nothing was left at the target")
            show_problems([stopped], as_json=as_json)
            sys.exit(INTERRUPTED)
        except KinoformError as error:
            show_problems([Problem("failed", "", str(error))], as_json=as_json)
            sys.exit(FAILED)
        except (click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError):
            raise
        except Exception as error:
            if os.environ.get("KINOFORM_TRACEBACK"):
                raise
            show_problems([_fault_of_ours(error)], as_json=as_json)
            sys.exit(FAILED)

    return run


def _fault_of_ours(error: Exception) -> Problem:
    return Problem(
        "internal_error", "", f"{type(error).__name__}: {error}"[:500],
        "this is a fault of Kinoform's; KINOFORM_TRACEBACK=1 shows where, please report it",
    )  # fmt: skip


def show_problems(problems: Sequence[Problem], *, as_json: bool) -> None:
    """Print problems for a person, or for a program."""
    if as_json:
        errors = errors_of(problems)
        answer = {"ok": not errors, "problems": [problem.as_dict() for problem in problems]}
        click.echo(json.dumps(answer, ensure_ascii=False))
        return
    for problem in problems:
        color = "red" if problem.severity == "error" else "yellow"
        where = problem.pointer or "(document)"
        click.secho(f"{problem.severity} {problem.code}", fg=color, err=True, nl=False)
        click.echo(f"  {where}\n  {problem.message}", err=True)
        if problem.hint:
            click.secho(f"  hint: {problem.hint}", dim=True, err=True)
