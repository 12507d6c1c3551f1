"""Short films that play again and again in a page: animated GIF and WebP."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import Any

from kinoform.engine.codecs import EXACT, require_encoder
from kinoform.engine.crew import film
from kinoform.engine.outputs.job import Family, Finished, Job, Made
from kinoform.engine.outputs.palette import paletted
from kinoform.engine.segments import SPAN_SECONDS
from kinoform.engine.shoot import Shoot, Take
from kinoform.kit.lazy import av
from kinoform.model.problem import Cancelled
from kinoform.model.time import Span


@dataclass(frozen=True, slots=True)
class _Shape:
    encoder: str
    pixel_format: str
    ticks: int
    """A second in the units of the file."""
    widest: int
    """Pixels, unless a size is asked for."""
    fastest: Fraction
    """Frames a second, unless a rate is asked for."""
    muxer_options: tuple[tuple[str, str], ...]


_SHAPES = {
    "gif": _Shape("gif", "pal8", 100, 640, Fraction(50, 3), (("loop", "0"),)),
    "webp": _Shape("libwebp_anim", "bgra", 1000, 960, Fraction(30), (("loop", "0"),)),
}
_USUAL_WEBP_QUALITY = 75
_PALETTE_SAMPLES = 100


def _shape(job: Job) -> _Shape:
    return _SHAPES[job.output.format]


def _check(job: Job) -> None:
    require_encoder(_shape(job).encoder, "ask for webm, or for another format")


def _every(job: Job) -> int:
    """Each so-many-th frame of the film is shown."""
    fastest = _shape(job).fastest
    if job.output.fps is not None:
        fastest = Fraction(_shape(job).ticks, 2)
    return max(1, math.ceil(job.rate.per_second / fastest))


def _count(job: Job) -> int:
    return len(range(job.span.start, job.span.end, _every(job)))


def _make(job: Job, work: Path) -> Made:
    shape, every = _shape(job), _every(job)
    spans = _draw(_sized(job, shape), every, work)
    made = work / f"loop.{job.output.format}"
    places = range(0, len(job.span), every)
    begins = [round(job.rate.seconds_at(place) * shape.ticks) for place in places]
    end = max(begins[-1] + 1, round(job.rate.seconds_at(len(job.span)) * shape.ticks))
    frames = _read(spans, job)
    if shape.pixel_format == "pal8":
        samples = islice(_read(spans, job), 0, None, max(1, len(places) // _PALETTE_SAMPLES))
        frames = paletted(frames, samples)
    _write(frames, [*begins, end], made, shape, job)
    return Made((Finished(made, job.target),))


def _sized(job: Job, shape: _Shape) -> Job:
    if job.output.width or job.output.height or job.width <= shape.widest:
        return job
    return replace(job, width=shape.widest, height=job.height * shape.widest / job.width)


def _draw(job: Job, every: int, work: Path) -> list[Path]:
    length = every * max(1, round(SPAN_SECONDS * job.rate.per_second / every))
    starts = range(job.span.start, job.span.end, length)
    takes = [
        Take(Span(start, min(start + length, job.span.end)), work / f"{start:08d}.part")
        for start in starts
    ]
    shoot = Shoot(job.composition, *job.pixels, EXACT, every)
    film(shoot, takes, job.workers, job.on_frames, job.cancelled)
    return [take.path for take in takes]


def _read(spans: Sequence[Path], job: Job) -> Iterator[av.VideoFrame]:
    for span in spans:
        with av.open(str(span)) as source:
            for frame in source.decode(video=0):
                if job.cancelled():
                    raise Cancelled
                yield frame


def _write(
    frames: Iterator[av.VideoFrame], times: Sequence[int], made: Path, shape: _Shape, job: Job
) -> None:
    """Write frames that begin at some ticks; the last of them is the end."""
    quality = _USUAL_WEBP_QUALITY if job.output.quality is None else job.output.quality
    options = (
        {"quality": f"{quality:g}", "compression_level": "2"}
        if shape.encoder == "libwebp_anim"
        else {}
    )
    settings = dict(shape.muxer_options)
    if job.output.format == "gif":
        settings["final_delay"] = str(times[-1] - times[-2])
    with av.open(str(made), "w", format=job.output.format, options=settings) as output:
        stream: Any = output.add_stream(shape.encoder, rate=shape.ticks, options=options)
        for place, frame in enumerate(frames):
            if place == 0:
                stream.width, stream.height = frame.width, frame.height
                stream.pix_fmt = shape.pixel_format
                stream.codec_context.time_base = Fraction(1, shape.ticks)
            shown = frame.reformat(format=shape.pixel_format)
            shown.time_base = Fraction(1, shape.ticks)
            shown.pts = times[place]
            shown.duration = times[place + 1] - times[place]
            output.mux(stream.encode(shown))
        output.mux(stream.encode(None))


FAMILY = Family(formats=tuple(_SHAPES), make=_make, check=_check, count=_count)
