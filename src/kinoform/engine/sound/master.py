"""The film's sound at the loudness that was asked for: mixed once, measured, then given out."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from kinoform.engine.sound.limiter import limited
from kinoform.engine.sound.listen import Damage
from kinoform.engine.sound.loudness import Loudness
from kinoform.engine.sound.mix import mixed
from kinoform.engine.sound.pcm import Pcm
from kinoform.engine.sound.samples import Feed, Samples
from kinoform.model.problem import Cancelled, Problem, warning
from kinoform.model.sound import Mastering, Sound

MOST_GAIN_DB = 20.0

# Beneath the ceiling that was asked for, since a moving gain bends the wave between samples.
_HEADROOM_DB = 0.05
_CLOSE_ENOUGH_LU = 0.5
_TRIALS = 3
_MIXING_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class _Level:
    gain_db: float
    ceiling_dbtp: float | None
    """None where the gain alone keeps every peak in bounds."""
    lufs: float
    true_peak_dbtp: float


@dataclass(frozen=True, slots=True)
class Master:
    """The whole sound of a film, on disk until it is closed."""

    sample_rate: int
    count: int
    """How many samples `blocks` gives in all."""
    lufs: float
    """Integrated loudness of what `blocks` gives; -inf where nothing is heard."""
    true_peak_dbtp: float
    gain_db: float
    """What was added to the mix before peaks were held."""
    problems: tuple[Problem, ...]
    """One warning for each medium of which something could not be read."""
    _mix: Pcm
    _level: _Level

    def blocks(self, size: int = 4_800) -> Iterator[Samples]:
        """The samples as float32 blocks of shape (n, 2); the same for every size of block."""
        return self._between(0, self.count, size)

    def blocks_between(
        self, begin: Fraction, end: Fraction, size: int = 4_800
    ) -> Iterator[Samples]:
        """What `blocks` gives of a part of the film, whose bounds are seconds."""
        first, last = (round(seconds * self.sample_rate) for seconds in (begin, end))
        return self._between(max(0, first), min(self.count, last), size)

    def _between(self, begin: int, end: int, size: int) -> Iterator[Samples]:
        heard = _mastered(self._mix, begin, end, self.sample_rate, self._level)
        return Feed(heard).blocks_of(size)

    def close(self) -> None:
        self._mix.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def master(
    sounds: Sequence[Sound],
    duration: Fraction,
    mastering: Mastering,
    work_folder: Path,
    *,
    on_progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Master | None:
    """The film's sound, or None for a film without a sound track.

    The temporary file in `work_folder` takes 8 bytes a sample, which is 1.4 GB an hour; it is gone
    once the master is closed. `on_progress` hears shares from 0 to 1; `cancelled` is asked every
    second of sound, and a yes raises `Cancelled`.
    """
    if not sounds:
        return None
    count = round(duration * mastering.sample_rate)

    def stop_if_cancelled() -> None:
        if cancelled is not None and cancelled():
            raise Cancelled("the mix was cancelled")

    def say(share: float) -> None:
        if on_progress is not None:
            on_progress(share)

    damage: Damage = Counter()
    mix = Pcm(work_folder)
    try:
        loudness = Loudness(mastering.sample_rate)
        mixed_so_far = 0
        for block in mixed(sounds, count, mastering.sample_rate, damage, stop_if_cancelled):
            mix.append(block)
            loudness.add(block)
            mixed_so_far += len(block)
            say(_MIXING_SHARE * mixed_so_far / count)
        level = _level(mix, count, loudness, mastering, stop_if_cancelled)
        say(1.0)
    except BaseException:
        mix.close()
        raise
    return Master(
        sample_rate=mastering.sample_rate,
        count=count,
        lufs=level.lufs,
        true_peak_dbtp=level.true_peak_dbtp,
        gain_db=level.gain_db,
        problems=tuple(_damaged(path, faults) for path, faults in damage.items()),
        _mix=mix,
        _level=level,
    )


def _level(
    mix: Pcm, count: int, raw: Loudness, mastering: Mastering, stop_if_cancelled: Callable[[], None]
) -> _Level:
    """The gain that reaches the target, and the ceiling that the limiter needs if it does."""
    lufs, peak = raw.integrated_lufs, raw.true_peak_dbtp
    target = mastering.target_lufs
    gain = 0.0 if target is None or math.isinf(lufs) else min(MOST_GAIN_DB, target - lufs)
    if peak + gain <= mastering.peak_dbtp:
        return _Level(gain, None, lufs + gain, peak + gain)
    ceiling = mastering.peak_dbtp - _HEADROOM_DB
    for _ in range(_TRIALS):
        heard = Loudness(mastering.sample_rate)
        for block in limited(mix.read, 0, count, gain, ceiling, mastering.sample_rate):
            stop_if_cancelled()
            heard.add(block)
        level = _Level(gain, ceiling, heard.integrated_lufs, heard.true_peak_dbtp)
        over = level.true_peak_dbtp - mastering.peak_dbtp
        short = 0.0 if target is None or math.isinf(lufs) else target - level.lufs
        if over > 0.0:
            ceiling -= over + _HEADROOM_DB
        elif gain >= MOST_GAIN_DB or short <= _CLOSE_ENOUGH_LU:
            return level
        gain = min(MOST_GAIN_DB, gain + max(0.0, short))
    if level.true_peak_dbtp <= mastering.peak_dbtp:
        return level
    gain = mastering.peak_dbtp - peak
    return _Level(gain, None, lufs + gain, mastering.peak_dbtp)


def _mastered(mix: Pcm, begin: int, end: int, sample_rate: int, level: _Level) -> Iterator[Samples]:
    if level.ceiling_dbtp is not None:
        return limited(mix.read, begin, end, level.gain_db, level.ceiling_dbtp, sample_rate)
    gain = np.float32(10.0 ** (level.gain_db / 20.0))
    return (
        mix.read(first, min(sample_rate, end - first)) * gain
        for first in range(begin, end, sample_rate)
    )


def _damaged(path: str, faults: int) -> Problem:
    places = "one place" if faults == 1 else f"{faults} places"
    return warning(
        "media_damaged",
        "",
        f"{Path(path).name} could not be read in {places}, where silence is heard.",
        "Play it elsewhere to check it, and export it again.",
    )
