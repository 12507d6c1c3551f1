"""A film as a stream at one size: its plan, its opening, and any piece of it."""

from __future__ import annotations

import math
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from kinoform.engine.codecs import video_codec
from kinoform.engine.painter import Painter
from kinoform.engine.render import even
from kinoform.engine.segments import plan
from kinoform.engine.shoot import Shoot, painter_of
from kinoform.engine.streaming.boxes import Track, opening, piece
from kinoform.engine.streaming.picture_packets import codec_name, picture_run, picture_track
from kinoform.engine.streaming.sound_packets import SOUND_CODEC, SoundPackets, sound_track
from kinoform.model.composition import Composition
from kinoform.model.time import FrameRate, Span

LONGEST_SECONDS = 2
FIRST_SECONDS = 1
"""The picture waits for the first piece to be drawn, so that is shorter."""


def pieces_of(composition: Composition) -> tuple[Span, ...]:
    """The spans of the film's own plan, cut into equal pieces of at most two seconds.

    The first of them is cut once more.
    """
    rate = composition.rate
    pieces = [piece for span in plan(composition) for piece in _cut(span, LONGEST_SECONDS, rate)]
    return (*_cut(pieces[0], FIRST_SECONDS, rate), *pieces[1:])


def _cut(span: Span, seconds: int, rate: FrameRate) -> list[Span]:
    longest = max(1, math.floor(seconds * rate.per_second))
    count = math.ceil(len(span) / longest)
    borders = [span.start + len(span) * piece // count for piece in range(count + 1)]
    return [Span(start, end) for start, end in pairwise(borders)]


def stream_size(composition: Composition, height: int) -> tuple[int, int]:
    """Even sides of the film's shape, at a height that is never above its own."""
    size = composition.size
    scale = min(1.0, height / size.height)
    return even(size.width * scale), even(size.height * scale)


class Stream:
    """One film at one size; every piece is a function of the film, the size and its number."""

    def __init__(self, composition: Composition, height: int, work: Path) -> None:
        self.composition = composition
        self.size = stream_size(composition, height)
        self.pieces = pieces_of(composition)
        self._work = work

    @cached_property
    def tracks(self) -> tuple[Track, ...]:
        """The picture, and the sound of films that have one."""
        picture = picture_track(self.composition.rate, self.size, self._work)
        if not self.composition.sounds:
            return (picture,)
        return (picture, sound_track(self.composition.mastering.sample_rate))

    @property
    def codecs(self) -> str:
        """The codecs as players ask for them."""
        sound = [SOUND_CODEC] if self.composition.sounds else []
        return ",".join([codec_name(self.tracks[0]), *sound])

    @property
    def seconds(self) -> tuple[float, ...]:
        """The length of each piece."""
        return tuple(float(len(span) / self.composition.rate.per_second) for span in self.pieces)

    def opening(self) -> bytes:
        """What a player needs before any piece."""
        return opening(self.tracks)

    def piece(self, number: int, sound: SoundPackets | None) -> bytes:
        """One piece, drawn now, with the sound of the film if it has one."""
        span = self.pieces[number]
        runs = [picture_run(self._painter, span, self._work)]
        if sound is not None:
            begin, end = (self.composition.rate.seconds_at(at) for at in (span.start, span.end))
            runs.append(sound.run(2, begin, end))
        return piece(number, runs)

    @cached_property
    def _painter(self) -> Painter:
        return painter_of(Shoot(self.composition, *self.size, video_codec("h264")))
