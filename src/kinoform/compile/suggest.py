"""Hints for names that nobody knows."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Any

SHOWN = 12
COMPARED = 400
"""Of very many names only the first are compared, so that many mistakes stay cheap."""
_LONGEST = 80


def suggestion(name: str, known: Sequence[str], otherwise: str = "") -> str:
    """The closest known name as a question, or else some words, or else the first few names."""
    plain = {entry.replace("-", "").casefold(): entry for entry in known[:COMPARED]}
    close = difflib.get_close_matches(name[:_LONGEST].replace("-", "").casefold(), plain, 1)
    if close:
        return f"did you mean {plain[close[0]]!r}?"
    if otherwise:
        return otherwise
    if len(known) <= SHOWN:
        return f"one of {', '.join(known)}"
    return f"such as {', '.join(known[:SHOWN])}, ..."


def shown(value: Any) -> str:
    """A value as it is written, cut where it is long."""
    text = repr(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
