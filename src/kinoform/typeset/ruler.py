"""What has to be known of a block of text to break it into lines."""

from __future__ import annotations

from dataclasses import dataclass

ROUNDING = 1e-3
"""How far a line may stand out by the last bits of its sums."""


@dataclass(frozen=True, slots=True)
class Ruler:
    """Where a block of text may be broken, and how wide it is there.

    Characters count from the start of the block.
    """

    end: int
    widths: list[float]
    """The width of the text up to each character."""
    ends: list[int]
    """Where a line may end."""
    reaches: list[float]
    """How far the visible text reaches there: spaces hang, and a hyphen may appear."""
    letters: list[int]
    """Where letters end, for words that are too long."""
    hyphens: frozenset[int] = frozenset()
    """Those of `ends` that lie within a word, behind a hyphen."""
