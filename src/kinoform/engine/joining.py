"""Joins spans and sound into one file by copying packets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from kinoform.kit.lazy import av
from kinoform.model.time import FrameRate, Span

SOUND_BITS = 192_000
Block = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Container:
    """A file format and how it is written."""

    format: str
    sound_encoder: str
    options: tuple[tuple[str, str], ...] = ()


CONTAINERS = {
    "mp4": Container("mp4", "aac", (("movflags", "+faststart"),)),
    "mov": Container("mov", "aac", (("movflags", "+faststart"),)),
    "webm": Container("webm", "libopus"),
}


def join(
    parts: Sequence[tuple[Span, Path]],
    rate: FrameRate,
    blocks: Iterable[Block] | None,
    sample_rate: int,
    target: Path,
    container: Container,
) -> None:
    """Write the film: every span in its place, and the sound beside it."""
    first = parts[0][0].start
    with av.open(
        str(target), "w", format=container.format, options=dict(container.options)
    ) as output:
        with av.open(str(parts[0][1])) as sample:
            picture = output.add_stream_from_template(sample.streams.video[0])
        sound = None
        if blocks is not None:
            sound = SoundTrack(output, container.sound_encoder, sample_rate, blocks)
        for span, path in parts:
            offset = rate.seconds_at(span.start - first)
            for packet in _packets(path, offset):
                if sound is not None:
                    sound.write_until(_time_of(packet))
                packet.stream = picture
                output.mux(packet)
        if sound is not None:
            sound.write_until(None)


def _packets(path: Path, offset: Fraction) -> Iterator[Any]:
    with av.open(str(path)) as source:
        for packet in source.demux(video=0):
            if packet.dts is None:
                continue
            ticks = int(offset / packet.time_base)
            packet.pts += ticks
            packet.dts += ticks
            yield packet


def _time_of(packet: Any) -> Fraction:
    return Fraction(packet.dts) * packet.time_base


class SoundTrack:
    """Encodes blocks of samples as far as the picture has come."""

    def __init__(
        self, output: Any, encoder: str, sample_rate: int, blocks: Iterable[Block]
    ) -> None:
        self._output = output
        self._stream: Any = output.add_stream(encoder, rate=sample_rate, layout="stereo")
        self._stream.bit_rate = SOUND_BITS
        self._rate = sample_rate
        self._blocks = iter(blocks)
        self._written = 0
        self._done = False

    def write_until(self, seconds: Fraction | None) -> None:
        """Encode the sound up to an instant; all of it for None."""
        while not self._done and (seconds is None or self._written < seconds * self._rate):
            block = next(self._blocks, None)
            if block is None:
                self._mux(None)
                self._done = True
                return
            samples = np.ascontiguousarray(block.T, dtype=np.float32)
            frame = av.AudioFrame.from_ndarray(samples, format="fltp", layout="stereo")
            frame.sample_rate = self._rate
            frame.pts = self._written
            frame.time_base = Fraction(1, self._rate)
            self._written += block.shape[0]
            self._mux(frame)

    def _mux(self, frame: Any) -> None:
        for packet in self._stream.encode(frame):
            self._output.mux(packet)
