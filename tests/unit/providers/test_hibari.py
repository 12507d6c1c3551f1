"""The voices that come along: five who differ, words that are timed, and the same every time."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from kinoform.narration.words.verbalise import verbalised
from kinoform.providers.speech import hibari
from kinoform.providers.speech.base import Access, Line, Said, SpeechRefused, Token

VOICES = {voice.id: voice for voice in hibari.voices(Access())}
TEXT = "Revenue grew to $3.5 billion in 2024, and nobody, not even Dr. Brown, had seen it coming."
LONG = "and then the next one came along to see what the others had found " * 24
"""A sentence that is longer than the network reads at once."""


@cache
def said(text: str = TEXT, voice: str = "heart", speed: float = 1.0) -> Said:
    return hibari.say(Line(verbalised(text, "en-US"), VOICES[voice], speed), Access())


def seconds(it: Said) -> float:
    return len(it.wave) / it.sample_rate


def pitch(it: Said) -> float:
    """How high a voice is in hertz: the middle of all its vowels, by autocorrelation."""
    size = it.sample_rate // 20
    found = []
    for first in range(0, len(it.wave) - size, size // 2):
        part = it.wave[first : first + size] - it.wave[first : first + size].mean()
        spectrum = np.fft.rfft(part, 2 * size)
        likeness = np.fft.irfft(np.abs(spectrum) ** 2)[:size]
        shortest, longest = it.sample_rate // 400, it.sample_rate // 60
        lag = shortest + int(np.argmax(likeness[shortest:longest]))
        if part.std() > 0.3 * it.wave.std() and likeness[lag] > 0.5 * likeness[0]:
            found.append(it.sample_rate / lag)
    assert len(found) > 20
    return float(np.median(found))


def test_five_people_are_told_apart_by_how_high_they_speak():
    heights = {voice: pitch(said(voice=voice)) for voice in VOICES}
    ordered = sorted(heights.values())
    assert len(ordered) == 5
    assert all(higher / lower > 1.07 for lower, higher in pairwise(ordered)), heights
    men = [heights[id_] for id_, voice in VOICES.items() if voice.gender == "male"]
    women = [heights[id_] for id_, voice in VOICES.items() if voice.gender == "female"]
    assert 85 < min(men) <= max(men) < 150 < min(women) <= max(women) < 255, heights


def test_who_speaks_changes_neither_the_pace_nor_the_times():
    assert len({said(voice=voice).times for voice in VOICES}) == 1
    assert len({len(said(voice=voice).wave) for voice in VOICES}) == 1


@pytest.mark.parametrize("speed", [0.5, 0.8, 1.25, 2.0])
def test_speed_is_how_fast_it_is_said_at_the_same_height(speed):
    other = said(speed=speed)
    assert seconds(said()) / seconds(other) == pytest.approx(speed, rel=0.15)
    assert pitch(other) == pytest.approx(pitch(said()), rel=0.15)
    assert other.times[-1][1] <= seconds(other)


@pytest.mark.parametrize("text", [TEXT, LONG, "Hi.", "Wait... what?! No - yes; (maybe)."])
def test_every_word_has_its_time_in_order_and_inside_the_sound(text):
    it = said(text)
    tokens = verbalised(text, "en-US")
    times = [time for time, token in zip(it.times, tokens, strict=True) if token.spoken]
    assert None not in times
    assert times[0][0] >= 0
    assert times[-1][1] <= seconds(it)
    assert all(start < end for start, end in times)
    assert all(now[1] <= later[0] + 1e-9 for now, later in pairwise(times))


def test_the_times_of_numbers_are_those_of_the_words_as_written():
    times = dict(zip(TEXT.split(), said().times, strict=True))
    written = dict(zip(TEXT.split(), verbalised(TEXT, "en-US"), strict=True))
    length = {word: end - start for word, (start, end) in times.items()}
    assert "three point five" in written["$3.5"].spoken
    assert length["2024,"] > length["in"] * 4
    assert length["$3.5"] > length["grew"] * 2
    assert length["Dr."] < length["2024,"]


def test_sound_is_there_while_a_word_is_said():
    it = said()
    usual = np.sqrt(np.mean(np.square(it.wave)))
    for start, end in it.times:
        part = it.wave[round(start * it.sample_rate) : round(end * it.sample_rate)]
        assert np.sqrt(np.mean(np.square(part))) > usual / 20


def test_a_comma_is_a_pause_that_belongs_to_no_word():
    times = said("It grew, they say.").times
    assert times[2][0] - times[1][1] > 0.03


def test_a_long_sentence_is_said_to_its_end():
    it = said(LONG)
    assert len(it.times) == len(LONG.split())
    assert seconds(it) == pytest.approx(24 * seconds(said(LONG[: len(LONG) // 24])), rel=0.25)


def test_a_word_without_blanks_for_pages_is_no_trouble():
    assert seconds(said("a" * 3_000)) > 1


PRINT_HASH = """
import hashlib, sys
from kinoform.narration.words.verbalise import verbalised
from kinoform.providers.speech import hibari
from kinoform.providers.speech.base import Access, Line
voice = {each.id: each for each in hibari.voices(Access())}["tenor"]
wave = hibari.say(Line(verbalised(sys.argv[1], "en-US"), voice), Access()).wave
print(hashlib.sha256(wave.tobytes()).hexdigest())
"""


def test_the_same_line_sounds_the_same_in_every_process():
    done = subprocess.run(
        [sys.executable, "-c", PRINT_HASH, TEXT], capture_output=True, text=True, check=True
    )
    own = said(voice="tenor").wave
    again = hibari.say(Line(verbalised(TEXT, "en-US"), VOICES["tenor"]), Access()).wave
    assert np.array_equal(own, again)
    assert done.stdout.strip() == hashlib.sha256(own.tobytes()).hexdigest()


@pytest.mark.parametrize("text", ["日本語", "—", "Привет", "مرحبا"])
def test_what_is_not_in_latin_letters_is_refused_with_advice(text):
    with pytest.raises(SpeechRefused) as caught:
        hibari.say(Line((Token(text, text),), VOICES["heart"]), Access())
    assert caught.value.code == "speech_unpronounceable"
    assert "language" in caught.value.hint


def test_a_letter_of_mathematics_is_named_but_words_of_other_scripts_are_left_out():
    tokens = tuple(Token(text, text) for text in ("Let", "π", "be", "Привет", "γειά", "here."))
    times = hibari.say(Line(tokens, VOICES["heart"]), Access()).times
    assert [time is not None for time in times] == [True, True, True, False, False, True]


def test_asking_who_there_is_loads_no_voice():
    asking = (
        "import sys\n"
        "from kinoform.narration.voices import listed\n"
        "from kinoform.providers.speech.base import Access\n"
        "assert len(listed(Access())) > 5\n"
        "print(sorted({'hibari', 'onnxruntime', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", asking], capture_output=True, text=True, check=True
    )
    assert "hibari" not in done.stdout
    assert "onnxruntime" not in done.stdout
