"""Films with sound in one file: mp4, mov, webm."""

from __future__ import annotations

from pathlib import Path

from kinoform.engine.codecs import VideoCodec, require_encoder, video_codec
from kinoform.engine.joining import CONTAINERS
from kinoform.engine.outputs.job import (
    Family,
    Finished,
    Job,
    Made,
    frame_count,
    refuse,
    refuse_alpha,
)
from kinoform.engine.render import Order, even, render_video


def codec_of(job: Job) -> VideoCodec:
    """The encoder that an output asks for, or the usual one of its format."""
    output = job.output
    codec = output.codec or CONTAINERS[output.format].codecs[0]
    return video_codec(codec, output.quality, alpha=output.alpha)


def check_codecs(job: Job) -> None:
    """Raise for a codec that is out of place, or that this installation lacks."""
    container = CONTAINERS[job.output.format]
    codec = job.output.codec or container.codecs[0]
    others = f"codecs for {job.output.format}: {', '.join(container.codecs)}"
    if codec not in container.codecs:
        raise refuse("codec_misplaced", f"players expect no {codec} in {job.output.format}", others)
    if codec != "vp9":
        refuse_alpha(job)
    require_encoder(codec_of(job).encoder, others)
    if job.composition.sounds:
        require_encoder(container.sound_encoder, "another format has sound of another kind")


def order_of(job: Job) -> Order:
    """The render that an output asks for; encoders want even sides."""
    return Order(
        container=CONTAINERS[job.output.format],
        codec=codec_of(job),
        width=even(job.width),
        height=even(job.height),
        span=job.span,
        workers=job.workers,
        cues=job.cues if job.output.subtitle_track else (),
        shelf=job.shelf,
    )


def _make(job: Job, work: Path) -> Made:
    made = work / f"film.{job.output.format}"
    film = render_video(job.composition, order_of(job), work, made, job.on_frames, job.cancelled)
    return Made((Finished(made, job.target),), film.problems, film.shared_frames)


FAMILY = Family(formats=("mp4", "mov", "webm"), make=_make, check=check_codecs, count=frame_count)
