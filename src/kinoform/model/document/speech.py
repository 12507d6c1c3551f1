"""What is to be spoken, by whom and how, as the document writes it."""

from __future__ import annotations

import json
from typing import Annotated, Any

from pydantic import Field, model_validator

from kinoform.model.document.fields import Number, Written

SCHEME = "speech:"
"""Begins the sources that stand for speech; the rest of them is JSON."""
MOST_LETTERS = 20_000
_MOST_LINES = 500

VoiceId = Annotated[str, Field(min_length=1, max_length=200)]
Speed = Annotated[Number, Field(ge=0.5, le=2)]
Name = Annotated[str, Field(max_length=200)]
Text = Annotated[str, Field(max_length=MOST_LETTERS)]


class SpokenLine(Written):
    """What one of several speakers says."""

    text: Text
    """The words."""
    speaker: Annotated[str, Field(max_length=200)] | None = None
    """Who says it; `voices` tells with which voice."""
    voice: VoiceId | None = None
    """The voice of this line alone."""
    speed: Speed | None = None
    """The pace of this line alone."""


class SpeechSpec(Written):
    """Text to be spoken, in one piece or in lines by several speakers."""

    text: Text | None = None
    """What is said; numbers, dates and abbreviations are read as people do."""
    lines: Annotated[tuple[SpokenLine, ...], Field(min_length=1, max_length=_MOST_LINES)] | None = (
        None
    )
    """Or what several speakers say, one after the other."""
    voice: VoiceId | None = None
    """Id of a voice, as `kinoform voices` lists them; unset is the usual one."""
    voices: Annotated[dict[str, VoiceId], Field(max_length=50)] = Field(default_factory=dict)
    """The voice of each speaker; others get voices that differ."""
    speed: Speed = 1.0
    """1 is the voice's own pace, 2 is twice as fast."""
    pronunciations: Annotated[dict[Name, Name], Field(max_length=500)] = Field(default_factory=dict)
    """How names are said: `{"Nguyen": "win"}`, spelled as it sounds."""
    language: Annotated[str, Field(max_length=40)] | None = None
    """Language tag of the text, such as "de"; unset is the voice's."""
    pause: Annotated[Number, Field(ge=0, le=10)] = 0.4
    """Seconds between lines."""
    recording: Annotated[str, Field(min_length=1, max_length=20_000_000)] | None = None
    """URL, path or asset of a sound in which `text` is spoken already; its words are found."""

    @model_validator(mode="before")
    @classmethod
    def _says_something(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        has_text, has_lines = value.get("text") is not None, value.get("lines") is not None
        if has_text == has_lines:
            wrong = "text and lines both" if has_text else "no words"
            raise ValueError(f"this speech has {wrong}; give it either `text` or `lines`")
        if has_lines and value.get("recording") is not None:
            raise ValueError("a recording has one text; write `text` in place of `lines`")
        return value

    @property
    def said(self) -> tuple[SpokenLine, ...]:
        """Every line; a text is one."""
        return self.lines or (SpokenLine(text=self.text or ""),)

    @property
    def speech_source(self) -> str:
        """The source that stands for this speech."""
        written = self.model_dump(
            mode="json", include=set(SpeechSpec.model_fields), exclude_defaults=True, by_alias=True
        )
        return SCHEME + json.dumps(written, ensure_ascii=False, sort_keys=True)


def speech_of(source: str) -> SpeechSpec:
    """The speech that a source stands for; raises ValueError (a ValidationError too is one)."""
    return SpeechSpec.model_validate(_read(source.removeprefix(SCHEME)))


def _read(written: str) -> Any:
    try:
        return json.loads(written)
    except RecursionError:
        raise ValueError("nested too deep") from None
