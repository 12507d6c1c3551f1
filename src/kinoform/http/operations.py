"""What a door tells of its operations: tables that stand beside the handlers.

A table is keyed by method and path, as in "POST /api/v1/video". The paths themselves come from the
routes of the server, so that a description can neither invent an operation nor hide one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import WithJsonSchema
from starlette.responses import Response

from kinoform.app.refusal import Reason, Refused

Schema = dict[str, Any]
Access = Literal["key", "session", "anybody"]

Fault = Annotated[dict[str, str], WithJsonSchema({
    "title": "Fault",
    "description": "One thing to mend.",
    "type": "object",
    "required": ["code", "pointer", "message", "hint", "severity"],
    "properties": {
        "code": {"type": "string", "description": "Stable, for programs."},
        "pointer": {
            "type": "string", "description": "Where it is: a JSON pointer into what was sent.",
        },
        "message": {"type": "string"},
        "hint": {"type": "string", "description": "How to mend it."},
        "severity": {"enum": ["error", "warning"]},
    },
})]  # fmt: skip
"""A problem as JSON, which doors list in refusals of documents."""
DOCUMENT: Schema = {"$ref": "https://kinoform.invalid/document"}
"""Stands for the schema of documents, wherever a door takes or answers one."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A part of the address that clients choose."""

    name: str
    description: str
    schema: Schema = field(default_factory=lambda: {"type": "string"})
    place: Literal["query", "path", "header"] = "query"
    required: bool = False


@dataclass(frozen=True, slots=True)
class Media:
    """A body or an answer that is no JSON."""

    types: tuple[str, ...]
    description: str
    schema: Schema = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One thing that a client may ask for."""

    id: str
    """What generated clients call it."""
    answer: Any
    """A type, or Media."""
    summary: str = ""
    """In place of the route's own."""
    description: str = ""
    access: Access = "key"
    scope: str = ""
    """What a key must be allowed to do."""
    parameters: tuple[Parameter, ...] = ()
    body: Any = None
    """A type, or Media."""
    body_required: bool = True
    refusals: tuple[Reason, ...] = ()
    """Those besides the ones that its access and its body bring with them."""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    """Headers of the answer, and what they say."""
    asked: Mapping[str, Any] = field(default_factory=dict)
    """Bodies as examples, by what they show."""
    answered: Any = None
    """An answer as example."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hook:
    """What we send to an address of the client's."""

    id: str
    summary: str
    description: str
    payload: Any
    example: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One door as its clients read about it."""

    name: str
    """In addresses."""
    title: str
    description: str
    tags: Mapping[str, str]
    operations: Mapping[str, Operation]
    error: Any
    """The type of every refusal."""
    refuse: Callable[[Refused], Response]
    """A refusal as the door sends it, from which its statuses and examples are taken."""
    key_prefix: str = ""
    hooks: Mapping[str, Hook] = field(default_factory=dict)
