"""Decoded frames as stereo samples of one rate, each block with its place on the medium's clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from kinoform.engine.sound.samples import Samples
from kinoform.kit.lazy import av

# Matroska rounds its times to milliseconds; what differs by less than this is unbroken.
_UNBROKEN_SECONDS = 0.02
# A longer jump is a clock that was set anew, as in joined recordings, and not a pause.
_LONGEST_PAUSE_SECONDS = 10.0
_BATCH = 16_384
_LOUDEST = 8.0


def placed(
    frames: Iterable[av.AudioFrame], origin: float, sample_rate: int
) -> Iterator[tuple[int, Samples]]:
    """Blocks with the position of their first sample, counted from `origin` of the stream."""
    run: _Run | None = None
    clock = 0.0
    for frame in frames:
        begins = clock if frame.time is None else frame.time - origin
        jump = begins - clock
        if run is not None and abs(jump) >= _LONGEST_PAUSE_SECONDS:
            origin += jump
            begins = clock
        elif run is not None and abs(jump) <= _UNBROKEN_SECONDS:
            begins = clock
        if run is None or begins != clock or not run.fits(frame):
            if run is not None:
                yield from run.finish()
            run = _Run(round(begins * sample_rate), frame, sample_rate)
        yield from run.hear(frame)
        clock = begins + frame.samples / frame.sample_rate
    if run is not None:
        yield from run.finish()


class _Run:
    """An unbroken stretch of frames of one format, under one resampler."""

    def __init__(self, position: int, frame: av.AudioFrame, sample_rate: int) -> None:
        self._format = _format_of(frame)
        # One channel is heard on both sides at its own level, as browsers play it; ffmpeg's own
        # way from mono to stereo would take 3 dB off.
        layout = "mono" if frame.layout.nb_channels == 1 else "stereo"
        self._resampler = av.AudioResampler("flt", layout, sample_rate)
        self._position = position
        self._pieces: list[Samples] = []
        self._held = 0

    def fits(self, frame: av.AudioFrame) -> bool:
        return _format_of(frame) == self._format

    def hear(self, frame: av.AudioFrame | None) -> Iterator[tuple[int, Samples]]:
        for heard in self._resampler.resample(frame):
            packed = np.asarray(heard.to_ndarray(), dtype=np.float32)
            self._pieces.append(packed.reshape(heard.samples, -1))
            self._held += heard.samples
        if self._held >= _BATCH or (frame is None and self._held):
            yield self._position, _stereo(np.concatenate(self._pieces))
            self._position += self._held
            self._pieces, self._held = [], 0

    def finish(self) -> Iterator[tuple[int, Samples]]:
        yield from self.hear(None)


def _format_of(frame: av.AudioFrame) -> tuple[int, str, str]:
    return frame.sample_rate, frame.format.name, frame.layout.name


def _stereo(block: Samples) -> Samples:
    """Two channels of real numbers; a damaged float stream can hold anything."""
    if block.shape[1] == 1:
        block = np.repeat(block, 2, axis=1)
    np.nan_to_num(block, copy=False, nan=0.0)
    return np.clip(block, -_LOUDEST, _LOUDEST, out=block)
