"""What is seen of captions at a moment; it changes only while something moves."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kinoform.elements._caption_look import CaptionLook
from kinoform.elements._caption_words import places
from kinoform.model.easing import ease
from kinoform.model.typography import Paragraph

ARRIVAL_SECONDS = 0.2
_GROW_SECONDS = 0.16
_POP_SECONDS = 0.3
_HOP_SECONDS = 0.4
_SHRINK_SECONDS = 0.14
_PANEL_SECONDS = 0.1
_HOP = 0.24
"""How high a word hops, in font sizes."""
_SECOND_HOP = 0.06
_STEPS = 256
"""Steps of a sweep through a word; finer ones cannot be seen."""
_pop = ease("spring(1, 100, 11)")
_out = ease("easeOutCubic")


@dataclass(frozen=True, slots=True)
class Caption:
    """What is read at once, and when; its runs' tags count its words."""

    start: float
    until: float
    paragraph: Paragraph
    times: tuple[tuple[float, float], ...]
    """When each word is spoken."""


@dataclass(frozen=True, slots=True)
class Lift:
    """A word that stands out of its line."""

    word: int
    grown: float
    """How far it has grown to its full size, which springs overshoot."""
    hop: float
    """How high it is, in font sizes."""


@dataclass(frozen=True, slots=True)
class Now:
    """What is seen of a caption at a moment."""

    caption: Caption
    active: int | None
    """The word that is being spoken."""
    shown: int
    """How many of its words are there."""
    come: float
    """How far the caption has come in."""
    coming: tuple[float, ...]
    """How far the newest words have come in; there are none once all have."""
    said: int
    """How many of its words have begun to be spoken, where that can be seen."""
    part: float
    """How much of the last of them has been spoken, where that can be seen."""
    lifts: tuple[Lift, ...]
    panel: float
    """How far the panel behind the active word has come in."""


def now_of(caption: Caption, look: CaptionLook, seconds: float) -> Now:
    """What is seen of a caption while it is shown."""
    times, manner = caption.times, look.manner
    active = max(
        (i for i, (start, end) in enumerate(times) if start <= seconds < end), default=None
    )
    begun = bisect_right(times, seconds, key=lambda time: time[0])
    come, shown = 1.0, len(times)
    coming: tuple[float, ...] = ()
    if manner.reveal != "caption":
        shown = begun
    if manner.arrival != "none":
        if manner.reveal == "caption":
            come = min((seconds - caption.start) / ARRIVAL_SECONDS, 1.0)
        else:
            gone = ((seconds - start) / ARRIVAL_SECONDS for start, _ in times[:begun])
            coming = tuple(share for share in gone if share < 1.0)
    said, part = len(times), 1.0
    if manner.sweeps or manner.reveal == "letter":
        said, part = begun, _part(caption, look, begun - 1, seconds)
    elif look.unsaid != look.color:
        said = begun
    panel = 1.0
    if look.active.background is not None and active is not None:
        panel = min((seconds - times[active][0]) / _PANEL_SECONDS, 1.0)
    return Now(
        caption, active, shown, come, coming, said, part,
        tuple(_lifts(caption, look, seconds)), panel,
    )  # fmt: skip


def _part(caption: Caption, look: CaptionLook, word: int, seconds: float) -> float:
    start, end = caption.times[word]
    share = 1.0 if seconds >= end else (seconds - start) / (end - start)
    if look.manner.reveal != "letter":
        return math.floor(share * _STEPS) / _STEPS
    count = max(len(places(caption.paragraph)[word].letters), 1)
    return min(math.floor(share * count) + 1, count) / count


def _lifts(caption: Caption, look: CaptionLook, seconds: float) -> Iterator[Lift]:
    gesture = look.manner.gesture
    if gesture == "none" or (gesture != "hop" and look.active.scale == 1.0):
        return
    for word, (start, end) in enumerate(caption.times):
        if start > seconds:
            return
        if gesture == "hop":
            hop = _hop((seconds - start) / _HOP_SECONDS)
            if hop > 0.0:
                yield Lift(word, 0.0, hop)
            continue
        grown = _grown(gesture, min(seconds, end) - start)
        if seconds >= end:
            grown *= 1.0 - _out(min((seconds - end) / _SHRINK_SECONDS, 1.0))
        # A spring swings on long after it can be seen to.
        grown = round(grown, 3)
        if grown > 0.0:
            yield Lift(word, grown, 0.0)


def _grown(gesture: str, seconds: float) -> float:
    if gesture == "pop":
        return _pop(min(seconds / _POP_SECONDS, 1.0))
    return _out(min(seconds / _GROW_SECONDS, 1.0))


def _hop(share: float) -> float:
    """The height at a share of the time of two hops, a high one and a low one."""
    if share >= 1.0:
        return 0.0
    first = 0.64
    if share < first:
        along = share / first
        return _HOP * 4.0 * along * (1.0 - along)
    along = (share - first) / (1.0 - first)
    return _SECOND_HOP * 4.0 * along * (1.0 - along)
