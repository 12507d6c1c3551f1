"""Cuts a film into spans that can be rendered apart.

The plan depends on the composition alone, never on who renders it, so any number of workers makes
the same frames, and a span can be repeated or shared by its content. Its borders are those of the
film's own scenes: where one scene becomes longer, the others are still cut as they were.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from kinoform.engine.scene_cuts import Cuts, cuts_of
from kinoform.model.composition import Composition
from kinoform.model.time import FrameRate, Span, exact

SPAN_SECONDS = 4
"""The longest span."""
SHORTEST_SECONDS = 1
LEAST_WORTH_CUTTING = 2
"""Seconds up to which a span of a short film stays whole."""
SHARES = 4
"""Films that are long enough have this many spans: two or four workers end together."""
FURTHEST_SECONDS = 0.8
"""How far a border moves to where something begins or ends within a scene."""


def plan(composition: Composition) -> tuple[Span, ...]:
    """Spans of one to four seconds, one after the other, that make up the film."""
    rate, count = composition.rate, composition.frame_count
    cuts = cuts_of(composition)
    shortest = _frames(rate, SHORTEST_SECONDS)
    longest = _frames(rate, _longest_seconds(composition.duration))
    scenes = _scene_borders(cuts, count, shortest)
    borders = [0]
    for scene in pairwise(scenes):
        borders += _inner_borders(Span(*scene), cuts, shortest, longest, rate)
        borders.append(scene[1])
    return tuple(Span(start, end) for start, end in pairwise(borders))


def part(spans: tuple[Span, ...], wanted: Span) -> tuple[Span, ...]:
    """What of the plan lies within some frames."""
    return tuple(span.cut(wanted) for span in spans if span.overlaps(wanted))


def _longest_seconds(duration: Fraction) -> Fraction:
    return min(Fraction(SPAN_SECONDS), max(Fraction(LEAST_WORTH_CUTTING), duration / SHARES))


def _frames(rate: FrameRate, seconds: Fraction | float) -> int:
    return max(1, rate.frame_during(exact(seconds)))


def _scene_borders(cuts: Cuts, count: int, shortest: int) -> list[int]:
    """Where scenes change, the strongest changes first, none close to another."""
    kept = [0, count]
    for frame in sorted(cuts.scenes, key=lambda frame: (-cuts.scenes[frame], frame)):
        place = bisect_left(kept, frame)
        if min(frame - kept[place - 1], kept[place] - frame) >= shortest:
            kept.insert(place, frame)
    return kept


def _inner_borders(
    scene: Span, cuts: Cuts, shortest: int, longest: int, rate: FrameRate
) -> list[int]:
    """Borders of equal pieces of one scene, each moved to where something happens nearby."""
    pieces = -(-len(scene) // longest)
    reach = _frames(rate, FURTHEST_SECONDS)
    borders: list[int] = []
    before = scene.start
    for piece in range(1, pieces):
        even = scene.start + len(scene) * piece // pieces
        left = pieces - piece
        lowest = max(even - reach, before + shortest, scene.end - left * longest)
        highest = min(even + reach, before + longest, scene.end - left * shortest)
        before = _nearest(cuts.changes, even, lowest, highest)
        borders.append(before)
    return borders


def _nearest(changes: Sequence[int], wanted: int, lowest: int, highest: int) -> int:
    """The change nearest to a frame, within limits; the frame itself where there is none."""
    nearby = changes[bisect_left(changes, lowest) : bisect_right(changes, highest)]
    itself = min(max(wanted, lowest), highest)
    return min(nearby, key=lambda frame: (abs(frame - wanted), frame), default=itself)
