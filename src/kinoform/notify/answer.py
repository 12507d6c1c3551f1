"""How one try to deliver a webhook ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PostCode = Literal[
    "webhook_bad_url",
    "webhook_forbidden_address",
    "webhook_needs_https",
    "webhook_redirected",
    "webhook_status",
    "webhook_timeout",
    "webhook_failed",
]


@dataclass(frozen=True, slots=True)
class PostFault:
    """Why a webhook did not arrive, fit for the one who registered it."""

    code: PostCode
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back, or why nothing did."""

    status: int | None
    """None when nothing answered."""
    fault: PostFault | None
    """None when it was delivered, that is, for every 2xx."""
    retry_after_seconds: float | None
    took_seconds: float
    excerpt: str
    """How the answer began, for the delivery log."""
