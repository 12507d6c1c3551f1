"""Hints for names that nobody knows."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

SHOWN = 12


def suggestion(name: str, known: Sequence[str]) -> str:
    """The closest known name as a question, or the first few names."""
    plain = {entry.replace("-", "").casefold(): entry for entry in known}
    close = difflib.get_close_matches(name.replace("-", "").casefold(), plain, 1)
    if close:
        return f"did you mean {plain[close[0]]!r}?"
    more = ", ..." if len(known) > SHOWN else ""
    return f"such as {', '.join(known[:SHOWN])}{more}"
