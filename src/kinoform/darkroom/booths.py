"""Two booths: one for the voices of this machine, one that waits for providers elsewhere.

So nobody whose film is spoken here waits for a provider who keeps silent. Each is there only while
it is needed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from kinoform.darkroom.booth import Booth
from kinoform.darkroom.rules import MediaRules
from kinoform.narration.rules import UNSPOKEN, UNSPOKEN_ELSEWHERE


class Booths:
    """Who speaks for a server or a worker."""

    def __init__(self, media: MediaRules, *, seconds: float = 120.0) -> None:
        self.here = Booth(media, seconds=seconds)
        self.elsewhere = Booth(media, seconds=seconds)

    def needed(self, codes: Iterable[str]) -> Booth | None:
        """The booth for a document with problems of these codes; None where nothing is unspoken."""
        found = set(codes)
        if UNSPOKEN_ELSEWHERE in found:
            return self.elsewhere
        return self.here if UNSPOKEN in found else None

    async def close(self) -> None:
        """End both, at once."""
        await asyncio.gather(self.here.close(), self.elsewhere.close())
