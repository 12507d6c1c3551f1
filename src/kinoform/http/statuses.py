"""The status of each kind of refusal, where a door knows no other."""

from __future__ import annotations

from kinoform.app.refusal import Reason

STATUSES: dict[Reason, int] = {
    "unauthenticated": 401, "forbidden": 403, "not_found": 404, "invalid": 400, "conflict": 409,
    "no_credits": 402, "too_large": 413, "reused": 422, "limited": 429, "unavailable": 503,
    "source_failed": 502,
}  # fmt: skip
