"""Recorded tracks in five moods that come with the `music` extra, as rounds or of any length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import chain, repeat
from pathlib import Path

import numpy as np

from kinoform.engine.sound.listen import Damage, listen
from kinoform.engine.sound.samples import Samples, exactly
from kinoform.engine.sound.stretch import stretched
from kinoform.providers.music._limits import within_limits
from kinoform.providers.music._press import RATE, faded, press
from kinoform.providers.music._tracks import Track, tracks
from kinoform.providers.music.base import MusicProvider, MusicRefused, Piece, Wish

_BEATS = 4
_CROSSING_BEATS = 2
_FADE_SECONDS = 3.0
_MOST_STRETCH = 1.4
# A track is over for a round where it stays this far beneath what it usually is.
_OVER_DB = 7.0
_WINDOW = RATE // 2


def pieces() -> tuple[Piece, ...]:
    return tuple(
        Piece(
            id=track.id,
            name=track.id.replace("-", " ").capitalize(),
            mood=track.mood,
            provider="recorded",
            description=f"{track.style.capitalize()}, {track.key}, {track.tempo:g} beats a minute; "
            "generated with ACE-Step 1.5.",
        )
        for track in tracks()
    )


def make(wish: Wish, path: Path) -> None:
    """Write a track: as a round of whole bars, or so long as is wished with a fade at its end."""
    within_limits(wish)
    track = next((track for track in tracks() if track.id == wish.piece), None)
    if track is None:
        raise MusicRefused(
            "music_unavailable",
            f"no recorded track is called {wish.piece[:80]!r}",
            reason_against() or "names are such as calm-acoustic-1",
        )
    tempo = wish.tempo or track.tempo
    whole = _played(track, tempo)
    bar = _BEATS * 60 / tempo * RATE
    round_ = _round(whole, bar)
    if wish.seconds is None:
        press([round_], path, is_round=True)
        return
    count = round(wish.seconds * RATE)
    on: Iterator[Samples] = chain([whole[: len(round_)]], repeat(round_))
    fade = min(_FADE_SECONDS * RATE, 0.5 * count)
    press(faded(exactly(on, count), count, fade), path, is_round=False)


def reason_against() -> str:
    if tracks():
        return ""
    return "Recorded tracks come with the music extra: pip install 'kinoform[music]'."


def _played(track: Track, tempo: float) -> Samples:
    """The whole track at a tempo, in its own key."""
    rate = Fraction(round(tempo * 100), round(track.tempo * 100))
    if not 1 / _MOST_STRETCH <= rate <= _MOST_STRETCH:
        raise MusicRefused(
            "music_failed",
            f"{track.id} cannot be played at {tempo:g} beats a minute",
            f"ask for {track.tempo / _MOST_STRETCH:.0f} to {track.tempo * _MOST_STRETCH:.0f}",
        )
    damage: Damage = Counter()
    heard = listen(str(track.path), Fraction(0), None, RATE, damage)
    blocks = list(stretched(heard, rate, RATE))
    if damage or not blocks:
        raise MusicRefused(
            "music_failed", f"{track.id} could not be read", "install the music extra again"
        )
    return np.concatenate(blocks)


def _round(whole: Samples, bar: float) -> Samples:
    """As many whole bars as there are, whose end crosses over into their beginning."""
    crossing = round(_CROSSING_BEATS / _BEATS * bar)
    windows = whole[: len(whole) // _WINDOW * _WINDOW].reshape(-1, 2 * _WINDOW)
    levels = 10 * np.log10(np.square(windows).mean(axis=1, dtype=np.float64) + 1e-9)
    alive = np.flatnonzero(levels > np.median(levels) - _OVER_DB)
    end = (int(alive[-1]) + 1) * _WINDOW
    count = round(max(1, (end - crossing) // bar) * bar)
    turn = ((np.arange(crossing, dtype=np.float32) + 0.5) / crossing * (np.pi / 2))[:, None]
    round_ = whole[:count].copy()
    after = whole[count : count + crossing]
    round_[:crossing] *= np.sin(turn)
    round_[: len(after)] += after * np.cos(turn[: len(after)])
    return round_


MUSIC = MusicProvider(
    kind="recorded",
    version="1",
    pieces=pieces,
    reason_against=reason_against,
    make=make,
    rank=20,
)
