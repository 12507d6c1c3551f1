"""Words with their times, as the document writes them: what subtitles are made of."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, model_validator

from kinoform.model.document.fields import Seconds, Share, Written

MOST_WORDS = 100_000


class SubtitleWord(Written):
    """One word, and when it is spoken, in seconds from the clip's start."""

    word: Annotated[str, Field(max_length=1_000)] | None = None
    """The word as it was heard."""
    punctuated_word: Annotated[str | None, Field(max_length=1_000, alias="punctuated_word")] = None
    """The word as it is shown, with capitals and punctuation."""
    start: Seconds
    """When it begins."""
    end: Seconds
    """When it is over; it is highlighted until then."""
    confidence: Share | None = None
    """How sure the transcription is; not used."""

    @model_validator(mode="before")
    @classmethod
    def _other_spellings(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        shown = value.get("punctuated_word", value.get("punctuatedWord"))
        heard = value.get("word", value.get("text"))
        if shown is None and heard is None:
            raise ValueError("a word needs `word` or `punctuated_word`")
        rest = {key: item for key, item in value.items() if key not in {"text", "punctuatedWord"}}
        given = {"word": heard, "punctuated_word": shown}
        return {**rest, **{key: item for key, item in given.items() if item is not None}}

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> SubtitleWord:
        if self.end < self.start:
            raise ValueError(f"{self.shown!r} ends at {self.end:g}, before its start")
        return self

    @property
    def shown(self) -> str:
        """What is read."""
        return self.punctuated_word or self.word or ""


class WordsFile(Written):
    """Words that lie elsewhere: JSON with words, or subtitles as SRT, VTT or ASS."""

    src: Annotated[str, Field(min_length=1, max_length=20_000_000)]
    """URL or path of the file."""


WordList = Annotated[tuple[SubtitleWord, ...], Field(max_length=MOST_WORDS)]
