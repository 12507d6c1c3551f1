"""What is answered, as the reference shows it; every answer has it in `data`."""

from __future__ import annotations

from typing import Annotated, Any, Literal, NotRequired

from pydantic import ConfigDict, WithJsonSchema, with_config
from typing_extensions import TypedDict

from kinoform.http.operations import Fault

Address = Annotated[str, WithJsonSchema({"type": "string", "format": "uri"})]
Moment = Annotated[str, WithJsonSchema({"type": "string", "format": "date-time"})]
Event = Literal["render.done", "render.failed"]
_TOLD = with_config(ConfigDict(use_attribute_docstrings=True))


class User(TypedDict):
    """Somebody who can sign in."""

    id: str
    username: str
    email: str
    status: Literal["pending", "active"]
    created_at: Moment


class Registered(TypedDict):
    """An account that waits for its address to be proved."""

    user: User
    message: str


class Verified(TypedDict):
    """An account whose address is proved."""

    verified: Literal[True]
    username: str


class Note(TypedDict):
    """What happens next."""

    message: str


@_TOLD
class SignedIn(TypedDict):
    """A session."""

    access_token: str
    """For `Authorization: Bearer`."""
    token_type: Literal["Bearer"]
    expires_in: int
    """Seconds."""
    user: User


class SignedOut(TypedDict):
    """A session that is over."""

    logged_out: Literal[True]


class Me(TypedDict):
    """Who is signed in."""

    user: User


class PasswordChanged(TypedDict):
    """Another password, from now on."""

    changed: Literal[True]


@_TOLD
class ApiKey(TypedDict):
    """A key, without its secret."""

    id: str
    name: str
    prefix: str
    """How it begins."""
    scopes: list[str]
    created_at: Moment
    last_used_at: Moment | None
    revoked_at: Moment | None


@_TOLD
class FreshApiKey(ApiKey):
    """A key that was minted just now."""

    plaintext: str
    """The key itself; it is shown this once."""


class KeyMinted(TypedDict):
    """A fresh key."""

    api_key: FreshApiKey


class Keys(TypedDict):
    """All keys of an account."""

    api_keys: list[ApiKey]


class Revoked(TypedDict):
    """A key that is refused from now on."""

    id: str
    revoked: Literal[True]


@_TOLD
class Render(TypedDict):
    """A render as it stands."""

    id: str
    status: Literal["queued", "rendering", "done", "failed", "cancelled"]
    progress: float
    """From 0 to 1."""
    url: Address | None
    """The film, for a week; asking again gives a fresh link."""
    error: str | None
    warnings: list[Fault]
    """What has no effect, such as fields that nobody knows; later what the render noticed."""
    output: dict[str, Any]
    width: int
    height: int
    duration: float
    """Seconds."""
    created_at: Moment | None
    started_at: Moment | None
    finished_at: Moment | None


@_TOLD
class RenderQueued(Render):
    """A render that waits for its turn."""

    render_id: str
    """The same as `id`."""


class RenderRetried(Render):
    """A render anew."""

    retry_of: str


@_TOLD
class Renders(TypedDict):
    """A page of renders, the newest first."""

    renders: list[Render]
    limit: int
    offset: int
    next_before: str | None
    """For `before`, to get the next page."""


@_TOLD
class Template(TypedDict):
    """A timeline with gaps."""

    id: str
    name: str
    fields: list[str]
    """The names of its gaps."""
    timeline: dict[str, Any]
    output: NotRequired[dict[str, Any]]
    created_at: Moment
    updated_at: Moment


class KeptTemplate(TypedDict):
    """One template."""

    template: Template


class Templates(TypedDict):
    """A page of templates."""

    templates: list[Template]
    limit: int
    offset: int


class Deleted(TypedDict):
    """What is gone."""

    id: str
    deleted: Literal[True]


@_TOLD
class Webhook(TypedDict):
    """A subscription."""

    id: str
    url: Address
    events: list[Event]
    secret: NotRequired[str]
    """Signs what is sent; shown by webhook.create and webhook.get."""
    active: bool
    created_at: Moment


class KeptWebhook(TypedDict):
    """One subscription."""

    webhook: Webhook


class Webhooks(TypedDict):
    """All subscriptions."""

    webhooks: list[Webhook]


@_TOLD
class Delivery(TypedDict):
    """A message to a subscriber."""

    id: str
    webhook_id: str | None
    render_id: str | None
    event: str
    url: Address
    status: str
    tries: int
    answer: Any
    """What the receiver said last."""
    payload: Any
    created_at: Moment | None
    tried_at: Moment | None


class OneDelivery(TypedDict):
    """One message."""

    delivery: Delivery


class Deliveries(TypedDict):
    """A page of messages, the newest first."""

    deliveries: list[Delivery]
    next_before: str | None


class Call(TypedDict):
    """A call of the account, without what it carried."""

    id: str
    method: str
    path: str
    status: int
    key_id: str | None
    user_id: str | None
    request_id: str
    address: str | None
    took_ms: float
    called_at: Moment


class Calls(TypedDict):
    """A page of calls, the newest first."""

    calls: list[Call]
    next_before: str | None


@_TOLD
class ErrorFacts(TypedDict):
    """What is wrong."""

    code: str
    """Stable, for programs."""
    message: str
    hint: NotRequired[str]
    problems: NotRequired[list[Fault]]


class Error(TypedDict):
    """A refusal."""

    error: ErrorFacts


class RenderEvent(TypedDict):
    """The end of a render."""

    event: Event
    data: Render
    created_at: Moment | None
