"""Beds of music in fifteen moods, of any length, made here from nothing but arithmetic."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np

from kinoform.engine.sound.samples import Samples, exactly
from kinoform.providers.music._band import Band
from kinoform.providers.music._limits import within_limits
from kinoform.providers.music._moods import MOODS, Mood
from kinoform.providers.music._press import RATE, faded, press
from kinoform.providers.music._rhythm import BEATS
from kinoform.providers.music._score import PHRASE, Bar, Score
from kinoform.providers.music.base import MusicProvider, MusicRefused, Piece, Wish

_ROUND_SECONDS = 60.0
_RING_SECONDS = 3.2
_FADE_SECONDS = 2.4
# A tempo that is not asked for by number may give way by this much to end on a bar.
_STRETCH = 0.06


def pieces() -> tuple[Piece, ...]:
    return tuple(
        Piece(
            id=mood.id,
            name=mood.id.capitalize(),
            mood=mood.id,
            provider="beds",
            description=mood.description,
        )
        for mood in MOODS
    )


def make(wish: Wish, path: Path) -> None:
    """Write a bed: a round of whole bars, or a piece with an end that lasts just so long."""
    within_limits(wish)
    mood = next((mood for mood in MOODS if mood.id == wish.piece), None)
    if mood is None:
        names = ", ".join(mood.id for mood in MOODS)
        raise MusicRefused(
            "music_unavailable", f"no bed is called {wish.piece!r}", f"one of {names}"
        )
    score = Score(mood, wish.seed)
    band = Band(mood.hall_seconds, mood.hall)
    if wish.seconds is None:
        press(_round(score, band, wish.tempo or mood.tempo), path, is_round=True)
    else:
        press(_piece(score, band, mood, wish), path, is_round=False)


def _round(score: Score, band: Band, tempo: float) -> Iterator[Samples]:
    """Whole phrases; what still rings after the last one is heard in the first."""
    bar_samples = round(BEATS * 60 / tempo * RATE)
    phrases = 2 * max(1, round(_ROUND_SECONDS * RATE / (2 * PHRASE * bar_samples)))
    bars = ((bar, bar_samples) for bar in islice(score.bars(), PHRASE * phrases))
    count = PHRASE * phrases * bar_samples
    whole = np.zeros((count, 2), dtype=np.float32)
    first = 0
    for block in band.played(bars):
        for begin in range(0, len(block), count):
            places = np.arange(first + begin, first + min(begin + count, len(block))) % count
            whole[places] += block[begin : begin + count]
        first += len(block)
    yield whole


def _piece(score: Score, band: Band, mood: Mood, wish: Wish) -> Iterator[Samples]:
    """Bars up to a cadence, and a last chord that rings and fades as the time is up."""
    count = round((wish.seconds or 0.0) * RATE)
    ring = min(_RING_SECONDS * RATE, 0.6 * count)
    bar_samples = BEATS * 60 / (wish.tempo or mood.tempo) * RATE
    bars = (count - ring) / bar_samples
    number = round(bars)
    if wish.tempo is None and number and abs(bars / number - 1) <= _STRETCH:
        bar_samples = (count - ring) / number
    else:
        number = int(bars)
    edges = [round(bar * bar_samples) for bar in range(number + 1)]
    played = band.played(_bars(score, edges, count), rings=False)
    return faded(
        exactly(played, count), count, min(_FADE_SECONDS * RATE, 0.7 * (count - edges[-1]))
    )


def _bars(score: Score, edges: list[int], count: int) -> Iterator[tuple[Bar, int]]:
    number = len(edges) - 1
    for place, bar in zip(range(number), score.bars(), strict=False):
        is_last = place == number - 1 and number > 1
        yield score.cadence() if is_last else bar, edges[place + 1] - edges[place]
    rest = count - edges[-1]
    yield score.ending(), rest


def _reason_against() -> str:
    return ""


MUSIC = MusicProvider(
    kind="beds", version="1", pieces=pieces, reason_against=_reason_against, make=make, rank=10
)
