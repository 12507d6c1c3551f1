"""Turns to ask a server, no more often than it likes."""

from __future__ import annotations

import threading
import time

_LONGEST_REST_SECONDS = 900.0


class Pace:
    """Turns of one process: a few at once, then evenly spaced."""

    def __init__(self, per_second: float, at_once: int) -> None:
        self._spacing = 1.0 / per_second
        self._slack = self._spacing * (at_once - 1)
        self._even_at = 0.0
        """When the next turn would be if all were evenly spaced."""
        self._lock = threading.Lock()

    def take_turn(self, most_seconds: float) -> bool:
        """Wait for a turn; False, at once, when it would come too late."""
        with self._lock:
            now = time.monotonic()
            even_at = max(self._even_at, now)
            wait = max(0.0, even_at - self._slack - now)
            if wait > most_seconds:
                return False
            self._even_at = even_at + self._spacing
        time.sleep(wait)
        return True

    def rest(self, seconds: float) -> None:
        """Give no turn for so long, and then no few at once; the server is in trouble, or asks."""
        until = time.monotonic() + min(seconds, _LONGEST_REST_SECONDS)
        with self._lock:
            self._even_at = max(self._even_at, until + self._slack)
