"""When every clip begins and ends: automatic starts, anchors, and media's own lengths."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from kinoform.compile.parse import element_kinds
from kinoform.elements.base import Setting
from kinoform.kit import pointer
from kinoform.model.document.clip import Clip
from kinoform.model.geometry import Size
from kinoform.model.media import Media
from kinoform.model.problem import Problem
from kinoform.model.time import exact

_ANCHOR = re.compile(
    r"@(?P<id>[^\s.\[\]+@]+?)(?:\.(?P<edge>start|end)|\[(?P<word>[^\]]+)\])?"
    r"\s*(?P<shift>[+-]\s*\d+(?:\.\d+)?)?\s*s?"
)


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds on the parent's clock."""

    start: Fraction
    duration: Fraction

    @property
    def end(self) -> Fraction:
        return self.start + self.duration


class _Unresolved(Exception):
    """The times of a clip cannot be known; the problem is listed already."""


@dataclass
class Clock:
    """Finds the times of all clips of a document."""

    media: Mapping[str, Media]
    place_of: Callable[[Clip], str]
    problems: list[Problem] = field(default_factory=list)
    times: dict[int, Times] = field(default_factory=dict)
    """By the identity of the clip."""

    def film(self, rows: Sequence[Sequence[Clip]]) -> Fraction:
        """Time all clips of some rows, and what is in them; the end of the last one."""
        return _Row(self, rows).end()

    def natural(self, clip: Clip, length: Fraction | None) -> Fraction | None:
        """How long a clip is by itself: its medium, its words, its own clips.

        Its own clips are timed on the way; their "end" is the `length` where that is written.
        """
        element = element_kinds()[clip.type]
        if element.nested_rows is not None:
            rate = exact(getattr(clip, "playback_rate", 1.0))
            whole = None if length is None else length * rate
            return _Row(self, [element.nested_rows(clip)], whole).end() / rate
        return element.natural_seconds(clip, self.media)

    def longest(self, clip: Clip) -> Fraction | None:
        """The length that a clip's source range allows, whatever its duration says."""
        element = element_kinds()[clip.type]
        return element.longest_seconds(clip)


