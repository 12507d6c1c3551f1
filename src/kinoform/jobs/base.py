"""What a kind of job declares, and what a worker tells it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from kinoform.darkroom.booths import Booths
from kinoform.jobs._spares import Spares
from kinoform.jobs._workroom import Workroom


@dataclass(frozen=True, slots=True)
class Bench:
    """What a worker has at hand for its jobs."""

    spares: Spares
    workroom: Workroom
    booths: Booths


@dataclass(frozen=True, slots=True)
class Turn:
    """One run of a job."""

    job_id: int
    tries: int
    """How often it was begun before."""
    bench: Bench


@dataclass(frozen=True, slots=True)
class Job:
    """One kind of work that waits on a queue."""

    kind: str
    queue: str
    run: Callable[..., Awaitable[None]]
    """Called with the house, with the turn if it wants to know of it, and what was handed in."""
    at_once: int | None = None
    """How many a worker carries out at the same time; as many as it may render when empty."""
    attempts: int = 3
    wants_turn: bool = False
