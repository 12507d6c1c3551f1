"""Several recordings one after the other, as one."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from kinoform.kit.hashing import content_hash
from kinoform.kit.lazy import av
from kinoform.model.word import Word
from kinoform.narration.recordings import Recording, Recordings
from kinoform.providers.speech.base import Wave


def joined(
    recordings: Sequence[Recording], pause: Fraction, kept: Recordings, key: str = ""
) -> Recording:
    """All of them with a pause between each two; kept like a line that was said.

    Without a key of its own the whole is kept by its parts.
    """
    if len(recordings) == 1:
        return recordings[0]
    key = key or content_hash(([each.path.stem for each in recordings], pause))
    found = kept.find(key)
    if found is not None:
        return found
    rate = max(each.sample_rate for each in recordings)
    silence = np.zeros(round(pause * rate), np.float32)
    waves: list[Wave] = []
    words: list[Word] = []
    count = 0
    for each in recordings:
        if waves:
            waves.append(silence)
            count += len(silence)
        start = Fraction(count, rate)
        words += [Word(word.text, start + word.start, start + word.end) for word in each.words]
        waves.append(_at_rate(each.wave(), each.sample_rate, rate))
        count += len(waves[-1])
    skipped = [word for each in recordings for word in each.skipped]
    return kept.keep(key, np.concatenate(waves), rate, words, skipped)


def _at_rate(wave: Wave, rate: int, wanted: int) -> Wave:
    if rate == wanted:
        return wave
    frame = av.AudioFrame.from_ndarray(wave[None, :], format="flt", layout="mono")
    frame.sample_rate = rate
    resampler = av.AudioResampler("flt", "mono", wanted)
    blocks = [
        block.to_ndarray()[0] for given in (frame, None) for block in resampler.resample(given)
    ]
    return np.concatenate(blocks)