class _Row:
    """The clips that share one clock, and can name each other."""

    def __init__(
        self, clock: Clock, rows: Sequence[Sequence[Clip]], whole: Fraction | None = None
    ) -> None:
        self.clock = clock
        self.clips = [clip for row in rows for clip in row]
        self.before: dict[int, Clip | None] = {}
        for row in rows:
            for index, clip in enumerate(row):
                self.before[id(clip)] = row[index - 1] if index else None
        self.by_id = {clip.id: clip for clip in self.clips if clip.id is not None}
        self.starts: dict[int, Fraction] = {}
        self.lengths: dict[int, Fraction] = {}
        self.asking: set[tuple[str, int]] = set()
        self.whole = whole

    def end(self) -> Fraction:
        """Time every clip; the latest end."""
        latest = Fraction(0)
        for clip in self.clips:
            try:
                times = Times(self.start(clip), self.length(clip))
            except _Unresolved:
                times = Times(Fraction(0), Fraction(0))
            self.clock.times[id(clip)] = times
            latest = max(latest, times.end)
        return latest

    def start(self, clip: Clip) -> Fraction:
        known = self.starts.get(id(clip))
        if known is None:
            known = self.starts[id(clip)] = self._guarded("start", clip, self._find_start)
        return known

    def length(self, clip: Clip) -> Fraction:
        known = self.lengths.get(id(clip))
        if known is None:
            known = self.lengths[id(clip)] = self._guarded("duration", clip, self._find_length)
        return known

    def _guarded(self, what: str, clip: Clip, find: Callable[[Clip], Fraction]) -> Fraction:
        step = (what, id(clip))
        if step in self.asking:
            raise self._problem(
                "circular_times", clip, what, f"its {what} depends on itself",
                "give one of the clips in the circle a number",
            )  # fmt: skip
        self.asking.add(step)
        try:
            return find(clip)
        finally:
            self.asking.discard(step)

    def _find_start(self, clip: Clip) -> Fraction:
        start = clip.start
        if start is None or start == "auto":
            previous = self.before[id(clip)]
            if previous is None:
                return Fraction(0)
            return self.start(previous) + self.length(previous)
        if isinstance(start, str):
            return self._anchor(clip, "start", start)
        return exact(start)

    def _find_length(self, clip: Clip) -> Fraction:
        try:
            written = self._written_length(clip)
        except _Unresolved:
            self.clock.natural(clip, None)
            raise
        natural = self.clock.natural(clip, written)
        length = natural if written is None else written
        if length is None:
            raise self._problem(
                "missing_field", clip, "duration",
                f"a {clip.type} clip has no length of its own", "give it a duration in seconds",
            )  # fmt: skip
        longest = self.clock.longest(clip)
        return length if longest is None else min(length, longest)

    def _written_length(self, clip: Clip) -> Fraction | None:
        """The length that the document says; None when it is the clip's own."""
        duration = clip.duration
        if duration is None or duration == "auto":
            return None
        if duration == "end":
            return max(Fraction(0), self._whole() - self.start(clip))
        if isinstance(duration, str) and duration.startswith("@"):
            return max(Fraction(0), self._anchor(clip, "duration", duration) - self.start(clip))
        if isinstance(duration, str):
            raise self._problem(
                "bad_value", clip, "duration", f"{duration!r} is no duration",
                'a number of seconds, "auto" or "end"',
            )  # fmt: skip
        return exact(duration)

    def _whole(self) -> Fraction:
        if self.whole is None:
            fixed = [clip for clip in self.clips if clip.duration != "end"]
            self.whole = max(
                (self.start(clip) + self.length(clip) for clip in fixed), default=Fraction(0)
            )
        return self.whole

    def _anchor(self, clip: Clip, what: str, text: str) -> Fraction:
        match = _ANCHOR.fullmatch(text.strip())
        if match is None:
            raise self._problem(
                "bad_value", clip, what, f"{text!r} is no time",
                'a number, "auto", "@id.end+0.5" or "@id[word]"',
            )  # fmt: skip
        other = self.by_id.get(match["id"])
        if other is None:
            close = difflib.get_close_matches(match["id"], self.by_id, 1)
            raise self._problem(
                "unknown_anchor", clip, what, f"no clip beside this one has the id {match['id']!r}",
                f"did you mean {close[0]!r}?" if close else "give the other clip that id",
            )  # fmt: skip
        shift = Fraction((match["shift"] or "0").replace(" ", ""))
        if match["word"]:
            return max(Fraction(0), self._word(clip, what, other, match["word"]) + shift)
        at = self.start(other)
        if match["edge"] == "end":
            at += self.length(other)
        return max(Fraction(0), at + shift)

    def _word(self, clip: Clip, what: str, other: Clip, word: str) -> Fraction:
        setting = Setting(
            parent=Size(1.0, 1.0), start=self.start(other), duration=self.length(other),
            media=self.clock.media,
        )  # fmt: skip
        spoken = element_kinds()[other.type].say(other, setting)
        wanted = _bare(word)
        for said in spoken:
            if _bare(said.text) == wanted:
                return said.start
        close = difflib.get_close_matches(wanted, [_bare(said.text) for said in spoken], 1)
        raise self._problem(
            "unknown_anchor", clip, what, f"{other.id!r} does not say {word!r}",
            f"did you mean {close[0]!r}?" if close else "name a clip with words",
        )  # fmt: skip

    def _problem(self, code: str, clip: Clip, what: str, message: str, hint: str) -> _Unresolved:
        where = pointer.join(self.clock.place_of(clip), what)
        self.clock.problems.append(Problem(code, where, message, hint))
        return _Unresolved()


def _bare(word: str) -> str:
    return "".join(letter for letter in word.casefold() if letter.isalnum())
