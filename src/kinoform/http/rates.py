"""How often somebody may ask: counted by key and route, on all servers together."""

from __future__ import annotations

from dataclasses import dataclass

from kinoform.app.refusal import Refused
from kinoform.db.database import Transaction
from kinoform.db.plans import Plan
from kinoform.db.rates import use_up

MAKING = (":create", ":write", ":batch")
"""How scopes end with which something is made."""
RATE_HEADERS = {
    "X-RateLimit-Limit": "How often this may be asked in the span that leaves least.",
    "X-RateLimit-Remaining": "How often it may still be asked in that span.",
    "X-RateLimit-Reset": "Seconds until that span is over.",
}
"""On every answer to a caller who is counted."""


@dataclass(frozen=True, slots=True)
class Rate:
    """So many times in a span of time."""

    times: int
    seconds: int = 60
    rule: str = ""
    """Routes with the same rule are counted together; each has its own by default."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How much of a rate is left to somebody."""

    limit: int
    remaining: int
    reset_seconds: int


def rates_of(plan: Plan, scope: str) -> tuple[Rate, ...]:
    """What a plan allows on a route that needs a scope."""
    makes = scope.endswith(MAKING)
    return (Rate(plan.creates_per_minute if makes else plan.requests_per_minute),)


async def count(
    tx: Transaction, subject: str, route: str, rates: tuple[Rate, ...]
) -> tuple[Standing, bool]:
    """Where somebody stands on a route after one more call, and whether the call is too many."""
    standings: list[Standing] = []
    is_over = False
    for rate in rates:
        used = await use_up(tx, subject, f"{rate.rule or route}/{rate.seconds}", rate.seconds)
        is_over |= used.times > rate.times
        remaining = max(0, rate.times - used.times)
        standings.append(Standing(rate.times, remaining, used.seconds_left))
    return min(standings, key=lambda each: (each.remaining, -each.reset_seconds)), is_over


def too_often(standing: Standing) -> Refused:
    """The refusal of a call too many."""
    return Refused(
        "limited", "RATE_LIMITED", f"this may be asked {standing.limit} times in its span of time",
        f"ask again in {standing.reset_seconds} seconds",
        retry_after_seconds=standing.reset_seconds,
    )  # fmt: skip


def rate_headers(standing: Standing) -> dict[str, str]:
    """A standing in the headers that clients know."""
    told = (standing.limit, standing.remaining, standing.reset_seconds)
    return dict(zip(RATE_HEADERS, map(str, told), strict=True))
