"""Where films find stretches that were drawn before: by another film, or by an earlier attempt."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from pathlib import Path

from kinoform.app.house import House
from kinoform.engine.span_shelf import SpanShelf
from kinoform.kit.upkeep import drop_oldest

UNUSED_SECONDS = 3 * 24 * 3600.0
"""After which nobody is likely to come for it."""
_MB = 1024 * 1024


def spans_of(house: House, account_id: str) -> SpanShelf | None:
    """The shelf of an account, which no other account's films can write to or read from.

    None where the house keeps no spans. Spans are named by their content, but whatever draws reads
    media of strangers, and what a damaged codec leaves behind must stay with whoever brought the
    medium.
    """
    budget_bytes = house.settings.spans_mb * _MB
    return SpanShelf(_folder(house) / account_id, budget_bytes) if budget_bytes else None


async def drop_spans(house: House) -> int:
    """How many spans went, because nobody has used them for long or there are too many."""
    return await asyncio.to_thread(_drop, house)


def _folder(house: House) -> Path:
    return house.settings.data_dir / "spans"


def _drop(house: House) -> int:
    before = time.time() - UNUSED_SECONDS
    dropped = 0
    kept = []
    for path in _folder(house).glob("*/*/*"):
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < before:
                path.unlink()
                dropped += 1
            else:
                kept.append(path)
    drop_oldest(kept, house.settings.spans_mb * _MB)
    return dropped + sum(not path.exists() for path in kept)
