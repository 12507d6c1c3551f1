"""Turns: no receiver, and no account, can keep all hands of a worker busy.

One that answers only after its timeout would otherwise hold up what is owed to everybody else.
Whoever has no turn is told when to come again, each at a time of its own, at the pace at which the
one in front of them has answered lately.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

USUAL_PACE_SECONDS = 0.2


@dataclass(slots=True)
class _Line:
    most: int
    under_way: int = 0
    pace_seconds: float = USUAL_PACE_SECONDS
    last_call: float = 0.0


class Turns:
    """Turns in several lines at once, each with a name and so many at a time."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._lines: dict[str, _Line] = {}
        self._clock = clock

    def take(self, lines: dict[str, int]) -> float:
        """0 when there was a turn in every line, and it is taken; else the seconds to wait."""
        now = self._clock()
        waits = [self._lines.setdefault(name, _Line(most)) for name, most in lines.items()]
        full = [line for line in waits if line.under_way >= line.most]
        if not full:
            for line in waits:
                line.under_way += 1
            return 0.0
        for line in full:
            begin = max(line.last_call, now + line.pace_seconds)
            line.last_call = begin + line.pace_seconds / line.most
        return max(line.last_call for line in full) - now

    def give_back(self, lines: dict[str, int], took_seconds: float) -> None:
        """End a turn that took so long."""
        now = self._clock()
        for name in lines:
            line = self._lines[name]
            line.under_way -= 1
            line.pace_seconds = took_seconds
            if line.under_way == 0 and line.last_call <= now:
                del self._lines[name]
