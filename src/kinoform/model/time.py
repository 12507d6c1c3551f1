"""Rational time: the one module that rounds seconds to frames.

Frames are integers, spans are half-open, and a frame stands for the instant at which it begins.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

# Written microseconds stay as they are, and the noise of binary sums is left out.
_FINEST_DENOMINATOR = 1_000_000
_NTSC_RATES = {Fraction(n * 1000, 1001) for n in (24, 30, 48, 60, 120, 240)}


def exact(seconds: float | Fraction) -> Fraction:
    """Seconds as the fraction that a person meant: 0.1 is a tenth, 0.1 + 0.2 three tenths."""
    if isinstance(seconds, float):
        return Fraction(str(seconds)).limit_denominator(_FINEST_DENOMINATOR)
    return Fraction(seconds)


@dataclass(frozen=True, slots=True, order=True)
class FrameRate:
    """Frames a second, exactly: 29.97 is 30000/1001."""

    per_second: Fraction

    @classmethod
    def of(cls, value: float | Fraction) -> FrameRate:
        """The exact rate that a written number means."""
        written = exact(value)
        for ntsc in _NTSC_RATES:
            if abs(written - ntsc) < Fraction(1, 200) and written.denominator != 1:
                return cls(ntsc)
        return cls(written)

    def first_frame_at(self, seconds: Fraction) -> int:
        """The first frame that begins at or after an instant."""
        return math.ceil(seconds * self.per_second)

    def frame_during(self, seconds: Fraction) -> int:
        """The frame that is on screen at an instant."""
        return math.floor(seconds * self.per_second)

    def seconds_at(self, frame: int) -> Fraction:
        """The instant at which a frame begins."""
        return _quotient(frame, self.per_second.numerator, self.per_second.denominator)

    def span_of(self, start: Fraction, end: Fraction) -> Span:
        """The frames that begin within [start, end)."""
        return Span(self.first_frame_at(start), self.first_frame_at(end))


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Frames from `start` up to, and without, `end`."""

    start: int
    end: int

    def __contains__(self, frame: int) -> bool:
        return self.start <= frame < self.end

    def __len__(self) -> int:
        return max(0, self.end - self.start)

    def overlaps(self, other: Span) -> bool:
        """Whether some frame is in both."""
        return max(self.start, other.start) < min(self.end, other.end)

    def cut(self, other: Span) -> Span:
        """The frames that are in both."""
        start = max(self.start, other.start)
        return Span(start, max(start, min(self.end, other.end)))


@lru_cache(maxsize=256)
def _quotient(frame: int, numerator: int, denominator: int) -> Fraction:
    # Every layer of a frame asks for the same, and dividing fractions takes its time.
    return Fraction(frame * denominator, numerator)
