"""What requests bring, as the reference shows it."""

from __future__ import annotations

from typing import Annotated, Any, NotRequired

from pydantic import ConfigDict, Field, with_config
from typing_extensions import TypedDict

from kinoform.dialects.vidgenie.answers import Address, Event
from kinoform.dialects.vidgenie.timeline import Request

_TOLD = with_config(ConfigDict(use_attribute_docstrings=True))


class NewAccount(TypedDict):
    """An account to be opened."""

    username: str
    email: str
    password: str


class MailedToken(TypedDict):
    """A token that came by mail."""

    token: str


class MailAddress(TypedDict):
    """An address."""

    email: str


class Credentials(TypedDict):
    """A name and its password."""

    username: str
    password: str


class NewPassword(TypedDict):
    """A password in place of another."""

    old_password: str
    new_password: str


class NewKey(TypedDict):
    """What a key is to be called."""

    name: str


class Named(TypedDict):
    """Which one."""

    id: str


class RenderRequest(Request):
    """A film to be made."""

    webhook_url: Address | None = None
    """Where the end of this render is to be told, besides subscriptions."""


@_TOLD
class NewTemplate(TypedDict):
    """A timeline with gaps, to be kept."""

    name: str
    timeline: dict[str, Any]
    """A timeline in which {{name}} may stand anywhere, also in place of numbers."""
    output: NotRequired[dict[str, Any]]


class TemplateChange(TypedDict):
    """What becomes of a template; what is left out stays."""

    id: str
    name: NotRequired[str]
    timeline: NotRequired[dict[str, Any]]
    output: NotRequired[dict[str, Any]]


@_TOLD
class TemplateFilling(TypedDict):
    """A template and what goes into its gaps."""

    id: str
    values: NotRequired[dict[str, Any] | None]
    """A value for each of `fields`."""
    output: NotRequired[dict[str, Any]]
    """In place of the template's own."""
    webhook_url: NotRequired[Address | None]


_Events = Annotated[list[Event], Field(min_length=1)]


@_TOLD
class NewWebhook(TypedDict):
    """A subscription to be made."""

    url: Address
    events: NotRequired[_Events]
    """All, if none is named."""


class WebhookChange(TypedDict):
    """What becomes of a subscription; what is left out stays."""

    id: str
    url: NotRequired[Address]
    events: NotRequired[_Events]
    active: NotRequired[bool | None]


class DeliveryNamed(TypedDict):
    """Which message."""

    delivery_id: str
