"""When nothing happens: the frames at which a layer may differ from the frame before."""

from __future__ import annotations

import bisect
import math
from collections.abc import Iterable, Iterator
from fractions import Fraction

from kinoform.effects._catalogue import all_effects
from kinoform.elements._changing import Changing
from kinoform.elements.group import Group
from kinoform.model.animated import Animated
from kinoform.model.composition import Layer
from kinoform.model.time import FrameRate, Span

Stretch = tuple[float, float]


class Busy:
    """Frames at which something may change, as sorted, separate spans."""

    def __init__(self, spans: Iterable[Span]) -> None:
        merged: list[list[int]] = []
        for span in sorted(span for span in spans if len(span)):
            if merged and span.start <= merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], span.end)
            else:
                merged.append([span.start, span.end])
        self.spans = tuple(Span(start, end) for start, end in merged)
        self._starts = [span.start for span in self.spans]

    def __contains__(self, frame: int) -> bool:
        place = bisect.bisect_right(self._starts, frame) - 1
        return place >= 0 and frame in self.spans[place]


def busy_frames(layer: Layer, rate: FrameRate) -> Busy:
    """The frames at which a layer may look different from the frame before."""
    return Busy(_spans(layer, rate))


def own_busy_frames(layer: Layer, rate: FrameRate) -> Busy:
    """The same without what layers within a group do, and without the mask."""
    return Busy(_own_spans(layer, rate))


def _own_spans(layer: Layer, rate: FrameRate) -> Iterator[Span]:
    yield Span(layer.span.start, layer.span.start + 1)
    yield Span(layer.span.end, layer.span.end + 1)
    for first, last in _stretches(layer):
        begin = layer.start + Fraction(first) / layer.speed
        if math.isinf(last):
            yield Span(rate.frame_during(begin), layer.span.end + 1).cut(_seen(layer))
        else:
            end = layer.start + Fraction(last) / layer.speed
            yield Span(rate.frame_during(begin), rate.first_frame_at(end) + 2).cut(_seen(layer))
    if not isinstance(layer.content, Changing | Group) and not layer.content.is_still:
        yield _seen(layer)


def _spans(layer: Layer, rate: FrameRate) -> Iterator[Span]:
    yield from _own_spans(layer, rate)
    if isinstance(layer.content, Group):
        for nested in layer.content.layers:
            for span in _spans(nested, rate):
                yield span.cut(_seen(layer))
    if layer.mask is not None:
        for span in _spans(layer.mask.layer, rate):
            yield span.cut(_seen(layer))


def _seen(layer: Layer) -> Span:
    return Span(layer.span.start, layer.span.end + 1)


def _stretches(layer: Layer) -> Iterator[Stretch]:
    motion = layer.motion
    values = (
        motion.x, motion.y, motion.scale_x, motion.scale_y, motion.rotation,
        motion.skew_x, motion.skew_y, motion.opacity,
        *(use.value for use in layer.effects),
    )  # fmt: skip
    yield from (value.busy_span() for value in values if isinstance(value, Animated))
    if isinstance(layer.content, Changing):
        yield from (track.busy_span() for _, track in layer.content.tracks)
        if not layer.content.at_rest.is_still:
            yield 0.0, math.inf
    for use in motion.animations:
        yield use.delay, use.delay + use.cycle * use.cycles
    if any(all_effects()[use.kind].changes for use in layer.effects):
        yield 0.0, math.inf
    own_end = float(layer.duration * layer.speed)
    if layer.entrance is not None:
        yield 0.0, layer.entrance.seconds
    if layer.exit is not None:
        yield own_end - layer.exit.seconds, own_end
