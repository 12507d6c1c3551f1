"""The sound of a file: samples encoded as far as the picture has come."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import numpy as np

from kinoform.engine.sound.samples import Samples
from kinoform.kit.lazy import av

SOUND_BITS = 192_000
Block = Samples


class SoundTrack:
    """One encoder of stereo samples in a file that is being written."""

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
