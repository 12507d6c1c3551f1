"""What a door to the server declares."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from kinoform.app.house import House
from kinoform.app.refusal import Refused
from kinoform.db.films import Film
from kinoform.db.renders import Render
from kinoform.http.operations import Reference


@dataclass(frozen=True, slots=True)
class Ended:
    """A render at its end, with all that a door may tell of it."""

    render: Render
    film: Film | None
    url: str | None
    """A link to what was made; none where it failed."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """One API as its clients know it."""

    name: str
    key_prefix: str
    scopes: tuple[str, ...]
    """What a key may do if nothing else is asked for."""
    router: Callable[[House], APIRouter]
    refuse: Callable[[Refused], Response]
    """An error in the door's own envelope."""
    event: Callable[[Ended], tuple[str, dict[str, Any]]]
    """What a webhook hears at the end of a render: the event's name, and the message."""
    owns: Callable[[str], bool]
    """Whether a path belongs to the door, even where there is nothing."""
    signature_header: str = ""
    """What carries the hexadecimal signature of its webhooks, where clients know one."""
    reference: Reference | None = None
    """What clients read about its operations."""

    @property
    def told(self) -> Reference:
        """Its reference, or what can be told of a door without one."""
        return self.reference or Reference(
            name=self.name, title=self.name.title(), description="", tags={}, operations={},
            error=Any, refuse=self.refuse, key_prefix=self.key_prefix,
        )  # fmt: skip
