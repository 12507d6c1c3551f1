"""The files that a film can become: each format, and what it is made with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kinoform.engine.codecs import video_codec
from kinoform.engine.render import OnProgress, Order, Rendered, even, render_video
from kinoform.engine.span_file import Asked
from kinoform.model.composition import Composition
from kinoform.model.document.timeline import Output
from kinoform.model.problem import Problem, RenderFailed
from kinoform.model.time import Span

_USUAL_CODEC = {"mp4": "h264", "mov": "h264", "webm": "vp9"}


def output_for(path: Path) -> Output:
    """The output that a file name's ending asks for."""
    ending = path.suffix.lower().lstrip(".")
    ending = {"jpeg": "jpg", "m3u8": "hls", "m4v": "mp4"}.get(ending, ending)
    known = Output.model_fields["format"].annotation
    if ending not in getattr(known, "__args__", ()):
        raise RenderFailed(
            Problem(
                "unknown_format", "", f"no format ends in {path.suffix!r}",
                "name the target film.mp4, .webm, .mov, .gif, .webp, .mp3, .wav, .png or .m3u8",
            )
        )  # fmt: skip
    return Output(format=ending)


@dataclass(frozen=True, slots=True)
class Wish:
    """Everything about one output of one film."""

    output: Output
    scale: float
    span: Span | None
    workers: int


def make_output(
    composition: Composition,
    target: Path,
    output: Output,
    *,
    scale: float = 1.0,
    span: Span | None = None,
    workers: int = 1,
    on_progress: OnProgress | None = None,
    cancelled: Asked = lambda: False,
) -> Rendered:
    """One output of a film at its target."""
    width = even((output.width or composition.size.width) * scale)
    height = even((output.height or composition.size.height) * scale)
    codec = video_codec(
        output.codec or _USUAL_CODEC[output.format], output.quality, alpha=output.alpha
    )
    order = Order(
        container=output.format, codec=codec, width=width, height=height, workers=workers, span=span
    )
    return render_video(composition, target, order, on_progress, cancelled)
