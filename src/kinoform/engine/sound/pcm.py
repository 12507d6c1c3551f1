"""The mix on disk: a nameless file that is gone when it is closed, however the process ends."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np

from kinoform.engine.sound.samples import Samples, silence

_BYTES_A_SAMPLE = 2 * np.dtype(np.float32).itemsize


class Pcm:
    """Stereo samples that are appended once and read at any place."""

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - lives as long as the Pcm
        self._count = 0

    def append(self, block: Samples) -> None:
        self._file.write(np.ascontiguousarray(block, dtype=np.float32).data)
        self._count += len(block)

    def read(self, first: int, count: int) -> Samples:
        """Samples from `first` on, with silence before the beginning and after the end."""
        begins, ends = max(0, first), min(self._count, first + count)
        held = max(0, ends - begins)
        self._file.seek(begins * _BYTES_A_SAMPLE)
        stored = np.frombuffer(self._file.read(held * _BYTES_A_SAMPLE), dtype=np.float32)
        if held == count:
            return stored.reshape(-1, 2)
        block = silence(count)
        block[begins - first :][:held] = stored.reshape(-1, 2)
        return block

    def close(self) -> None:
        self._file.close()
