"""The fields of everything that is heard, and the sound that they make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import Field

from kinoform.elements.base import Setting
from kinoform.model.document.clip import Clip
from kinoform.model.document.fields import Flag, Number, Seconds, Written
from kinoform.model.document.motion import KeyframeTrack
from kinoform.model.media import Media
from kinoform.model.sound import Duck, GainPoint, Role, Sound
from kinoform.model.time import exact
from kinoform.model.word import Word

# With nothing said of how far, music is to be this far beneath those who speak.
_USUALLY_BELOW_DB = 12.0

PlaybackRate = Annotated[Number, Field(gt=0, ge=0.05, le=20)]


class SourceRange(Written):
    """The part of a medium that is used, in its own seconds."""

    start: Seconds | None = None
    """Second of the medium at which it begins."""
    end: Seconds | None = None
    """Second at which it ends."""


class DuckSpec(Written):
    """Goes down while others of a role are heard."""

    under: Role = "speech"
    """The role of the sounds under which it goes down."""
    db: Annotated[Number, Field(ge=0, le=60)] = 12.0
    """How far it goes down."""
    attack: Annotated[Number, Field(ge=0, le=5)] = 0.25
    """Seconds of the way down, before the other begins."""
    release: Annotated[Number, Field(ge=0, le=5)] = 0.4
    """Seconds of the way back up."""
    below: Annotated[Number, Field(ge=0, le=40)] | None = None
    """How far beneath the other it is at the least: loud music goes down further than `db`. Unset
    is 12 where `db` is unset as well."""


class Heard(Clip):
    """What every clip with sound has."""

    source: SourceRange = SourceRange()
    """The part of the medium that is used."""
    volume: Annotated[Number, Field(ge=0, le=10)] = 1.0
    """1 is as recorded, 0 is silent."""
    muted: Flag = False
    """Whether it is silent, whatever its volume."""
    playback_rate: PlaybackRate = 1.0
    """2 is twice as fast, at the same pitch."""
    loop: Flag = False
    """Whether it begins again when its source is over."""
    fade_in: Seconds = 0.0
    """Seconds from silence."""
    fade_out: Seconds = 0.0
    """Seconds to silence, at the end of the clip."""
    pan: Annotated[Number, Field(ge=-1, le=1)] = 0.0
    """-1 is left, 1 is right."""
    duck: DuckSpec | Flag | None = None
    """True is 12 dB under speech: by 12 dB, and further where the music is loud."""
    role: Literal["speech", "music", "sound"] | None = None
    """What it is for others that duck; unset is told by its type."""


def source_start(clip: Heard) -> Fraction:
    """Where in its medium a clip begins."""
    return exact(clip.source.start or 0.0)


def source_end(clip: Heard) -> Fraction | None:
    """Where in its medium a clip ends at the latest."""
    return None if clip.source.end is None else exact(clip.source.end)


def natural_seconds(clip: Any, media: Mapping[str, Media]) -> Fraction | None:
    """How long the used part of a medium plays."""
    known = media.get(clip.src)
    if known is None or known.duration is None:
        return None
    end = source_end(clip)
    length = (known.duration if end is None else min(end, known.duration)) - source_start(clip)
    return max(Fraction(0), length / exact(clip.playback_rate))


def longest_seconds(clip: Heard) -> Fraction | None:
    """What the source range allows, unless the medium begins again."""
    end = source_end(clip)
    if end is None or clip.loop:
        return None
    return max(Fraction(0), (end - source_start(clip)) / exact(clip.playback_rate))


def sound_of(
    clip: Heard, src: str, setting: Setting, usual: Role, crossfade: float | None = None
) -> tuple[Sound, ...]:
    """The one sound of a clip, or none when it is silent."""
    media = setting.media[src]
    if clip.muted or not media.has_sound or setting.duration <= 0:
        return ()
    gain = gain_points(clip, setting.speed)
    if all(point.gain == 0 for point in gain):
        return ()
    return (
        Sound(
            path=media.path,
            start=setting.start,
            end=setting.start + setting.duration,
            source_start=source_start(clip),
            source_end=source_end(clip),
            rate=exact(clip.playback_rate) * setting.speed,
            loop=clip.loop,
            crossfade=crossfade,
            gain=gain,
            fade_in=clip.fade_in,
            fade_out=clip.fade_out,
            pan=clip.pan,
            role=clip.role or usual,
            duck=_duck(clip.duck),
        ),
    )


def nothing_seen(_clip: Any, _setting: Setting) -> None:
    """The picture of what is only heard."""


def words_of(clip: Any, setting: Setting) -> tuple[Word, ...]:
    """What is said in a clip's medium, on the film's clock, as far as it lives and is heard."""
    if clip.muted or clip.src not in setting.media:
        return ()
    begin, end = source_start(clip), source_end(clip)
    rate = exact(clip.playback_rate) * setting.speed
    over = setting.start + setting.duration
    found = []
    for word in setting.media[clip.src].words:
        if word.end <= begin or (end is not None and word.start >= end):
            continue
        start = setting.start + max(word.start - begin, Fraction(0)) / rate
        if start < over:
            until = min(setting.start + (word.end - begin) / rate, over)
            found.append(Word(word.text, start, until))
    return tuple(found)


def gain_points(clip: Heard, speed: Fraction) -> tuple[GainPoint, ...]:
    """The volume of a clip over time; keyframes win over the plain volume."""
    track = _volume_track(clip.keyframes)
    if track is None:
        return (GainPoint(0.0, clip.volume),)
    frames = sorted(track.frames, key=lambda frame: frame.time)
    return tuple(
        GainPoint(frame.time / float(speed), max(0.0, float(frame.value)), frame.easing)
        for frame in frames
    )


def _volume_track(tracks: Sequence[KeyframeTrack]) -> KeyframeTrack | None:
    return next((track for track in tracks if track.property == "volume"), None)


def _duck(wish: DuckSpec | bool | None) -> Duck | None:
    if wish is None or wish is False:
        return None
    spec = DuckSpec() if wish is True else wish
    below = spec.below
    if below is None and "db" not in spec.model_fields_set:
        below = _USUALLY_BELOW_DB
    return Duck(spec.under, spec.db, spec.attack, spec.release, below)
