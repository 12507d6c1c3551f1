"""When every clip begins and ends: automatic starts, anchors, and media's own lengths."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeGuard

from kinoform.compile.anchors import Anchor, Heard, bare
from kinoform.compile.beats import moments_of
from kinoform.compile.neighbours import Neighbours
from kinoform.compile.parse import element_kinds
from kinoform.compile.settling import Unresolved, settled
from kinoform.compile.suggest import shown, suggestion
from kinoform.elements.base import Setting
from kinoform.elements.primitive import PrimitiveClip
from kinoform.kit import pointer
from kinoform.model.document.clip import Clip
from kinoform.model.geometry import Size
from kinoform.model.media import Media
from kinoform.model.problem import Problem, warning
from kinoform.model.time import exact


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds on the parent's clock."""

    start: Fraction
    duration: Fraction

    @property
    def end(self) -> Fraction:
        return self.start + self.duration


@dataclass
class Clock:
    """Finds the times of all clips of a document."""

    media: Mapping[str, Media]
    place_of: Callable[[Clip], str]
    unread_ids: frozenset[str] = frozenset()
    """Ids of clips that could not be read, which is listed already."""
    problems: list[Problem] = field(default_factory=list)
    times: dict[int, Times] = field(default_factory=dict)
    """By the identity of the clip."""
    beats: dict[int, tuple[float | None, ...]] = field(default_factory=dict)
    """When marks of primitives come, in seconds of their clip, by the clip's identity."""

    def film(self, rows: Sequence[Sequence[Clip]]) -> Fraction:
        """Time all clips of some rows, and what is in them; the end of the last one."""
        return _Row(self, rows).end()

    def natural(self, clip: Clip, length: Fraction | None) -> Fraction | None:
        """How long a clip is by itself: its medium, its words, its own clips.

        Its own clips are timed on the way; their "end" is the `length` where that is written.
        """
        element = element_kinds()[clip.type]
        if element.nested_rows is not None:
            rate = exact(clip.optional("playback_rate") or 1.0)
            whole = None if length is None else length * rate
            return _Row(self, [element.nested_rows(clip)], whole).end() / rate
        return element.natural_seconds(clip, self.media)

    def inside(self, clip: Clip, length: Fraction) -> None:
        """Time what lives as long as a clip: the clip of its mask, and those that it carries."""
        for child in element_kinds()[clip.type].carried(clip):
            self.natural(child, length)
            self.inside(child, length)
        if clip.mask is not None and clip.mask.clip is not None:
            _Row(self, [[clip.mask.clip]], length, fills=True).end()

    def longest(self, clip: Clip) -> Fraction | None:
        """The length that a clip's source range allows, whatever its duration says."""
        element = element_kinds()[clip.type]
        return element.longest_seconds(clip)

    def has_media(self, clip: Clip) -> bool:
        """Whether everything that a clip names was found."""
        return all(source in self.media for source in element_kinds()[clip.type].sources(clip))

    def note(self, code: str, clip: Clip, what: str, message: str, hint: str) -> Unresolved:
        """List a problem; what to raise because of it."""
        where = pointer.join(self.place_of(clip), what)
        self.problems.append(Problem(code, where, message, hint))
        return Unresolved()


_Step = tuple[str, int]
"""The start or the duration of one clip of a row, or the end of the whole row."""
_WHOLE: _Step = ("whole", 0)


