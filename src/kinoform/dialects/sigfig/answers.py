"""What is answered about films, keys, credits and webhooks."""

from __future__ import annotations

from typing import Annotated, Any, Literal, NotRequired

from pydantic import ConfigDict, WithJsonSchema, with_config
from typing_extensions import TypedDict

from kinoform.db.batches import Standing
from kinoform.db.plans import Tier
from kinoform.http.operations import Fault

Address = Annotated[str, WithJsonSchema({"type": "string", "format": "uri"})]
Moment = Annotated[str, WithJsonSchema({"type": "string", "format": "date-time"})]
Stage = Literal["pending", "processing", "complete", "failed"]
Event = Literal["render.completed", "render.failed", "batch.completed"]
_TOLD = with_config(ConfigDict(use_attribute_docstrings=True))


@_TOLD
class Error(TypedDict):
    """A refusal."""

    success: Literal[False]
    error: str
    code: str
    """Stable, for programs."""
    hint: NotRequired[str]
    details: NotRequired[list[Fault]]
    """Each thing to mend, at its place in the request."""


class Done(TypedDict):
    """It was done."""

    success: Literal[True]
    id: str
    message: str


@_TOLD
class JobMade(TypedDict):
    """A render that waits for its turn."""

    success: Literal[True]
    jobId: str
    status: Literal["pending"]
    templateId: str | None
    displayName: str
    """Whom or what the film is about."""
    creditsUsed: int
    """Set aside; they come back if the render fails."""
    creditsRemaining: int
    warnings: list[Fault]
    message: str


@_TOLD
class Job(TypedDict):
    """A film, and how far it is."""

    id: str
    status: Stage
    """One that was cancelled has failed, with the code `CANCELLED`."""
    outputUrl: Address | None
    """The file, for a week; asking again gives a fresh link."""
    posterUrl: Address | None
    authorName: str
    """Whom or what the film is about."""
    templateId: str | None
    batchId: str | None
    progress: float
    """From 0 to 1."""
    error: str | None
    """Why it failed."""
    errorCode: str | None
    warnings: list[Fault]
    width: int
    height: int
    duration: float
    """Seconds."""
    creditsUsed: int
    createdAt: Moment | None
    completedAt: Moment | None


class JobAnswer(TypedDict):
    """One film."""

    success: Literal[True]
    job: Job


@_TOLD
class ApiKey(TypedDict):
    """A key, without its secret."""

    id: str
    name: str
    keyPrefix: str
    """How it begins."""
    scopes: str
    """With commas."""
    createdAt: Moment | None
    lastUsedAt: Moment | None
    expiresAt: Moment | None


class KeyList(TypedDict):
    """The keys of an account that are good."""

    success: Literal[True]
    keys: list[ApiKey]


@_TOLD
class KeyMade(TypedDict):
    """A fresh key."""

    success: Literal[True]
    key: str
    """The key itself; it is shown this once."""
    apiKey: ApiKey
    message: str


class CreditsLeft(TypedDict):
    """What can be spent."""

    success: Literal[True]
    credits: int
    creditsRemaining: int


@_TOLD
class Purse(TypedDict):
    """Credits of an account."""

    remaining: int
    reserved: int
    """Set aside for renders under way."""
    spent: int


class Billing(TypedDict):
    """An account's plan and credits."""

    success: Literal[True]
    plan: str
    tier: Tier
    credits: Purse


class Movement(TypedDict):
    """A movement of credits."""

    id: str
    type: str
    amount: int
    jobId: str | None
    createdAt: Moment | None


@_TOLD
class Usage(TypedDict):
    """A page of movements, the newest first."""

    success: Literal[True]
    usage: list[Movement]
    nextCursor: str | None
    """For `cursor`, to get the next page."""


class Webhook(TypedDict):
    """A subscription."""

    id: str
    url: Address
    events: list[str]
    active: bool
    createdAt: Moment | None


class WebhookAnswer(TypedDict):
    """One subscription."""

    success: Literal[True]
    webhook: Webhook


@_TOLD
class WebhookSecret(WebhookAnswer):
    """A subscription with what its messages are signed with."""

    secret: str
    """It is shown this once."""
    message: str


class WebhookList(TypedDict):
    """The subscriptions of an account, the newest first."""

    success: Literal[True]
    webhooks: list[Webhook]


@_TOLD
class Delivery(TypedDict):
    """A message to a receiver."""

    id: str
    webhookId: str | None
    event: str
    url: Address
    status: Literal["pending", "delivered", "failed"]
    attempts: int
    response: Any
    """What the receiver said last."""
    payload: Any
    createdAt: Moment | None
    attemptedAt: Moment | None


class DeliveryAnswer(TypedDict):
    """One message."""

    success: Literal[True]
    delivery: Delivery


class DeliveryPage(TypedDict):
    """A page of messages, the newest first."""

    success: Literal[True]
    deliveries: list[Delivery]
    nextCursor: str | None


class EndedJob(TypedDict):
    """The end of a render."""

    jobId: str | None
    batchId: str | None
    templateId: str | None
    authorName: str | None
    status: Literal["complete", "failed"]
    outputUrl: Address | None
    error: str | None
    createdAt: Moment | None
    completedAt: Moment | None


class RenderEnded(TypedDict):
    """A message about the end of a render."""

    event: Literal["render.completed", "render.failed"]
    timestamp: Moment | None
    data: EndedJob


class EndCounts(TypedDict):
    """How the films of a batch ended."""

    complete: int
    failed: int
    cancelled: int


class EndedBatch(TypedDict):
    """The end of a batch."""

    batchId: str
    name: str | None
    templateId: str
    status: Standing
    totalJobs: int
    counts: EndCounts
    completedAt: Moment


class BatchEnded(TypedDict):
    """A message about the end of a batch."""

    event: Literal["batch.completed"]
    timestamp: Moment
    data: EndedBatch
