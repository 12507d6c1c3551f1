"""Speech without the silence around it, so that a voice begins when its clip does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from kinoform.providers.speech.base import Said, Span

LEAD_SECONDS, TAIL_SECONDS = 0.06, 0.25
"""Silence before and after, so that no breath is cut off and no voice begins with a click."""
_WINDOW_SECONDS = 0.005
_BELOW_PEAK_DB = 45.0


def trimmed(said: Said) -> Said:
    """The speech from just before its first sound to just after its last."""
    window = max(1, round(_WINDOW_SECONDS * said.sample_rate))
    padded = np.pad(np.abs(said.wave), (0, -len(said.wave) % window))
    peaks = padded.reshape(-1, window).max(axis=1)
    loud = np.flatnonzero(peaks > peaks.max(initial=0.0) * 10 ** (-_BELOW_PEAK_DB / 20))
    if not len(loud):
        return said
    lead, tail = (round(seconds * said.sample_rate) for seconds in (LEAD_SECONDS, TAIL_SECONDS))
    begin, end = int(loud[0]) * window - lead, (int(loud[-1]) + 1) * window + tail
    wave = np.pad(said.wave[max(begin, 0) : end], (max(-begin, 0), max(end - len(said.wave), 0)))
    shift, last = begin / said.sample_rate, len(wave) / said.sample_rate

    def moved(span: Span | None) -> Span | None:
        return span and (min(max(span[0] - shift, 0.0), last), min(max(span[1] - shift, 0.0), last))

    times = None if said.times is None else tuple(map(moved, said.times))
    return replace(said, wave=wave, times=times)
