"""Points in time, as answers write them."""

from __future__ import annotations

from datetime import UTC, datetime


def instant(moment: datetime | None) -> str | None:
    """A time as JavaScript writes it: in UTC, to the millisecond."""
    if moment is None:
        return None
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
