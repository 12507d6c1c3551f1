"""What a kind of job declares."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Job:
    """One kind of work that waits on a queue."""

    kind: str
    queue: str
    run: Callable[..., Awaitable[None]]
    """Called with the house and what was handed in."""
    attempts: int = 3
