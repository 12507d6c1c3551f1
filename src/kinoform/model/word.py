"""One word and when it is said."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Word:
    """One word of what is spoken, on the clock of the film or of the medium that says it."""

    text: str
    start: Fraction
    end: Fraction
