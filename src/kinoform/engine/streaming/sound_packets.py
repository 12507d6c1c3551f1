"""The sound of a stream: encoded once from the beginning, as far as somebody has listened.

Pieces of one encoding meet without a click, which pieces that are encoded apart do not. What was
encoded lies in a nameless file, so memory does not grow with the film; the file is gone with the
packets.
"""

from __future__ import annotations

import tempfile
import weakref
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from kinoform.engine.sound.master import Master
from kinoform.engine.streaming.boxes import Run, Sample, Track
from kinoform.kit.lazy import av

SOUND_BITS = 128_000
SOUND_CODEC = "mp4a.40.2"
PACKET = 1024
"""Samples."""
_GLOBAL_HEADER = 1 << 22


class SoundPackets:
    """The packets of a film's sound, and the master until all of it is encoded."""

    def __init__(self, master: Master, work: Path) -> None:
        self._master = master
        self._blocks = master.blocks()
        self._rate = master.sample_rate
        self._count = master.count
        self._encoder: Any = new_encoder(master.sample_rate)
        self._fed = 0
        self._file = tempfile.TemporaryFile(dir=work)  # noqa: SIM115 - lives as long as this does
        for close in (self._file.close, master.close):
            weakref.finalize(self, close)
        self._ends = [0]
        self._is_done = False

    def run(self, track: int, begin: Fraction, end: Fraction) -> Run:
        """The packets that are first heard from one second of the film up to another.

        The first packet of all only sets the decoder up, and belongs to the beginning.
        """
        first, last = self._packet_at(begin), self._packet_at(end)
        self._encode(last)
        last = min(last, len(self._ends) - 1)
        samples = [Sample(self._read(index), self._duration(index)) for index in range(first, last)]
        return Run(track, first * PACKET, samples)

    def _packet_at(self, seconds: Fraction) -> int:
        """The first packet that is heard at or after an instant; the priming one is heard at 0."""
        if seconds <= 0:
            return 0
        sample = min(self._count, round(seconds * self._rate))
        return 1 + -(-sample // PACKET)

    def _duration(self, index: int) -> int:
        """The last packet is as long as the sound that it ends."""
        return PACKET if index == 0 else min(PACKET, self._count - (index - 1) * PACKET)

    def _encode(self, packets: int) -> None:
        """Have so many packets, or all that there are."""
        while len(self._ends) - 1 < packets and not self._is_done:
            block = next(self._blocks, None)
            if block is None:
                self._keep(self._encoder.encode(None))
                self._is_done = True
                self._master.close()
                return
            samples = np.ascontiguousarray(block.T, dtype=np.float32)
            frame = av.AudioFrame.from_ndarray(samples, format="fltp", layout="stereo")
            frame.sample_rate, frame.pts = self._rate, self._fed
            frame.time_base = Fraction(1, self._rate)
            self._fed += block.shape[0]
            self._keep(self._encoder.encode(frame))

    def _keep(self, packets: list[Any]) -> None:
        for packet in packets:
            self._file.seek(self._ends[-1])
            self._file.write(bytes(packet))
            self._ends.append(self._ends[-1] + packet.size)

    def _read(self, index: int) -> bytes:
        self._file.seek(self._ends[index])
        return self._file.read(self._ends[index + 1] - self._ends[index])


def new_encoder(sample_rate: int) -> Any:
    """An encoder of stereo AAC that is ready for its first samples."""
    encoder: Any = av.CodecContext.create("aac", "w")
    encoder.sample_rate, encoder.layout, encoder.format = sample_rate, "stereo", "fltp"
    encoder.bit_rate = SOUND_BITS
    encoder.time_base = Fraction(1, sample_rate)
    encoder.flags |= _GLOBAL_HEADER
    encoder.open()
    return encoder


def sound_track(sample_rate: int) -> Track:
    """The track of every film's sound at a rate."""
    return Track("sound", sample_rate, bytes(new_encoder(sample_rate).extradata), lead=PACKET)
