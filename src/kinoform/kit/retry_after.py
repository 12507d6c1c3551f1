"""How long a server asks us to wait."""

from __future__ import annotations

import email.utils
import re
import time

_SECONDS = re.compile(r"[0-9]{1,9}")


def retry_after_seconds(written: str) -> float | None:
    """The seconds of a Retry-After header, which is a number or a date; None when it is neither."""
    written = written.strip()
    if _SECONDS.fullmatch(written):
        return float(written)
    try:
        moment = email.utils.parsedate_to_datetime(written).timestamp()
    except (ValueError, OverflowError):
        return None
    return max(0.0, moment - time.time())
