"""A stretch of a media file as stereo samples, exact to the sample, whatever the file is.

Time 0 of a medium is its first picture where it has one and else its first audible sample, so
sound and picture of one file stay in sync. What a file does not hold is silence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import chain
from typing import TYPE_CHECKING

from kinoform.engine.containers import open_container, picture_stream, read_only
from kinoform.engine.file_type import recognise
from kinoform.engine.media_problem import MediaProblem
from kinoform.engine.sound.runs import placed
from kinoform.engine.sound.samples import Samples, silence
from kinoform.kit.lazy import av

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.container import InputContainer

# Codecs that build on what came before are given this much to settle; Opus asks for 80 ms.
_LEAD_SECONDS = 0.5
_QUIET_STEP = 16_384

Damage = Counter[str]
"""How often something could not be read, by path."""


def listen(
    path: str, start: Fraction, end: Fraction | None, sample_rate: int, damage: Damage
) -> Iterator[Samples]:
    """What is heard from `start` up to `end` of the medium's own time, or to where it ends."""
    position = round(start * sample_rate)
    last = None if end is None else round(end * sample_rate)
    for begins, block in _heard(path, start, sample_rate, damage):
        until = begins if last is None else min(begins, last)
        while position < until:
            quiet = min(until - position, _QUIET_STEP)
            yield silence(quiet)
            position += quiet
        if position == last:
            return
        fresh = block[position - begins :][: None if last is None else last - position]
        if len(fresh):
            yield fresh
            position += len(fresh)


def _heard(
    path: str, start: Fraction, sample_rate: int, damage: Damage
) -> Iterator[tuple[int, Samples]]:
    """Blocks of the first audio stream with their places, from some way before `start`."""
    try:
        file_type = recognise(path)
        if file_type.reader != "container":
            return
        with open_container(path, file_type) as container:
            if container.streams.audio:
                stream = container.streams.audio[0]
                read_only(container, stream)
                frames, origin = _frames_before(container, stream, start, damage, path)
                yield from placed(frames, origin, sample_rate)
    except (MediaProblem, av.error.FFmpegError, ValueError):
        damage[path] += 1


def _frames_before(
    container: InputContainer, stream: AudioStream, start: Fraction, damage: Damage, path: str
) -> tuple[Iterator[av.AudioFrame], float]:
    """Frames from the last good place before `start`, and the stream's time of the medium's 0."""
    frames = _decoded(container, stream, damage, path)
    opening = next(frames, None)
    if opening is None:
        return iter(()), 0.0
    picture = picture_stream(container)
    if picture is None:
        origin = opening.time or 0.0
    else:
        origin = (picture.start_time or 0) * float(picture.time_base or 0)
    if start < 2 * _LEAD_SECONDS or not stream.time_base:
        return chain([opening], frames), origin
    try:
        target = (origin + float(start) - _LEAD_SECONDS) / float(stream.time_base)
        container.seek(int(target), stream=stream)
    except av.error.FFmpegError:
        return chain([opening], frames), origin
    sought = _decoded(container, stream, damage, path)
    arrival = next(sought, None)
    if arrival is not None and arrival.time is not None and arrival.time <= origin + start:
        return chain([arrival], sought), origin
    # The file has no good index, or its sound begins later: listen from the beginning.
    container.seek(0)
    return _decoded(container, stream, damage, path), origin


def _decoded(
    container: InputContainer, stream: AudioStream, damage: Damage, path: str
) -> Iterator[av.AudioFrame]:
    """Every frame that can be read; a packet that cannot be is passed over."""
    try:
        for packet in container.demux(stream):
            try:
                yield from packet.decode()
            except av.error.EOFError:
                return
            except av.error.FFmpegError:
                damage[path] += 1
    except av.error.FFmpegError:
        damage[path] += 1
