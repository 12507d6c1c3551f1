"""Text that a voice speaks; the clip lasts as long as it takes to say."""

from __future__ import annotations

from typing import Literal

from kinoform.elements._sound import (
    Heard,
    longest_seconds,
    natural_seconds,
    nothing_seen,
    sound_of,
    words_of,
)
from kinoform.elements.base import Element, Setting
from kinoform.model.document.speech import SpeechSpec
from kinoform.model.sound import Sound


class NarrationClip(SpeechSpec, Heard):
    """A voice-over, with the time of each word.

    Other clips can begin with one of its words ("@vo[revenue]") or when it is over ("after
    narration"), and a subtitle clip can show what it says.
    """

    type: Literal["narration"]

    @property
    def src(self) -> str:
        """The source that stands for what is spoken."""
        return self.speech_source


def hear(clip: NarrationClip, setting: Setting) -> tuple[Sound, ...]:
    """The voice; music ducks under it."""
    return sound_of(clip, clip.src, setting, "speech")


ELEMENT = Element(
    kind="narration",
    clip=NarrationClip,
    build=nothing_seen,
    hear=hear,
    say=words_of,
    sources=lambda clip: (clip.src,),
    natural_seconds=natural_seconds,
    longest_seconds=longest_seconds,
    example={
        "type": "narration",
        "id": "vo",
        "start": 0,
        "text": "Revenue grew to $3.5 billion in 2024, up 65%.",
        "voice": "heart",
    },
)
