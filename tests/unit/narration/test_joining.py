"""Several recordings as one: in their order, with pauses, at one rate."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from kinoform.model.word import Word
from kinoform.narration.joining import joined
from kinoform.narration.recordings import Recordings

PAUSE = Fraction(2, 5)


@pytest.fixture
def kept(tmp_path):
    return Recordings(tmp_path)


def tone(kept, key, *, rate=24_000, seconds=1.0, hertz=440.0):
    """A recording of one word in the second half of its time."""
    at = np.arange(round(rate * seconds)) / rate
    half = Fraction(str(seconds)) / 2
    return kept.keep(
        key, (0.5 * np.sin(2 * np.pi * hertz * at)).astype(np.float32), rate,
        [Word(key, half, 2 * half)],
    )  # fmt: skip


def test_one_is_itself(kept):
    one = tone(kept, "one")
    assert joined([one], PAUSE, kept) == one


def test_they_follow_each_other_with_pauses_and_their_words_move_along(kept):
    parts = [tone(kept, name, seconds=seconds) for name, seconds in (("a", 1), ("b", 2), ("c", 1))]
    whole = joined(parts, PAUSE, kept)
    assert whole.seconds == 4 + 2 * PAUSE
    assert [(word.text, word.start, word.end) for word in whole.words] == [
        ("a", Fraction("0.5"), 1),
        ("b", Fraction("2.4"), Fraction("3.4")),
        ("c", Fraction("4.3"), Fraction("4.8")),
    ]
    wave = whole.wave()
    assert not wave[24_000 : round(1.4 * 24_000)].any()
    assert np.array_equal(wave[round(1.4 * 24_000) :][:48_000], parts[1].wave())


def test_no_pause_is_none(kept):
    assert joined([tone(kept, "a"), tone(kept, "b")], Fraction(0), kept).seconds == 2


def test_voices_of_other_rates_keep_their_pitch_length_and_times(kept):
    parts = [tone(kept, "low", rate=16_000), tone(kept, "high", rate=24_000)]
    whole = joined(parts, PAUSE, kept)
    assert whole.sample_rate == 24_000
    assert float(whole.seconds) == pytest.approx(2.4, abs=0.002)
    assert float(whole.words[1].start) == pytest.approx(1.9, abs=0.002)
    heard = whole.wave()[2_400:21_600]
    assert np.argmax(np.abs(np.fft.rfft(heard))) / 0.8 == pytest.approx(440, abs=2)
    assert np.abs(heard).max() == pytest.approx(0.5, abs=0.02)


def test_what_was_joined_is_kept_by_its_parts_their_order_and_the_pause(kept):
    a, b = tone(kept, "a"), tone(kept, "b")
    first = joined([a, b], PAUSE, kept)
    inode = first.path.stat().st_ino
    assert joined([a, b], PAUSE, kept) == first
    assert first.path.stat().st_ino == inode
    others = [joined([b, a], PAUSE, kept), joined([a, b], 2 * PAUSE, kept)]
    assert len({first.path, *(other.path for other in others)}) == 3
