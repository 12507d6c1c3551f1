"""Where a wave sounds and where it is silent."""

from __future__ import annotations

import numpy as np

from kinoform.providers.speech.base import Span, Wave

_STEP_SECONDS = 0.01
_QUIET = 0.02
"""Of the loudest usual level; what is quieter counts as silence."""
_FLOOR = 1e-4
_CLICK_SECONDS = 0.03
"""What sounds for a shorter time between two silences is no speech."""


def stretches(wave: Wave, sample_rate: int, shortest_pause: float) -> tuple[Span, ...]:
    """The parts that sound, apart from each other by at least so many seconds of silence."""
    step = max(1, round(_STEP_SECONDS * sample_rate))
    count = len(wave) // step
    if count == 0:
        return ()
    blocks = np.asarray(wave[: count * step], np.float64).reshape(count, step)
    levels = np.sqrt((blocks**2).mean(axis=1))
    loud = levels > max(_FLOOR, _QUIET * float(np.percentile(levels, 95)))
    edges = np.flatnonzero(np.diff(np.concatenate(([False], loud, [False])).astype(np.int8)))
    seconds = edges.reshape(-1, 2) * (step / sample_rate)
    joined: list[Span] = []
    for start, end in seconds.tolist():
        if joined and start - joined[-1][1] < shortest_pause:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(span for span in joined if span[1] - span[0] >= _CLICK_SECONDS)
