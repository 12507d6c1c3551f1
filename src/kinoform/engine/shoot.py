"""How a composition is filmed, and one span of it made into a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kinoform.engine.codecs import PictureCodec, VideoCodec
from kinoform.engine.painter import Painter
from kinoform.engine.span_file import Asked, Tick, encode_span, never, nothing
from kinoform.engine.span_pictures import draw_pictures
from kinoform.engine.stage import EngineStage
from kinoform.kit.heap import return_large_blocks
from kinoform.model.composition import Composition
from kinoform.model.problem import Problem, RenderFailed
from kinoform.model.time import Span
from kinoform.typeset.book import register_font


@dataclass(frozen=True, slots=True)
class Shoot:
    """How a composition is filmed."""

    composition: Composition
    width: int
    height: int
    codec: VideoCodec | PictureCodec
    every: int = 1
    """Only each so-many-th frame of a span is filmed."""


@dataclass(frozen=True, slots=True)
class Take:
    """One span to render, and the file that it becomes."""

    span: Span
    path: Path


def painter_of(shoot: Shoot) -> Painter:
    """A painter with the document's fonts at hand."""
    return_large_blocks()
    for font in shoot.composition.fonts:
        register_font(font.path, font.family, weight=font.weight, italic=font.italic)
    stage = EngineStage(shoot.composition.rate)
    return Painter(shoot.composition, stage, shoot.width, shoot.height)


def film_take(
    painter: Painter, shoot: Shoot, take: Take, on_frame: Tick = nothing, cancelled: Asked = never
) -> None:
    """Make the file, or the folder of pictures, of one take."""
    frames = range(take.span.start, take.span.end, shoot.every)
    if isinstance(shoot.codec, PictureCodec):
        draw_pictures(painter, frames, take.path, shoot.codec, on_frame, cancelled)
    else:
        encode_span(painter, frames, take.path, shoot.codec, on_frame, cancelled)


def failure_of(error: Exception) -> RenderFailed:
    """Any error while rendering, as one with a problem to show."""
    if isinstance(error, RenderFailed):
        return error
    if isinstance(error, MemoryError):
        return RenderFailed(
            Problem(
                "out_of_memory", "", "drawing this film takes more memory than there may be",
                "use smaller pictures, fewer layers at a time, or a smaller film",
            )
        )  # fmt: skip
    return RenderFailed(Problem("render_failed", "", f"{type(error).__name__}: {error}"[:500]))
