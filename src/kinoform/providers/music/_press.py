"""Music at one loudness, written as a WAV file that appears whole or not at all."""

from __future__ import annotations

import os
import tempfile
import wave
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np

from kinoform.engine.sound.limiter import limited
from kinoform.engine.sound.loudness import Loudness
from kinoform.engine.sound.pcm import Pcm
from kinoform.engine.sound.samples import Feed, Samples
from kinoform.kit.content_file import PART_SUFFIX

RATE = 48_000
LOUDNESS_LUFS = -20.0
PEAK_DBTP = -3.5

_STEP = RATE


def press(blocks: Iterable[Samples], path: Path, *, is_round: bool) -> None:
    """Write the blocks at `LOUDNESS_LUFS`; a round stays one that has no seam."""
    mix = Pcm(path.parent)
    try:
        loudness = Loudness(RATE)
        count = 0
        for block in Feed(blocks).blocks_of(_STEP):
            mix.append(block)
            loudness.add(block)
            count += len(block)
        gain_db = LOUDNESS_LUFS - max(loudness.integrated_lufs, LOUDNESS_LUFS - 40.0)
        read, first = (_around(mix, count), count) if is_round else (mix.read, 0)
        if loudness.true_peak_dbtp + gain_db > PEAK_DBTP:
            # The limiter of a round has heard the one before when it begins.
            loud = limited(read, first, first + count, gain_db, PEAK_DBTP, RATE)
        else:
            loud = _at(mix, count, gain_db)
        _write(loud, path)
    finally:
        mix.close()


def faded(blocks: Iterable[Samples], count: int, fade: float) -> Iterator[Samples]:
    """The blocks, `count` samples in all, with a smooth way to silence over the last `fade`."""
    first = 0
    for block in blocks:
        left = count - first - 1 - np.arange(len(block))
        if left[-1] < fade:
            share = np.clip(left / fade, 0.0, 1.0)
            yield block * (0.5 - 0.5 * np.cos(np.pi * share)).astype(np.float32)[:, None]
        else:
            yield block
        first += len(block)


def _around(mix: Pcm, count: int) -> Callable[[int, int], Samples]:
    def read(first: int, wanted: int) -> Samples:
        parts = []
        while wanted > 0:
            place = first % count
            part = mix.read(place, min(wanted, count - place))
            parts.append(part)
            first += len(part)
            wanted -= len(part)
        return np.concatenate(parts)

    return read


def _at(mix: Pcm, count: int, gain_db: float) -> Iterator[Samples]:
    gain = np.float32(10.0 ** (gain_db / 20.0))
    for first in range(0, count, _STEP):
        yield mix.read(first, min(_STEP, count - first)) * gain


def _write(blocks: Iterable[Samples], path: Path) -> None:
    handle, part = tempfile.mkstemp(prefix=".", suffix=PART_SUFFIX, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file, wave.open(file, "wb") as pressed:
            pressed.setnchannels(2)
            pressed.setsampwidth(2)
            pressed.setframerate(RATE)
            for block in blocks:
                pressed.writeframes(np.rint(block * 32767.0).astype("<i2").tobytes())
        Path(part).replace(path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
