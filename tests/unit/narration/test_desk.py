"""Text becomes speech with words, or every reason why not, each at its place."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from pydantic import ValidationError

from kinoform.model.document.speech import MOST_LETTERS, SpeechSpec
from kinoform.narration.casting import company
from kinoform.narration.desk import Desk
from kinoform.narration.rules import UNSPOKEN, SpeechRules
from kinoform.providers.speech.base import Access

TEXT = "Revenue grew to $3.5 billion in 2024, up 65% from Dr. Smith's 12 offices."


def words(made):
    return [word.text for word in made.media.words]


def wave(made):
    return np.frombuffer(Path(made.media.path).read_bytes()[44:], "<i2")


def codes(made):
    return [(problem.code, problem.pointer) for problem in made.problems]


def test_a_text_is_a_sound_with_every_word_as_it_is_written(ask):
    made = ask(text=TEXT)
    media = made.media
    assert (media.kind, media.has_sound, media.has_picture) == ("audio", True, False)
    assert words(made) == TEXT.split()
    assert made.problems == ()
    assert all(word.start < word.end for word in media.words)
    assert all(one.end <= other.start for one, other in pairwise(media.words))
    assert media.words[-1].end <= media.duration <= media.words[-1].end + 1


def test_speed_is_how_fast_it_is_said(ask):
    usual, fast, slow = (ask(text=TEXT, speed=speed).media.duration for speed in (1, 2, 0.5))
    assert float(usual / fast) == pytest.approx(2, rel=0.15)
    assert float(slow / usual) == pytest.approx(2, rel=0.15)


def test_a_pronunciation_changes_what_is_heard_and_not_what_is_read(ask):
    plain = ask(text="Ask Nguyen today.")
    told = ask(text="Ask Nguyen today.", pronunciations={"nguyen": "win"})
    assert words(plain) == words(told) == ["Ask", "Nguyen", "today."]
    assert told.media.words[1].end - told.media.words[1].start < (
        plain.media.words[1].end - plain.media.words[1].start
    )


def test_a_language_alone_finds_a_voice_for_it(ask):
    made = ask(text="Das kostet 12 Euro.", language="de")
    assert words(made) == ["Das", "kostet", "12", "Euro."]
    assert made.problems == ()


def test_who_names_no_voice_hears_the_usual_one_of_the_operator(desk, ask):
    bass = Desk(replace(desk.rules, usual_voice="bass"))
    source = SpeechSpec(text="Hello.").speech_source
    assert bass.made(source) == ask(text="Hello.", voice="bass") != ask(text="Hello.")
    german = SpeechSpec(text="Hallo.", language="de").speech_source
    assert bass.made(german) == ask(text="Hallo.", language="de")


class TestSpeakers:
    LINES = (
        {"speaker": "Ann", "text": "Did it grow?"},
        {"speaker": "Bo", "text": "By half!"},
        {"speaker": "Ann", "text": "Did it grow?"},
    )

    def test_each_has_a_voice_of_their_own_and_keeps_it(self, ask):
        made = ask(lines=self.LINES, pause=0.5)
        ann, bo = company(None, Access())[:2]
        apart = [
            ask(text=line["text"], voice=(ann if line["speaker"] == "Ann" else bo).id)
            for line in self.LINES
        ]
        silence = np.zeros(12_000, "<i2")
        assert ann.gender != bo.gender
        expected = [wave(apart[0]), silence, wave(apart[1]), silence, wave(apart[2])]
        assert np.array_equal(wave(made), np.concatenate(expected))
        assert words(made) == ["Did", "it", "grow?", "By", "half!", "Did", "it", "grow?"]

    def test_they_speak_with_the_voices_that_are_given_to_them(self, ask):
        given = ask(lines=self.LINES, voices={"Ann": "bass", "Bo": "alto"})
        by_line = ask(
            lines=[
                {"text": line["text"], "voice": "bass" if line["speaker"] == "Ann" else "alto"}
                for line in self.LINES
            ]
        )
        assert given == by_line

    def test_whoever_has_no_voice_gets_none_that_another_has(self, ask):
        first = company(None, Access())[0].id
        made = ask(lines=self.LINES[:2], voices={"Bo": first})
        alone = ask(text="Did it grow?", voice=first)
        assert not np.array_equal(wave(made)[: len(wave(alone))], wave(alone))

    def test_the_line_itself_has_the_last_word(self, ask):
        line = {"speaker": "Ann", "text": "By half!", "voice": "tenor", "speed": 2}
        made = ask(lines=[line], voices={"Ann": "heart"}, voice="alto", speed=0.5)
        assert made == ask(text="By half!", voice="tenor", speed=2)


NOTHING = ["", "   \n\t", "...", "?!", "—", "🎉🎉🔥", "<break/>", "\u200b\u202e\x00", "***"]


@pytest.mark.parametrize("text", NOTHING)
def test_a_text_in_which_nothing_can_be_said_is_refused_where_it_stands(text, ask):
    assert codes(ask(text=text)) == [("speech_empty", "/text")]
    made = ask(lines=[{"text": "Hello."}, {"text": text}])
    assert codes(made) == [("speech_empty", "/lines/1/text")]
    assert made.media is None


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ({"text": "Hi.", "voice": "hart"}, [("unknown_voice", "/voice")]),
        ({"text": "Hi.", "language": "tlh"}, [("voice_unavailable", "/language")]),
        ({"text": "日本語"}, [("speech_unpronounceable", "/text")]),
        ({"lines": [{"text": "a"}, {"text": "日本語"}]},
         [("speech_unpronounceable", "/lines/1/text")]),
        ({"lines": [{"text": "a", "voice": "x"}, {"text": "b", "voice": "y"}, {"text": "!"}]},
         [("unknown_voice", "/lines/0/voice"), ("unknown_voice", "/lines/1/voice"),
          ("speech_empty", "/lines/2/text")]),
        ({"lines": [{"speaker": "A/B", "text": "a"}, {"speaker": "A/B", "text": "b"}],
          "voices": {"A/B": "nobody"}}, [("unknown_voice", "/voices/A~1B")]),
        ({"lines": [{"text": "a"}, {"text": "b"}], "voice": "nobody"},
         [("unknown_voice", "/voice")]),
        ({"lines": [{"text": "word " * 3_999}] * 6}, [("too_long", "/lines")]),
    ],
    ids=lambda value: str(value)[:40],
)  # fmt: skip
def test_everything_that_is_wrong_is_told_once_and_at_its_place(written, found, ask):
    made = ask(**written)
    assert made.media is None
    assert codes(made) == found
    assert all(problem.message and problem.hint for problem in made.problems)


@pytest.mark.parametrize(
    "written",
    [
        {}, {"text": None}, {"lines": []}, {"text": "a", "lines": [{"text": "b"}]},
        {"text": "a" * (MOST_LETTERS + 1)}, {"text": 7}, {"text": "a", "speed": 0.1},
        {"text": "a", "speed": float("nan")}, {"text": "a", "speed": "fast"},
        {"text": "a", "voice": ""}, {"text": "a", "pause": 11},
        {"lines": [{"text": "a"}] * 501}, {"lines": [{"speaker": "Ann"}]},
        {"text": "a", "pronunciations": {"a": 1}},
    ],
    ids=lambda written: str(written)[:40],
)  # fmt: skip
def test_a_speech_that_makes_no_sense_never_reaches_a_voice(written, desk):
    with pytest.raises(ValidationError):
        SpeechSpec.model_validate(written)
    made = desk.made(f"speech:{json.dumps(written)}")
    assert (made.media, codes(made)) == (None, [("bad_value", "")])


@pytest.mark.parametrize("source", ["speech:", "speech:unread", "speech:[]", "speech:null", ""])
def test_a_source_that_is_no_speech_is_a_problem_and_no_fault_of_ours(source, desk):
    assert codes(desk.made(source)) == [("bad_value", "")]


def test_words_that_a_voice_cannot_say_are_named_and_the_rest_is_said(ask):
    made = ask(text="hello 日本語 world")
    (told,) = made.problems
    assert (told.code, told.severity, told.pointer) == ("speech_skipped", "warning", "/text")
    assert told.message == "Heart could not say 日本語"
    assert words(made) == ["hello 日本語", "world"]
    assert made.media.duration >= ask(text="hello world").media.duration


@pytest.mark.parametrize(
    "text",
    ['<speak>Wait <break time="60s"/> here.</speak>', "Wait \x01\x1b[31m here.",
     "[[w'eIt]] here.", "Wait <!-- and wait --> here."],
)  # fmt: skip
def test_nothing_in_a_text_steers_the_voice(text, ask):
    for voice in ("heart", "espeak-en-us"):
        made = ask(text=text, voice=voice)
        assert made.media.duration < 6
        assert not any("<" in word for word in words(made))


def test_a_voice_that_is_replaced_speaks_and_the_film_says_so(ask):
    made = ask(text="Hi.", voice="en-GB-RyanNeural")
    assert made.media == ask(text="Hi.", voice="tenor").media
    assert [(p.code, p.severity) for p in made.problems] == [("voice_replaced", "warning")]


def test_the_same_replacement_is_told_once_for_all_lines(ask):
    made = ask(lines=[{"text": "Hi."}, {"text": "Bye."}], voice="en-GB-RyanNeural")
    assert codes(made) == [("voice_replaced", "/voice")]


class TestSilence:
    SPEC = SpeechSpec(lines=({"text": "One."}, {"text": "Two."}, {"text": "Three."}))

    @pytest.fixture
    def rules(self, tmp_path):
        return SpeechRules(folder=tmp_path)

    def test_what_was_not_spoken_is_not_spoken_here(self, rules):
        made = Desk(rules.silent()).made(self.SPEC.speech_source)
        assert made.media is None
        assert codes(made) == [(UNSPOKEN, "/lines/0/text")]
        assert list(rules.folder.iterdir()) == []

    def test_what_was_spoken_is_found(self, rules):
        spoken = Desk(rules).made(self.SPEC.speech_source)
        assert Desk(rules.silent()).made(self.SPEC.speech_source) == spoken

    def test_only_what_is_new_is_missing(self, rules):
        Desk(rules).made(self.SPEC.speech_source)
        more = SpeechSpec(lines=(*self.SPEC.lines, {"text": "Four."}))
        made = Desk(rules.silent()).made(more.speech_source)
        assert codes(made) == [(UNSPOKEN, "/lines/3/text")]

    def test_what_can_never_be_spoken_is_told_without_speaking(self, rules):
        made = Desk(rules.silent()).made(SpeechSpec(text="Hi.", voice="hart").speech_source)
        assert codes(made) == [("unknown_voice", "/voice")]


def test_a_speaker_differs_from_whoever_reads_for_nobody(ask):
    asides = [{"text": "Once upon a time."}, {"speaker": "Ada", "text": "Once upon a time."}]
    said = wave(ask(lines=asides, pause=0))
    half = len(said) // 2
    assert not np.array_equal(said[:half], said[-half:])
