"""From seconds to the timestamps of one video stream, in exact numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from kinoform.model.time import FrameRate, exact

if TYPE_CHECKING:
    from av.video.stream import VideoStream

_FLOAT_SLACK = Fraction(1, 1_000_000)
"""Seconds that arrive as binary floats may lie this far before the frame they mean."""
_FINEST_GRID = Fraction(1, 8)
"""Ticks coarser than this share of a frame were not rounded, and are taken as they are."""


@dataclass(frozen=True, slots=True)
class PictureClock:
    """When the frames of a stream begin.

    Containers round: frame 2 of a 29.97 film in WebM is stamped 67 ms, not 66.73. A stamp that
    lies within one tick of the even grid of its rate stands for the grid point.
    """

    tick: Fraction
    """Seconds in one unit of the stream's timestamps."""
    first: int
    """The timestamp of the first frame, which is source time zero; so it is for the sound."""
    rate: Fraction | None
    """The even rate of the stream, when its ticks are fine enough to have been rounded."""

    @classmethod
    def of(cls, stream: VideoStream) -> PictureClock:
        """The clock of an opened stream."""
        tick = stream.time_base or Fraction(1, 1000)
        rate = nominal_rate(stream)
        is_fine = rate is not None and tick * rate <= _FINEST_GRID
        return cls(tick, stream.start_time or 0, rate if is_fine else None)

    def begin_of(self, stamp: int) -> Fraction:
        """The source time at which the frame with a timestamp appears."""
        since_first = (stamp - self.first) * self.tick
        if self.rate:
            even = round(since_first * self.rate) / self.rate
            if abs(even - since_first) <= self.tick:
                return even
        return since_first

    def last_stamp_at(self, seconds: Fraction | float) -> int:
        """The latest timestamp that has appeared at a source time."""
        now = exact(seconds) + _FLOAT_SLACK
        stamp = self.first + math.floor(now / self.tick) + 1
        while self.begin_of(stamp) > now:
            stamp -= 1
        return stamp


def nominal_rate(stream: VideoStream) -> Fraction | None:
    """The rate that a stream means, without the rounding of its container."""
    rate = stream.guessed_rate or stream.average_rate
    return FrameRate.of(rate).per_second if rate else None