class _Row:
    """The times of clips that share one clock, each found after those that it is timed by."""

    def __init__(
        self,
        clock: Clock,
        rows: Sequence[Sequence[Clip]],
        whole: Fraction | None = None,
        *,
        fills: bool = False,
    ) -> None:
        self.clock = clock
        self.unwritten = "end" if fills else "auto"
        self.beside = Neighbours(rows, clock.unread_ids, clock.note)
        self.clips = self.beside.clips
        for clip in self.beside.twins:
            where = pointer.join(clock.place_of(clip), "id")
            message = f"another clip beside this one has the id {shown(clip.id)}"
            clock.problems.append(
                warning("duplicate_id", where, message, "times are taken from the first one")
            )
        self.known: dict[_Step, Fraction | None] = {} if whole is None else {_WHOLE: whole}
        self.heard: dict[int, Heard] = {}
        """What clips say, by their places: many others may be timed by one long speech."""

    def end(self) -> Fraction:
        """Time every clip; the latest end."""
        latest = Fraction(0)
        for index, clip in enumerate(self.clips):
            start, duration = self._settled("start", index), self._settled("duration", index)
            if duration is None:
                self.clock.natural(clip, None)  # whatever is wrong inside is listed too
            if start is None or duration is None:
                start = duration = Fraction(0)
            self.clock.times[id(clip)] = Times(start, duration)
            self.clock.inside(clip, duration)
            latest = max(latest, start + duration)
        for clip in self.clips:
            if isinstance(clip, PrimitiveClip) and clip.beats is not None:
                self.clock.beats[id(clip)] = self._beats(clip)
        return latest

    def _settled(self, what: str, index: int) -> Fraction | None:
        return settled((what, index), self.known, self._needs, self._find, self._circle)

    def _beats(self, clip: PrimitiveClip) -> tuple[float | None, ...]:
        """When the marks of a primitive come; what cannot be known is listed and left open."""
        try:
            return moments_of(
                clip, self.clock.times[id(clip)].start,
                lambda whom: self._heard(self.beside.named(clip, "beats", whom)[1]),
                lambda anchor: self._anchor(clip, "beats", anchor),
            )  # fmt: skip
        except Unresolved:
            return ()

    def _circle(self, step: _Step) -> Unresolved:
        what, index = step
        if step == _WHOLE:
            return Unresolved()
        return self.clock.note(
            "circular_times", self.clips[index], what, f"its {what} depends on itself",
            "give one of the clips in the circle a number",
        )  # fmt: skip

    def _needs(self, step: _Step) -> list[_Step]:
        what, index = step
        if step == _WHOLE:
            fixed = [at for at, clip in enumerate(self.clips) if clip.duration != "end"]
            return [(part, at) for at in fixed for part in ("start", "duration")]
        clip = self.clips[index]
        if what == "start":
            if clip.start is None or clip.start == "auto":
                previous = self.beside.before[index]
                return [] if previous is None else [("start", previous), ("duration", previous)]
            return self._anchor_needs(clip, what, clip.start) if _is_text(clip.start) else []
        duration = self._duration_of(clip)
        if duration == "end":
            return [("start", index), _WHOLE]
        if _is_anchor(duration):
            return [("start", index), *self._anchor_needs(clip, what, duration)]
        return []

    def _duration_of(self, clip: Clip) -> float | str:
        return self.unwritten if clip.duration is None else clip.duration

    def _find(self, step: _Step) -> Fraction:
        what, index = step
        if step == _WHOLE:
            ends = [
                (self.known["start", at] or 0) + (self.known["duration", at] or 0)
                for at, clip in enumerate(self.clips)
                if clip.duration != "end"
            ]
            return Fraction(max(ends, default=0))
        return self._start(index) if what == "start" else self._duration(index)

    def _start(self, index: int) -> Fraction:
        clip = self.clips[index]
        start = clip.start
        if start is None or start == "auto":
            previous = self.beside.before[index]
            return Fraction(0) if previous is None else self._end_of(previous)
        return self._anchor(clip, "start", start) if isinstance(start, str) else exact(start)

    def _duration(self, index: int) -> Fraction:
        clip = self.clips[index]
        written = self._written(index)
        natural = self.clock.natural(clip, written)
        length = natural if written is None else written
        if length is None and not self.clock.has_media(clip):
            raise Unresolved
        if length is None:
            raise self.clock.note(
                "missing_field", clip, "duration",
                f"a {clip.type} clip has no length of its own", "give it a duration in seconds",
            )  # fmt: skip
        longest = self.clock.longest(clip)
        return length if longest is None else min(length, longest)

    def _written(self, index: int) -> Fraction | None:
        """The length that the document says; None when it is the clip's own."""
        clip = self.clips[index]
        duration = self._duration_of(clip)
        if duration == "auto":
            return None
        if duration == "end":
            return max(Fraction(0), self._value(_WHOLE) - self._value(("start", index)))
        if _is_anchor(duration):
            until = self._anchor(clip, "duration", duration)
            length = max(Fraction(0), until - self._value(("start", index)))
            return clip.lasting(length) if isinstance(clip, PrimitiveClip) else length
        if isinstance(duration, str):
            raise self.clock.note(
                "bad_value", clip, "duration", f"{shown(duration)} is no duration",
                'a number of seconds, "auto", "end" or "@id.end"',
            )  # fmt: skip
        return exact(duration)

    def _value(self, step: _Step) -> Fraction:
        value = self.known[step]
        if value is None:
            raise Unresolved
        return value

    def _end_of(self, index: int) -> Fraction:
        return self._value(("start", index)) + self._value(("duration", index))

    def _anchor_needs(self, clip: Clip, what: str, text: str) -> list[_Step]:
        anchor, other = self.beside.named(clip, what, text)
        needs: list[_Step] = [("start", other)]
        if anchor.edge == "end" or anchor.words:
            needs.append(("duration", other))
        return needs

    def _anchor(self, clip: Clip, what: str, text: str) -> Fraction:
        anchor, other = self.beside.named(clip, what, text)
        if anchor.words:
            at = self._word(clip, what, other, anchor)
        else:
            at = self._end_of(other) if anchor.edge == "end" else self._value(("start", other))
        return max(Fraction(0), at + anchor.shift)

    def _word(self, clip: Clip, what: str, index: int, anchor: Anchor) -> Fraction:
        other = self.clips[index]
        heard = self._heard(index)
        at = anchor.found_in(heard)
        if at is not None:
            return at
        times = f" {anchor.nth} times" if anchor.nth > 1 else ""
        raise self.clock.note(
            "unknown_anchor", clip, what,
            f"{shown(other.id)} does not say {shown(anchor.words)}{times}",
            suggestion(
                bare(anchor.words or ""), heard.text.split(),
                "name a clip with words",
            ),
        )  # fmt: skip

    def _heard(self, index: int) -> Heard:
        if index not in self.heard:
            clip = self.clips[index]
            if not self.clock.has_media(clip):
                raise Unresolved
            setting = Setting(
                parent=Size(1.0, 1.0), start=self._value(("start", index)),
                duration=self._value(("duration", index)), media=self.clock.media,
            )  # fmt: skip
            self.heard[index] = Heard.of(element_kinds()[clip.type].say(clip, setting))
        return self.heard[index]


def _is_text(time: float | str | None) -> TypeGuard[str]:
    return isinstance(time, str)


def _is_anchor(time: float | str) -> TypeGuard[str]:
    return isinstance(time, str) and (time.startswith("@") or Anchor.of(time) is not None)
