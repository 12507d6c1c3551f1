"""The record of one function that expressions may call."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Function:
    """A pure function of plain values; the first argument is what a pipe hands over."""

    form: str
    """How it is written, such as `round(x, digits=0)`."""
    summary: str
    """What it gives, in one line."""
    run: Callable[..., Any]
    takes_missing: bool = False
    """An argument that names something unknown arrives as null."""

    @property
    def name(self) -> str:
        return self.form.partition("(")[0]

    def accepts(self, count: int) -> bool:
        """Whether it can be called with so many arguments."""
        parameters = inspect.signature(self.run).parameters.values()
        fewest = sum(p.default is p.empty and p.kind is not p.VAR_POSITIONAL for p in parameters)
        any_number = any(p.kind is p.VAR_POSITIONAL for p in parameters)
        return fewest <= count and (any_number or count <= len(parameters))
