"""Where the scenes of a film change, and where something begins or ends within them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kinoform.elements._changing import Changing
from kinoform.elements.group import Group
from kinoform.elements.number import Counting
from kinoform.elements.text import Text
from kinoform.model.animated import Animated
from kinoform.model.composition import Composition, Layer, Value
from kinoform.model.geometry import Size
from kinoform.model.time import Span

FULL = 0.9
"""Share of the frame from which a layer counts as filling it."""
LEAST = 0.2
"""Share of the frame that a new scene changes at least."""
AS_MUCH = 0.5
"""A change of scene is at least this share of what stays: pictures fade into each other."""
NOTHING = 1e-6
"""Share of the frame that nothing takes. Where all goes and something else comes, a scene ends,
however few words it has."""
WORDS = 0.02
"""Share of the frame that text is taken to fill."""


@dataclass(frozen=True, slots=True)
class Cuts:
    """Frames at which a film can well be cut."""

    scenes: dict[int, float]
    """Where much changes at once, each with the share of the frame that changes."""
    changes: tuple[int, ...]
    """Where anything begins or ends, in order."""


@dataclass(frozen=True, slots=True)
class _Actor:
    """One layer as far as cutting is concerned."""

    span: Span
    area: float
    """Share of the frame that it takes, at most all of it."""


def cuts_of(composition: Composition) -> Cuts:
    """The cuts of a film, from when its layers live and how large they are."""
    whole = Span(0, composition.frame_count)
    actors = [
        _Actor(layer.span, _area(layer, composition.size))
        for layer in _unpacked(composition, whole)
    ]
    inner = [
        nested.span.cut(layer.span)
        for layer in composition.layers
        for nested in _inside(layer, composition.size)
    ]
    edges = {
        frame
        for span in (*(actor.span for actor in actors), *inner)
        for frame in (span.start, span.end)
        if whole.start < frame < whole.end
    }
    on_stage = [actor for actor in actors if not _lasts(actor.span, whole)]
    return Cuts(_scenes(on_stage, whole), tuple(sorted(edges)))


def _lasts(span: Span, whole: Span) -> bool:
    """Whether something is there from the first frame to the last, so that no scene has it."""
    return len(span.cut(whole)) == len(whole)


def _scenes(actors: Sequence[_Actor], whole: Span) -> dict[int, float]:
    begins: dict[int, float] = defaultdict(float)
    ends: dict[int, float] = defaultdict(float)
    for actor in actors:
        begins[actor.span.start] += actor.area
        ends[actor.span.end] += actor.area
    seen = 0.0
    found: dict[int, float] = {}
    for frame in sorted({*begins, *ends}):
        coming, going = begins[frame], ends[frame]
        stays = seen - going
        seen = stays + coming
        change = max(coming, going)
        is_clean = coming > 0 and going > 0 and stays < NOTHING
        is_large = change >= max(LEAST, AS_MUCH * stays)
        if whole.start < frame < whole.end and (is_clean or is_large):
            found[frame] = round(coming + going, 6)
    return found


def _unpacked(composition: Composition, whole: Span) -> Iterator[Layer]:
    """The layers of the film; for a full-size group as long as the film, those within it."""
    for layer in composition.layers:
        if _lasts(layer.span, whole):
            nested = _inside(layer, composition.size)
            if nested:
                yield from nested
                continue
        yield layer


def _inside(layer: Layer, frame: Size) -> tuple[Layer, ...]:
    """The layers of a group that fills the frame."""
    content = layer.content
    if isinstance(content, Group) and _box(layer, frame) >= FULL:
        return content.layers
    return ()


def _area(layer: Layer, frame: Size) -> float:
    """About how much of the frame a layer takes, whatever words it has.

    Films of one template have other words, and are to be cut alike.
    """
    return WORDS if isinstance(layer.content, Text | Counting) else _box(layer, frame)


def _box(layer: Layer, frame: Size) -> float:
    """The box of a layer as a share of the frame."""
    content = layer.content
    size = (content.at_rest if isinstance(content, Changing) else content).size
    width = min(size.width * _largest(layer.motion.scale_x), frame.width)
    height = min(size.height * _largest(layer.motion.scale_y), frame.height)
    return width * height / (frame.width * frame.height)


def _largest(value: Value) -> float:
    if isinstance(value, Animated):
        numbers = (frame.value for frame in value.frames)
        return max(
            (abs(number) for number in numbers if isinstance(number, int | float)), default=1
        )
    return abs(value)
