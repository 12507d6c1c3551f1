"""Refusals outside of all doors, and each kind of refusal once, to show how doors send it."""

from __future__ import annotations

from starlette.responses import JSONResponse

from kinoform.app.refusal import Reason, Refused
from kinoform.http.statuses import STATUSES

SAMPLES: dict[Reason, Refused] = {
    each.reason: each
    for each in (
        Refused("unauthenticated", "INVALID_API_KEY", "this API key is not known here"),
        Refused(
            "no_credits", "INSUFFICIENT_CREDITS", "this render costs 15 credits, and there are 4"
        ),
        Refused("forbidden", "FORBIDDEN", "this key may not do that", "mint a key with that scope"),
        Refused("not_found", "NOT_FOUND", "there is nothing of that name"),
        Refused("invalid", "INVALID_REQUEST", "limit must be a positive whole number"),
        Refused("conflict", "ALREADY_RENDERING", "this film is being rendered already"),
        Refused("too_large", "INVALID_REQUEST", "the body is larger than 20 MB"),
        Refused(
            "limited", "RATE_LIMITED", "too many requests", "ask again in 2 seconds",
            retry_after_seconds=2,
        ),
        Refused("unavailable", "UNAVAILABLE", "too much is asked at once", "ask again later"),
        Refused("source_failed", "SOURCE_FAILED", "OpenAlex does not answer", "try again later"),
    )
}  # fmt: skip
MEANINGS: dict[Reason, str] = {
    "unauthenticated": "No key, or none that is good.",
    "no_credits": "Not enough credits; nothing was begun.",
    "forbidden": "The key lacks the scope.",
    "not_found": "Not there, or somebody else's.",
    "invalid": "The request has faults; those of a document are all listed.",
    "conflict": "It does not fit the state that things are in.",
    "too_large": "More bytes than are taken.",
    "limited": "Too many requests.",
    "unavailable": "Something that this needs is busy or away.",
    "source_failed": "A source of data elsewhere did not give what it was asked for.",
}


def plain(refused: Refused) -> JSONResponse:
    """A refusal outside of all doors."""
    error = {"code": refused.code, "message": refused.message, "hint": refused.hint}
    return JSONResponse({"error": error}, STATUSES[refused.reason])
