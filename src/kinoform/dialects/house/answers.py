"""What is answered, as the reference shows it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import ConfigDict, WithJsonSchema, with_config
from typing_extensions import TypedDict

from kinoform.db.plans import Plan
from kinoform.db.renders import RenderStatus
from kinoform.http.operations import Fault

Address = Annotated[str, WithJsonSchema({"type": "string", "format": "uri"})]
Moment = Annotated[str, WithJsonSchema({"type": "string", "format": "date-time"})]
_TOLD = with_config(ConfigDict(use_attribute_docstrings=True))


@_TOLD
class Credits(TypedDict):
    """Credits of an account."""

    balance: int
    """What can be spent."""
    reserved: int
    """Set aside for renders under way."""
    spent: int


class Storage(TypedDict):
    """Room for uploads."""

    used_bytes: int
    cap_bytes: int


class Account(TypedDict):
    """An account, its plan, and what is left of it."""

    id: str
    name: str
    created_at: Moment
    plan: Plan
    credits: Credits
    storage: Storage


@_TOLD
class Transfer(TypedDict):
    """A movement of credits."""

    id: str
    source: str
    target: str
    amount: int
    reason: str
    render_id: str | None
    created_at: Moment


@_TOLD
class Transfers(TypedDict):
    """A page of movements, the newest first."""

    transfers: list[Transfer]
    next_before: str | None
    """For `before`, to get the next page."""


class Call(TypedDict):
    """A call of the account, without what it carried."""

    id: str
    method: str
    path: str
    status: int
    key_id: str | None
    person_id: str | None
    request_id: str
    address: str | None
    took_ms: float
    called_at: Moment


class Calls(TypedDict):
    """A page of calls, the newest first."""

    calls: list[Call]
    next_before: str | None


class Cause(TypedDict):
    """Why a render failed."""

    code: str | None
    message: str | None
    hint: str | None


@_TOLD
class Render(TypedDict):
    """A render as it stands."""

    id: str
    door: str
    """By which API it came."""
    film_id: str | None
    status: RenderStatus
    progress: float
    """From 0 to 1."""
    url: Address | None
    """The film, for a week."""
    problem: Cause | None
    warnings: list[Fault]
    """What was noticed of its document, such as a voice that another one stands in for."""
    width: int
    height: int
    seconds: float
    output: dict[str, Any]
    credits: int
    """What it costs."""
    webhook_url: Address | None
    created_at: Moment | None
    started_at: Moment | None
    finished_at: Moment | None


class Renders(TypedDict):
    """A page of renders, the newest first."""

    renders: list[Render]
    next_before: str | None


class RenderRetried(Render):
    """A render anew."""

    retry_of: str


@_TOLD
class Delivery(TypedDict):
    """A message to a receiver."""

    id: str
    door: str
    event: str
    render_id: str | None
    webhook_id: str | None
    url: Address
    status: str
    tries: int
    answer: Any
    """What the receiver said last."""
    payload: Any
    created_at: Moment | None
    tried_at: Moment | None


class Deliveries(TypedDict):
    """A page of messages, the newest first."""

    deliveries: list[Delivery]
    next_before: str | None


@_TOLD
class Secret(TypedDict):
    """What messages of renders are signed with."""

    secret: str
    """Begins with `whsec_`."""


class ErrorFacts(TypedDict):
    """What is wrong."""

    code: str
    message: str
    hint: str
    problems: list[Fault]


class Error(TypedDict):
    """A refusal."""

    error: ErrorFacts
