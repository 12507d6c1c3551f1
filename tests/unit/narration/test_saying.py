"""One line becomes a recording: cut for its provider, timed, and said only once."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from kinoform.kit.secret import Secret
from kinoform.narration.recordings import Recordings
from kinoform.narration.saying import key_of, recorded, words_of
from kinoform.narration.words.verbalise import verbalised
from kinoform.providers.speech import elevenlabs, espeak, hibari
from kinoform.providers.speech.base import Access, Line, Said, SpeechRefused, Token

ACCESS = Access()
HEART, TENOR = (voice for voice in hibari.voices(ACCESS) if voice.id in {"heart", "tenor"})
LONG = "First comes one. Then comes another, somewhat longer one. And a third ends it all."


def line(text=LONG, voice=HEART, speed=1.0, **pronunciations):
    return Line(verbalised(text, "en-US", pronunciations), voice, speed)


def noting(provider, **changes):
    """A provider that also keeps the lines that it is asked for."""
    asked = []

    def say(part, access):
        asked.append(part.written)
        return provider.say(part, access)

    return replace(provider, say=say, **changes), asked


@pytest.fixture
def kept(tmp_path):
    return Recordings(tmp_path)


@pytest.mark.parametrize(
    ("most_letters", "parts"),
    [
        (20_000, [LONG]),
        (60, ["First comes one. Then comes another, somewhat longer one.",
              "And a third ends it all."]),
        (45, ["First comes one. Then comes another,", "somewhat longer one. And a third ends it",
              "all."]),
    ],
)  # fmt: skip
def test_a_long_line_is_said_in_parts_that_rather_end_with_sentences(most_letters, parts, kept):
    provider, asked = noting(hibari.PROVIDER, most_letters=most_letters)
    recording = recorded(line(), provider, ACCESS, kept)
    assert asked == parts
    assert [word.text for word in recording.words] == LONG.split()


@pytest.mark.parametrize("provider", [hibari.PROVIDER, espeak.PROVIDER], ids=lambda it: it.kind)
def test_the_words_of_all_parts_follow_each_other_to_the_end(provider, kept):
    provider, asked = noting(provider, most_letters=12)
    voice = provider.voices(ACCESS)[0]
    recording = recorded(line(f"{LONG} Incomprehensibilities!", voice), provider, ACCESS, kept)
    assert len(asked) > 6
    assert all(len(part) <= 12 or " " not in part for part in asked)
    assert " ".join(word.text for word in recording.words) == f"{LONG} Incomprehensibilities!"
    assert all(one.end <= other.start for one, other in pairwise(recording.words))
    assert all(word.start < word.end for word in recording.words)
    assert 0 < recording.seconds - recording.words[-1].end < 1


def test_parts_that_were_said_are_kept_when_a_later_one_is_refused(kept):
    provider, asked = noting(hibari.PROVIDER, most_letters=60)
    say = provider.say

    def refusing(part, access):
        said = say(part, access)
        if len(asked) == 2:
            raise SpeechRefused("speech_quota", "that was all for today")
        return said

    with pytest.raises(SpeechRefused):
        recorded(line(), replace(provider, say=refusing), ACCESS, kept)
    whole = recorded(line(), provider, ACCESS, kept)
    assert len(asked) == 3
    assert [word.text for word in whole.words] == LONG.split()
    assert kept.find(key_of(line(), provider, ACCESS)) == whole


def test_a_line_is_said_once(kept):
    provider, asked = noting(hibari.PROVIDER)
    first = recorded(line("Once."), provider, ACCESS, kept)
    assert recorded(line("Once."), provider, ACCESS, kept) == first
    assert len(asked) == 1


def test_everything_that_is_heard_is_part_of_what_a_line_is_kept_under():
    provider = hibari.PROVIDER
    lines = [
        line(), line("Another."), line(voice=TENOR), line(speed=1.5), line(third="turd"),
    ]  # fmt: skip
    keys = {key_of(each, provider, ACCESS) for each in lines}
    keys.add(key_of(line(), replace(provider, version="2"), ACCESS))
    keys.add(key_of(line(), replace(provider, kind="other"), ACCESS))
    keys.add(key_of(line(), replace(provider, facts=lambda _: ("model",)), ACCESS))
    assert len(keys) == 8
    assert key_of(line(), provider, ACCESS) in keys


def test_a_new_key_of_the_operator_does_not_make_all_be_said_again():
    keys = {
        key_of(line(), elevenlabs.PROVIDER, Access(elevenlabs_key=Secret(secret)))
        for secret in ("old", "new")
    }
    assert len(keys) == 1


def test_a_provider_that_tells_no_times_gets_them_from_its_sound(kept):
    provider = replace(
        hibari.PROVIDER, say=lambda part, access: replace(hibari.say(part, access), times=None)
    )
    exact = recorded(line("Numbers grew quickly, all of them."), hibari.PROVIDER, ACCESS, kept)
    found = recorded(
        line("Numbers grew quickly, all of them."), replace(provider, version="x"), ACCESS, kept
    )
    assert [word.text for word in found.words] == [word.text for word in exact.words]
    for own, true in zip(found.words, exact.words, strict=True):
        assert float(own.start) == pytest.approx(float(true.start), abs=0.25)


@pytest.mark.parametrize("wave", [[], [0.0] * 24_000, [np.nan] * 24_000], ids=["no", "0", "nan"])
def test_silence_for_an_answer_is_a_failure_and_is_not_kept(wave, kept):
    provider = replace(
        hibari.PROVIDER, say=lambda _part, _access: Said(np.array(wave, np.float32), 24_000)
    )
    with pytest.raises(SpeechRefused) as caught:
        recorded(line(), provider, ACCESS, kept)
    assert caught.value.code == "speech_failed"
    assert kept.find(key_of(line(), provider, ACCESS)) is None


def test_what_is_not_spoken_stays_with_the_word_beside_it():
    tokens = [Token(text, "") for text in ("•", "one", "—", "two", "🎉")]
    times = (None, (0.1, 0.4), None, (0.5, 0.9004), None)
    found = words_of(tokens, times, 1.0)
    assert [(word.text, float(word.start), float(word.end)) for word in found] == [
        ("• one —", 0.1, 0.4),
        ("two 🎉", 0.5, 0.9),
    ]


def test_words_never_overlap_and_never_outlast_the_sound_whatever_a_provider_says():
    tokens = [Token(text, text) for text in "abcd"]
    found = words_of(tokens, ((0.0, 0.6), (0.4, 0.5), (0.3, 0.9), (0.9, 7.0)), 1.0)
    assert all(word.start <= word.end <= 1 for word in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
