"""One picture that stands for the whole film."""

from __future__ import annotations

import numpy as np

from kinoform.engine.codecs import picture_codec
from kinoform.engine.outputs.job import Job
from kinoform.engine.painter import Painter
from kinoform.engine.shoot import Shoot, painter_of
from kinoform.engine.still import Still
from kinoform.engine.surface import Pixels
from kinoform.model.time import exact

_FAVOURITE = 1 / 3
_OTHERS = (0.15, 0.25, 0.45, 0.55, 0.65, 0.75, 0.85)
_GLANCE_WIDTH = 160
_MUCH_FULLER = 1.25


def draw_poster(job: Job, ending: str = "jpg") -> bytes:
    """The picture at the second that the output names, or at a good moment."""
    codec = picture_codec(ending, job.output.quality)
    painter = painter_of(Shoot(job.composition, *job.pixels, codec))
    painter.paint(_moment(job))
    return Still(painter.pixels).encoded(codec.ending, codec.quality)


def _moment(job: Job) -> int:
    asked = job.output.poster
    if asked is False or asked is True:
        return _fullest(job)
    number = job.rate.frame_during(exact(asked))
    return min(max(number, job.span.start), job.span.end - 1)


def _fullest(job: Job) -> int:
    """The frame a third into the film, unless another shows much more."""
    width, height = job.pixels
    small = _GLANCE_WIDTH, max(1, round(_GLANCE_WIDTH * height / width))
    painter = painter_of(Shoot(job.composition, *small, picture_codec("png")))
    favourite, *others = (
        job.span.start + int(share * len(job.span)) for share in (_FAVOURITE, *_OTHERS)
    )
    fullness = {number: _fullness(painter, number) for number in others}
    best = max(fullness, key=lambda number: fullness[number])
    if fullness[best] > _MUCH_FULLER * _fullness(painter, favourite):
        return best
    return favourite


def _fullness(painter: Painter, number: int) -> float:
    """How much there is to see: contrast, and edges."""
    painter.paint(number)
    gray = _gray(painter.pixels)
    return float(gray.std() + sum(np.abs(np.diff(gray, axis=axis)).mean() for axis in (0, 1)))


def _gray(pixels: Pixels) -> np.ndarray:
    return pixels[..., :3].astype(np.float32) @ np.array([0.0722, 0.7152, 0.2126], np.float32)
