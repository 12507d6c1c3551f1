"""Cuts a film into spans that can be rendered apart.

The plan depends on the composition alone, never on who renders it, so any number of workers makes
the same frames, and a span can be repeated or shared by its content.
"""

from __future__ import annotations

import math
from itertools import pairwise

from kinoform.model.composition import Composition
from kinoform.model.time import Span

SPAN_SECONDS = 4
"""The longest span."""
SHORTEST_SECONDS = 2
SHARES = 4
"""Longer films are cut into a multiple of this many spans: two or four workers end together."""


def plan(composition: Composition) -> tuple[Span, ...]:
    """Equal spans of two to four seconds, one after the other, that make up the film."""
    seconds = composition.duration
    if seconds < SHARES * SHORTEST_SECONDS:
        pieces = max(1, int(seconds / SHORTEST_SECONDS))
    else:
        pieces = SHARES * math.ceil(seconds / (SHARES * SPAN_SECONDS))
    borders = [composition.frame_count * piece // pieces for piece in range(pieces + 1)]
    return tuple(Span(start, end) for start, end in pairwise(borders) if end > start)


def part(spans: tuple[Span, ...], wanted: Span) -> tuple[Span, ...]:
    """What of the plan lies within some frames."""
    return tuple(span.cut(wanted) for span in spans if span.overlaps(wanted))
