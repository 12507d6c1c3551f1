"""Changes to what somebody else has changed in the meantime."""

from __future__ import annotations

from kinoform.app.refusal import Refused


def require_version(noun: str, now: int, read: int | None) -> None:
    """Raise Refused where what was read is not the state of things any more.

    Whoever does not say what they have read changes whatever is there.
    """
    if read is not None and read != now:
        raise Refused(
            "conflict", "VERSION_CONFLICT",
            f"this {noun} is at version {now}, and not at {read} any more",
            "read it again, and change what it is now",
        )  # fmt: skip
