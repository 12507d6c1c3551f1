"""What is heard: stretches of media on the film's clock, with gain over time."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Role = Literal["speech", "music", "sound"]


@dataclass(frozen=True, slots=True)
class Duck:
    """How far to go down, and under what."""

    under: Role = "speech"
    by_db: float = 12.0
    attack: float = 0.25
    """Seconds before the other begins at which the way down starts (the mix looks ahead)."""
    release: float = 0.4
    """Seconds that the way back up takes."""
    below_db: float | None = None
    """How far beneath the other it is at the least, so that loud music goes down further than
    `by_db`; None is no further."""


@dataclass(frozen=True, slots=True)
class GainPoint:
    """The gain at an instant, and the curve that leads there."""

    seconds: float
    gain: float
    easing: str = "linear"


@dataclass(frozen=True, slots=True)
class Sound:
    """One medium, heard from `start` to `end` of the film."""

    path: str
    start: Fraction
    """Seconds of the film, 0 or later."""
    end: Fraction
    source_start: Fraction = Fraction(0)
    """Seconds of the medium, of which 0 is its first picture, or its first sample without one."""
    source_end: Fraction | None = None
    """None is where the medium ends. A loop repeats at this instant, even where the sound of a
    film is shorter than its picture."""
    rate: Fraction = Fraction(1)
    """Playback rate from 1/4 to 4; the pitch is kept."""
    loop: bool = False
    crossfade: float | None = None
    """Seconds for which the rounds of a loop overlap, so that each is shorter by them; 0 is for a
    medium whose end runs into its beginning. None keeps the period, with a seam too short to hear.
    """
    gain: tuple[GainPoint, ...] = (GainPoint(0.0, 1.0),)
    """Points by seconds since `start`; constant before the first and after the last."""
    fade_in: float = 0.0
    """Seconds; fades are by equal power, so that two sounds cross over evenly."""
    fade_out: float = 0.0
    pan: float = 0.0
    """-1 is left, 1 is right, by equal power."""
    role: Role = "sound"
    duck: Duck | None = None


@dataclass(frozen=True, slots=True)
class Mastering:
    """How loud the whole mix is to be; None leaves it as it is."""

    target_lufs: float | None = -16.0
    peak_dbtp: float = -1.5
    """True peaks are held beneath this in every case."""
    sample_rate: int = 48_000
