"""How long templates and primitives really last, and when their marks are spoken of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kinoform.compile.media import nested_clips
from kinoform.compile.parse import element_kinds
from kinoform.compile.templates.base import USUAL_SECONDS
from kinoform.compile.timing import Clock
from kinoform.elements.primitive import PrimitiveClip
from kinoform.elements.template import TemplateClip
from kinoform.model.document.clip import Clip
from kinoform.model.document.timeline import Timeline

_AFTER_WORDS = 0.5
"""Seconds that a scene stays after its last word."""


def scene_lengths(
    timeline: Timeline, clock: Clock, places: Mapping[int, str], planned: Mapping[str, float]
) -> dict[str, float]:
    """The seconds of templates and primitives that were not known when they were planned, by place.

    A clip to the "end" or to an anchor has the length that it was timed to; one without a length
    has that of what is said in it.
    """
    found: dict[str, float] = {}
    for clip in _scenes(clip for track in timeline.tracks for clip in track.clips):
        where = places[id(clip)]
        if isinstance(clip, TemplateClip) and clip.duration in {None, "auto"}:
            seconds = _spoken(clip, clock, planned.get(where, USUAL_SECONDS))
        elif isinstance(clip.duration, str) and id(clip) in clock.times:
            seconds = float(clock.times[id(clip)].duration)
        else:
            continue
        if seconds > 0 and (seconds != USUAL_SECONDS or isinstance(clip, PrimitiveClip)):
            found[where] = seconds
    return found


def spoken_beats(
    timeline: Timeline, clock: Clock, places: Mapping[int, str]
) -> dict[str, tuple[float | None, ...]]:
    """When the marks of each primitive come, by its place, for those that say so."""
    scenes = _scenes(clip for track in timeline.tracks for clip in track.clips)
    return {places[id(clip)]: clock.beats[id(clip)] for clip in scenes if clock.beats.get(id(clip))}


def _scenes(clips: Iterator[Clip]) -> Iterator[TemplateClip | PrimitiveClip]:
    for clip in clips:
        if isinstance(clip, TemplateClip | PrimitiveClip):
            yield clip
        else:
            yield from _scenes(nested_clips(clip))


def _spoken(clip: TemplateClip, clock: Clock, planned: float) -> float:
    """The length of the video that speaks; without one, of the words if these take longer."""
    needed = planned
    for inner in clip.clips:
        length = element_kinds()[inner.type].natural_seconds(inner, clock.media)
        if length is None:
            continue
        if inner.type == "video" and getattr(inner, "role", None) == "speech":
            return float(length)
        if inner.type == "subtitle" and length > planned:
            needed = float(length) + _AFTER_WORDS
    return needed
