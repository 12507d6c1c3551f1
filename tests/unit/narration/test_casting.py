"""Who speaks: voices by any of their names, and the nearest one here for those who are not."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from kinoform.kit.secret import Secret
from kinoform.narration.casting import NoVoice, cast, company, providers
from kinoform.providers.speech.base import Access

CLOSED = Access()
OPEN = Access(elevenlabs_key=Secret("k"), openai_url="http://127.0.0.1:9/v1", edge=True)
HERE = [
    voice
    for provider in providers()
    if not provider.is_networked and not provider.reason_against(CLOSED)
    for voice in provider.voices(CLOSED)
]


def test_no_two_voices_have_the_same_id():
    ids = Counter(voice.id.casefold() for each in providers() for voice in each.voices(CLOSED))
    assert [id_ for id_, count in ids.items() if count > 1] == []


@pytest.mark.parametrize("spelled", ["{id}", "{provider}:{id}", "{upper}"])
def test_every_voice_of_this_machine_speaks_for_its_own_id(spelled):
    assert len(HERE) > 5
    for voice in HERE:
        name = spelled.format(id=voice.id, provider=voice.provider, upper=voice.id.upper())
        part = cast(name, None, CLOSED)
        assert (part.voice, part.provider.kind, part.warnings) == (voice, voice.provider, ())


def test_who_names_nobody_hears_the_best_voice_of_the_language():
    assert cast(None, None, CLOSED).voice.id == "heart"
    assert cast(None, "en", CLOSED).voice.id == "heart"
    assert cast(None, "de-AT", CLOSED).voice.language == "de"


@pytest.mark.parametrize(
    ("voice_id", "gender"),
    [
        ("en-GB-RyanNeural", "male"), ("en-US-GuyNeural", "male"),
        ("en-US-JennyNeural", "female"), ("en-GB-SoniaNeural", "female"),
        ("JBFqnCBsd6RMkjVDRZzb", "male"), ("EXAVITQu4vr4xnSDxMaL", "female"),
        ("elevenlabs:21m00Tcm4TlvDq8ikWAM", "female"), ("openai:onyx", "male"),
    ],
)  # fmt: skip
def test_a_voice_that_is_elsewhere_is_replaced_by_one_alike_and_the_film_says_so(voice_id, gender):
    part = cast(voice_id, None, CLOSED)
    assert not part.provider.is_networked
    assert (part.voice.language, part.voice.gender) == ("en-US", gender)
    (told,) = part.warnings
    assert (told.code, told.severity, told.pointer) == ("voice_replaced", "warning", "/voice")
    assert voice_id in told.message
    assert part.voice.id in told.message
    assert "KINOFORM_" in told.hint


@pytest.mark.parametrize("voice_id", ["elevenlabs-custom", "aB3dE5fG7hI9jK1lM3nO", "openai:own"])
def test_voices_that_are_in_no_list_are_known_by_their_form(voice_id):
    assert [problem.code for problem in cast(voice_id, None, CLOSED).warnings] == ["voice_replaced"]
    assert cast(voice_id, None, OPEN).warnings == ()
    assert cast(voice_id, None, OPEN).voice.id == voice_id


def test_a_voice_of_another_language_is_replaced_in_its_language():
    voice = cast("de-DE-KatjaNeural", None, CLOSED).voice
    assert (voice.language, voice.gender) == ("de", "female")


@pytest.mark.parametrize("voice_id", ["en-GB-RyanNeural", "EXAVITQu4vr4xnSDxMaL", "openai:nova"])
def test_an_operator_who_opens_a_provider_hears_it(voice_id):
    part = cast(voice_id, None, OPEN)
    assert part.provider.is_networked
    assert (part.voice.id, part.warnings) == (voice_id, ())


def test_nobody_elsewhere_stands_in_for_somebody_else():
    only_eleven = Access(elevenlabs_key=Secret("k"))
    assert not cast("en-GB-RyanNeural", None, only_eleven).provider.is_networked
    assert not cast(None, "fr", OPEN).provider.is_networked


@pytest.mark.parametrize(
    ("voice_id", "meant"),
    [("hart", "heart"), ("tenorr", "tenor"), ("espeak-en-xx", "espeak-en-us")],
)
def test_a_name_that_is_nearly_right_is_told_the_right_one(voice_id, meant):
    with pytest.raises(NoVoice) as caught:
        cast(voice_id, None, CLOSED)
    assert caught.value.problem.code == "unknown_voice"
    assert meant in caught.value.problem.hint


def test_a_name_that_is_nobodys_is_told_where_all_are_listed():
    with pytest.raises(NoVoice) as caught:
        cast("\x00 <b>?", None, CLOSED)
    assert (caught.value.problem.code, caught.value.problem.pointer) == ("unknown_voice", "/voice")
    assert "kinoform voices" in caught.value.problem.hint


def test_a_language_that_nobody_here_speaks_is_no_reason_to_speak_another():
    with pytest.raises(NoVoice) as caught:
        cast(None, "tlh", CLOSED)
    assert caught.value.problem.code == "voice_unavailable"
    assert "tlh" in caught.value.problem.message


def test_a_company_is_a_woman_and_a_man_by_turns_and_nobody_twice():
    voices = company(None, CLOSED)
    assert voices[0].id == "heart"
    assert {one.gender == other.gender for one, other in pairwise(voices[:4])} == {False}
    assert len({voice.id for voice in voices}) == len(voices) > 4
    assert all(voice.language.startswith("de") for voice in company("de", CLOSED))
    assert company("tlh", CLOSED) == ()
