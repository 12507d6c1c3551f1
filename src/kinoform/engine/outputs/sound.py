"""Only the sound of a film: mp3, m4a, wav."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kinoform.engine.codecs import require_encoder
from kinoform.engine.outputs.job import Family, Finished, Job, Made, frame_count, refuse
from kinoform.engine.render import sound_of
from kinoform.engine.soundtrack import SoundTrack
from kinoform.kit.lazy import av


@dataclass(frozen=True, slots=True)
class _Shape:
    container: str
    encoder: str
    options: tuple[tuple[str, str], ...] = ()


_SHAPES = {
    "mp3": _Shape("mp3", "libmp3lame"),
    "m4a": _Shape("ipod", "aac", (("movflags", "+faststart"),)),
    "wav": _Shape("wav", "pcm_s16le"),
}


def _check(job: Job) -> None:
    if not job.composition.sounds:
        raise refuse("no_sound", "the film has no sound", "add an audio clip, or ask for pictures")
    require_encoder(_SHAPES[job.output.format].encoder, "ask for another format")


def _make(job: Job, work: Path) -> Made:
    shape = _SHAPES[job.output.format]
    made = work / f"sound.{job.output.format}"
    with (
        sound_of(job.composition, job.span, work, job.cancelled) as sound,
        av.open(str(made), "w", format=shape.container, options=dict(shape.options)) as output,
    ):
        rate = job.composition.mastering.sample_rate
        SoundTrack(output, shape.encoder, rate, sound.blocks or ()).write_until(None)
    job.on_frames(len(job.span))
    return Made((Finished(made, job.target),), sound.problems)


FAMILY = Family(formats=tuple(_SHAPES), make=_make, check=_check, count=frame_count)
