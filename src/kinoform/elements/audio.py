"""Sound from a file: music, speech, effects."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kinoform.elements._sound import (
    Heard,
    SourceRange,
    longest_seconds,
    natural_seconds,
    nothing_seen,
    sound_of,
    words_of,
)
from kinoform.elements.base import Element, Setting
from kinoform.model.document.fields import Number
from kinoform.model.document.music import SCHEME
from kinoform.model.sound import Role, Sound


class AudioClip(Heard):
    """A sound by URL, path or asset."""

    type: Literal["audio"]
    src: Annotated[str, Field(min_length=1, max_length=20_000_000)]
    """URL, path or asset of a sound, or of a video."""
    crossfade: Annotated[Number, Field(ge=0, le=30)] | None = None
    """Seconds for which the rounds of a loop overlap, each shorter by them. Unset, they follow each
    other without a click; 0 joins the end of a sound to its beginning as they are."""


def hear(clip: AudioClip, setting: Setting) -> tuple[Sound, ...]:
    """The sound of a clip; one that ducks is taken for music, one that says words for speech."""
    is_made = clip.src.startswith(SCHEME)
    speaks = bool(setting.media[clip.src].words)
    usual: Role = "music" if clip.duck or is_made else "speech" if speaks else "sound"
    crossfade = clip.crossfade
    if crossfade is None and is_made and clip.source == SourceRange():
        # Music that is made here ends where it begins.
        crossfade = 0.0
    return sound_of(clip, clip.src, setting, usual, crossfade)


ELEMENT = Element(
    kind="audio",
    clip=AudioClip,
    build=nothing_seen,
    hear=hear,
    say=words_of,
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
