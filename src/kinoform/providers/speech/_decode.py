"""The sound in a provider's bytes, as one channel of samples."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from kinoform.kit.lazy import av
from kinoform.providers.speech.base import SpeechRefused, Wave

if TYPE_CHECKING:
    from av import AudioFrame
    from av.audio.stream import AudioStream
    from av.container import InputContainer

_LONGEST_SECONDS = 1_800
_HIGHEST_RATE = 48_000
_LOWEST_RATE = 8_000
_RAW_RATE = 24_000
_RAW_TYPE = re.compile(r"audio/(?:pcm|x-pcm|l16)\b")
_RATE_IN_TYPE = re.compile(r"\brate=([0-9]{4,6})\b")
_MOST_DAMAGED_SHARE = 0.05


def decoded(data: bytes, provider: str, content_type: str = "") -> tuple[Wave, int]:
    """The wave and its rate, whatever common form it has; raises SpeechRefused for anything else.

    Bytes without a header are taken for 16 bit samples only where the answer's type says so.
    """
    if (form := _form(data)) is None:
        if not _RAW_TYPE.match(content_type):
            raise _refused(provider, "answered with something that is no sound")
        named = _RATE_IN_TYPE.search(content_type)
        rate = min(max(int(named[1]), _LOWEST_RATE), _HIGHEST_RATE) if named else _RAW_RATE
        data = data[: _LONGEST_SECONDS * rate * 2]
        samples = np.frombuffer(data[: len(data) & ~1], "<i2")
        wave: Wave = samples.astype(np.float32) / np.float32(32_768)
    else:
        wave, rate = _unpacked(data, form, provider)
    if not len(wave):
        raise _refused(provider, "answered without any sound")
    np.nan_to_num(wave, copy=False, nan=0.0)
    return np.clip(wave, -1.0, 1.0, out=wave), rate


def _form(data: bytes) -> str | None:
    """The demuxer for the bytes, judged by how they begin."""
    if data[:4] in {b"RIFF", b"RF64"} and data[8:12] == b"WAVE":
        return "wav"
    if data[:3] == b"ID3" or (len(data) > 1 and data[0] == 0xFF and data[1] & 0xE6 == 0xE2):
        return "mp3"
    return {b"OggS": "ogg", b"fLaC": "flac"}.get(data[:4])


def _unpacked(data: bytes, form: str, provider: str) -> tuple[Wave, int]:
    pieces: list[Wave] = []
    held = 0
    try:
        with av.open(io.BytesIO(data), "r", format=form, metadata_errors="replace") as container:
            stream = container.streams.audio[0]
            rate = min(max(stream.codec_context.sample_rate, _LOWEST_RATE), _HIGHEST_RATE)
            # Channels are mixed here: ffmpeg's own way would make two equal ones clip.
            resampler = av.AudioResampler("fltp", stream.codec_context.layout, rate)
            for frame in itertools.chain(_frames(container, stream), [None]):
                for heard in resampler.resample(frame):
                    pieces.append(heard.to_ndarray().mean(axis=0, dtype=np.float32))
                    held += heard.samples
                if held > _LONGEST_SECONDS * rate:
                    raise _refused(provider, "answered with sound that does not end")
    except (av.error.FFmpegError, ValueError, IndexError):
        raise _refused(provider, "answered with damaged sound") from None
    return np.concatenate(pieces) if pieces else np.zeros(0, np.float32), rate


def _frames(container: InputContainer, stream: AudioStream) -> Iterator[AudioFrame]:
    """The frames of a stream; a little damage is passed over, as every player does."""
    packets = damaged = 0
    for packet in container.demux(stream):
        packets += 1
        try:
            yield from packet.decode()
        except av.error.InvalidDataError:
            damaged += 1
    if damaged > max(1.0, packets * _MOST_DAMAGED_SHARE):
        raise ValueError("mostly damaged")


def _refused(provider: str, why: str) -> SpeechRefused:
    return SpeechRefused(
        "speech_failed", f"{provider} {why}", "try again later, or choose another voice"
    )
