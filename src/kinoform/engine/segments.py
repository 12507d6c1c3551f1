"""Cuts a film into spans that can be rendered apart.

The plan depends on the composition alone, never on who renders it, so any number of workers makes
the same frames, and a span can be repeated or shared by its content.
"""

from __future__ import annotations

from kinoform.model.composition import Composition
from kinoform.model.time import Span

SPAN_SECONDS = 4


def plan(composition: Composition) -> tuple[Span, ...]:
    """Spans of about four seconds, one after the other, that make up the film."""
    length = max(1, round(SPAN_SECONDS * composition.rate.per_second))
    count = composition.frame_count
    return tuple(Span(start, min(start + length, count)) for start in range(0, count, length))


def part(spans: tuple[Span, ...], wanted: Span) -> tuple[Span, ...]:
    """What of the plan lies within some frames."""
    return tuple(span.cut(wanted) for span in spans if span.overlaps(wanted))
