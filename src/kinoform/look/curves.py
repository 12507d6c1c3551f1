"""How long things take to come, to stay and to go, and along which curves they move."""

from __future__ import annotations

from dataclasses import dataclass

ENTER = "easeOutQuint"
LEAVE = "easeInCubic"
MOVE = "easeInOutCubic"
POP = "spring(1,170,18.6)"
"""Overshoots by about four hundredths; for badges, pins and pops only."""
DRIFT = "easeInOutSine"

ENTER_SECONDS = 0.65
LEAVE_SECONDS = 0.3
STAGGER_SECONDS = 0.07
STANDING_SECONDS = 1.2
"""By then the whole picture stands."""
SECONDS_A_WORD = 0.25
CALM_SECONDS = 3.0
"""Scenes shorter than this come and go faster in proportion."""


def reading_seconds(text: str) -> float:
    """How long text has to stand to be read; scripts without spaces count two letters a word."""
    words = len(text.split())
    dense = sum(1 for letter in text if "\u2e80" <= letter <= "\uffdc")
    return 1.0 + SECONDS_A_WORD * max(words, dense / 2)


@dataclass(frozen=True, slots=True)
class Beat:
    """The timing of one scene of some seconds."""

    seconds: float

    @property
    def pace(self) -> float:
        """1 in a calm scene, less in a short one."""
        return min(1.0, self.seconds / CALM_SECONDS)

    @property
    def enter(self) -> float:
        """Seconds that one thing takes to come in."""
        return ENTER_SECONDS * self.pace

    @property
    def leave(self) -> float:
        """Seconds that the scene takes to go."""
        return LEAVE_SECONDS * self.pace

    @property
    def leaves_at(self) -> float:
        return self.seconds - self.leave

    def delay(self, order: int, count: int) -> float:
        """When thing number `order` of `count` begins to come in, so that all stand in time."""
        room = (STANDING_SECONDS - ENTER_SECONDS) * self.pace
        step = min(STAGGER_SECONDS * self.pace, room / max(count - 1, 1))
        return order * step
