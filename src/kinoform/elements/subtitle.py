"""Subtitles from timed words: a few at a time, with the word that is being spoken highlighted."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from kinoform.elements._caption_batches import Batch, Spoken, spoken_words
from kinoform.elements._caption_config import SubtitleConfig
from kinoform.elements._caption_track import captions_of
from kinoform.elements._captions import Captions
from kinoform.elements.base import ALL, Element, Setting
from kinoform.model.document.clip import Clip
from kinoform.model.document.words import WordList, WordsFile
from kinoform.model.media import Media
from kinoform.model.time import exact
from kinoform.model.word import Word

_OF_THE_FILM = "narration"


def _kind_of_words(written: Any) -> str:
    if isinstance(written, str):
        return "speaker"
    return "file" if isinstance(written, dict | WordsFile) else "list"


Speaker = Annotated[str, Field(max_length=201, pattern=r"^(@[^\s.\[\]+@]+|narration)$")]


class SubtitleClip(Clip):
    """Words with times from the clip's start; the clip lasts as long as they do.

    Without a place in the transform they stand in the whole picture, as `config.position` says;
    with one, the block of two lines itself is placed there.
    """

    type: Literal["subtitle"]
    words: Annotated[
        Annotated[WordList, Tag("list")]
        | Annotated[WordsFile, Tag("file")]
        | Annotated[Speaker, Tag("speaker")],
        Discriminator(_kind_of_words),
    ]
    """The words; the file that has them: JSON, SRT, VTT or ASS; or who says them: "@vo" is the
    clip with that id, "narration" is everybody who speaks."""
    config: SubtitleConfig = SubtitleConfig()
    """How they look."""
    locale: Annotated[str, Field(max_length=40)] = ""
    """Language tag, such as "ja"; it decides line breaks and the forms of Han letters."""

    @model_validator(mode="before")
    @classmethod
    def _as_long_as_they_speak(cls, value: Any) -> Any:
        words = value.get("words") if isinstance(value, dict) else None
        if not isinstance(words, str):
            return value
        is_all = words == _OF_THE_FILM
        start, duration = (0.0, "end") if is_all else (words, f"{words}.end")
        given = {key: item for key, item in value.items() if item is not None}
        return {"start": start, "duration": duration, **given}

    @property
    def speaker(self) -> str | None:
        """Whose words are shown; None for words of its own."""
        if not isinstance(self.words, str):
            return None
        return ALL if self.words == _OF_THE_FILM else self.words.removeprefix("@")

    @property
    def spoken(self) -> Batch:
        """Its own words in the order of speech."""
        return spoken_words(self.words) if isinstance(self.words, tuple) else ()


def build(clip: SubtitleClip, setting: Setting) -> Captions:
    """The captions of a clip."""
    words = clip.spoken or _heard(setting)
    return captions_of(words, clip.config, clip, setting.parent, clip.locale)


def _heard(setting: Setting) -> Batch:
    """What others say while the clip lives, in its own seconds."""
    end = setting.start + setting.duration
    return tuple(
        Spoken(
            word.text,
            float((max(word.start, setting.start) - setting.start) * setting.speed),
            float((word.end - setting.start) * setting.speed),
        )
        for word in setting.said
        if word.end > setting.start and word.start < end
    )


def _natural_seconds(clip: SubtitleClip, _media: Mapping[str, Media]) -> Fraction | None:
    return max((exact(word.end) for word in clip.spoken), default=None)


def say(clip: SubtitleClip, setting: Setting) -> tuple[Word, ...]:
    """The words on the film's clock, as far as the clip lives."""
    end = setting.start + setting.duration
    return tuple(
        Word(word.text, start, min(setting.start + exact(word.end) / setting.speed, end))
        for word in clip.spoken
        if (start := setting.start + exact(word.start) / setting.speed) < end
    )


ELEMENT = Element(
    kind="subtitle",
    clip=SubtitleClip,
    build=build,
    say=say,
    natural_seconds=_natural_seconds,
    listens_to=lambda clip: clip.speaker,
    example={
        "type": "subtitle",
        "start": 0,
        "duration": 4,
        "words": [
            {"word": "every", "punctuated_word": "Every", "start": 0.1, "end": 0.4},
            {"word": "frame", "punctuated_word": "frame", "start": 0.4, "end": 0.8},
            {"word": "is", "punctuated_word": "is", "start": 0.8, "end": 0.95},
            {"word": "a", "punctuated_word": "a", "start": 0.95, "end": 1.05},
            {"word": "pure", "punctuated_word": "pure", "start": 1.05, "end": 1.4},
            {"word": "function.", "punctuated_word": "function.", "start": 1.4, "end": 2.0},
            {"word": "nothing", "punctuated_word": "Nothing", "start": 2.3, "end": 2.7},
            {"word": "else", "punctuated_word": "else", "start": 2.7, "end": 3.0},
            {"word": "matters", "punctuated_word": "matters.", "start": 3.0, "end": 3.6},
        ],
        "config": {"mode": "batch", "wordsPerBatch": 6, "highlightColor": "#ffd84d"},
    },
)
