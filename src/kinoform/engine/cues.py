"""The words of a film in portions that can be read."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Cue:
    """One portion of subtitles; lines are separated by newlines."""

    start: Fraction
    end: Fraction
    text: str
