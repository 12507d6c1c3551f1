"""Sound from a file: music, speech, effects."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kinoform.elements._sound import Heard, longest_seconds, natural_seconds, sound_of, words_of
from kinoform.elements.base import Element, Setting
from kinoform.model.sound import Sound
from kinoform.model.word import Word


class AudioClip(Heard):
    """A sound by URL, path or asset."""

    type: Literal["audio"]
    src: Annotated[str, Field(min_length=1, max_length=20_000_000)]
    """URL, path or asset of a sound, or of a video."""


def build(_clip: AudioClip, _setting: Setting) -> None:
    """Nothing is seen of a sound."""


def hear(clip: AudioClip, setting: Setting) -> tuple[Sound, ...]:
    """The sound of a clip; one that ducks is taken for music, one that says words for speech."""
    speaks = bool(setting.media[clip.src].words)
    return sound_of(
        clip, clip.src, setting, "music" if clip.duck else "speech" if speaks else "sound"
    )


def say(clip: AudioClip, setting: Setting) -> tuple[Word, ...]:
    """What is said, where that is known."""
    return words_of(clip, clip.src, setting)


ELEMENT = Element(
    kind="audio",
    clip=AudioClip,
    build=build,
    hear=hear,
    say=say,
    sources=lambda clip: (clip.src,),
    natural_seconds=natural_seconds,
    longest_seconds=longest_seconds,
    example={
        "type": "audio",
        "start": 0,
        "duration": "end",
        "src": "music.mp3",
        "volume": 0.6,
        "fadeIn": 0.5,
        "fadeOut": 1.0,
        "loop": True,
        "duck": {"under": "speech", "db": 14},
    },
)
