"""What guarded probes said, remembered: a film that is edited is looked at again and again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kinoform.engine.probe import probe_guarded
from kinoform.kit.byte_cache import ByteCache
from kinoform.model.media import Media

MOST_LOOKS = 4096


class Looks:
    """Looks at each file once, in a limited process of its own."""

    def __init__(self, probe: Callable[[str], Media] = probe_guarded) -> None:
        self._probe = probe
        self._known: ByteCache[Media] = ByteCache(MOST_LOOKS)

    def at(self, path: str) -> Media:
        """What a file holds; raises MediaProblem, which is not remembered."""
        # Not the time of change, which the folder of media touches to say that a file is in use.
        status = Path(path).stat()
        key = (path, status.st_size, status.st_ino)
        return self._known.get_or_make(key, lambda: self._probe(path), lambda _: 1)
