"""One sound of the film as it is heard: trimmed, looped, stretched, faded and panned."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import numpy as np

from kinoform.engine.sound.envelope import (
    CONTROL_SECONDS,
    Curve,
    fade_at,
    gain_at,
    pan_gains,
)
from kinoform.engine.sound.listen import Damage, listen
from kinoform.engine.sound.loop import crossing, looped
from kinoform.engine.sound.samples import Feed, Samples, exactly, up_to
from kinoform.engine.sound.stretch import stretched
from kinoform.model.sound import Sound

_SEAM_SECONDS = 0.01
_RAMP_SECONDS = 0.003
# -60 dBFS: a beginning that is quieter does not click.
_QUIET = 1e-3


def voice(
    sound: Sound, sample_rate: int, damage: Damage, ducked: Callable[[Curve], Curve] | None = None
) -> Iterator[Samples]:
    """Exactly the samples from the sound's start to its end, in blocks of a fixed size.

    `ducked` gives a further gain at instants of the film.
    """
    count = length_of(sound, sample_rate)
    heard = up_to(stretched(_medium(sound, sample_rate, damage), sound.rate, sample_rate), count)
    whole = exactly(_without_clicks(heard, round(_RAMP_SECONDS * sample_rate)), count)
    left, right = pan_gains(sound.pan)
    sides = None if sound.pan == 0.0 else np.array([left, right], dtype=np.float32)
    step = round(CONTROL_SECONDS * sample_rate)
    duration = count / sample_rate
    position = 0
    for block in Feed(whole).blocks_of(step * 100):
        controls = position + step * np.arange(-(-len(block) // step) + 1)
        seconds = controls / sample_rate
        gains = gain_at(sound.gain, seconds)
        gains *= fade_at(seconds, duration, sound.fade_in, sound.fade_out)
        if ducked is not None:
            gains *= ducked(float(sound.start) + seconds)
        yield _at_gains(block, gains, step, sides)
        position += len(block)


def length_of(sound: Sound, sample_rate: int) -> int:
    """How many samples of the film a sound lasts."""
    return max(0, round(sound.end * sample_rate) - round(sound.start * sample_rate))


def _medium(sound: Sound, sample_rate: int, damage: Damage) -> Iterator[Samples]:
    def play() -> Iterator[Samples]:
        blocks = listen(sound.path, sound.source_start, sound.source_end, sample_rate, damage)
        if not sound.loop or sound.source_end is None or sound.crossfade is not None:
            return blocks
        # A round takes as long as the source says, even where the medium has less sound.
        first, last = (round(at * sample_rate) for at in (sound.source_start, sound.source_end))
        return exactly(blocks, last - first)

    if not sound.loop:
        return play()
    if sound.crossfade is None:
        return looped(play, round(_SEAM_SECONDS * sample_rate))
    return crossing(play, round(sound.crossfade * sound.rate * sample_rate))


def _at_gains(block: Samples, gains: Curve, step: int, sides: Samples | None) -> Samples:
    if (gains == gains[0]).all():
        block = block if gains[0] == 1.0 else block * np.float32(gains[0])
    else:
        places = np.arange(len(block)) / step
        curve = np.interp(places, np.arange(len(gains)), gains).astype(np.float32)
        block = block * curve[:, None]
    return block if sides is None else block * sides


def _without_clicks(blocks: Iterable[Samples], ramp: int) -> Iterator[Samples]:
    """The blocks with a short ramp wherever they would begin or end in the midst of sound."""
    held: Samples | None = None
    rise = ((np.arange(ramp, dtype=np.float32) + 0.5) / ramp)[:, None]
    for block in blocks:
        if held is None:
            held = block
            if np.abs(block[:1]).max(initial=0.0) > _QUIET:
                held = block.copy()
                held[:ramp] *= rise[: len(held)]
            continue
        joined = np.concatenate([held, block])
        if len(joined) > ramp:
            yield joined[:-ramp]
            held = joined[-ramp:]
        else:
            held = joined
    if held is not None:
        held = held.copy()
        count = min(ramp, len(held))
        held[len(held) - count :] *= rise[:count][::-1]
        yield held
