"""Makes one output of a film, with everything that goes along with it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from kinoform.engine.outputs import films, hls, loops, pictures, sound
from kinoform.engine.outputs.job import Family, Finished, Job, check_size, refuse
from kinoform.engine.outputs.placing import put_in_place, size_of
from kinoform.engine.outputs.poster import draw_poster
from kinoform.engine.outputs.sidecars import SIDECARS
from kinoform.engine.outputs.strip import draw_strip
from kinoform.engine.render import OnProgress, Rendered, work_folder
from kinoform.engine.span_file import Asked, never
from kinoform.engine.span_shelf import SpanShelf
from kinoform.model.composition import Composition
from kinoform.model.document.timeline import Output
from kinoform.model.geometry import Size
from kinoform.model.time import Span

_FAMILIES: dict[str, Family] = {
    name: family
    for family in (films.FAMILY, hls.FAMILY, loops.FAMILY, pictures.FAMILY, sound.FAMILY)
    for name in family.formats
}


def make_output(
    composition: Composition,
    target: Path,
    output: Output,
    *,
    scale: float = 1.0,
    span: Span | None = None,
    workers: int = 1,
    on_progress: OnProgress | None = None,
    cancelled: Asked = never,
    shelf: SpanShelf | None = None,
) -> Rendered:
    """One output of a film at its target, and its companions beside it.

    Raises RenderFailed; on any failure nothing is left at the target.
    """
    began = time.monotonic()
    job = replace(_job(composition, target, output, scale, span, workers, cancelled), shelf=shelf)
    family = _FAMILIES[output.format]
    family.check(job)
    if target.is_dir() and family is not pictures.FAMILY:
        raise refuse("target_is_folder", f"{target} is a folder", "name a file in it")
    if on_progress is not None:
        job = replace(job, on_frames=_counting(on_progress, family.count(job)))
    with work_folder(target) as work:
        made = family.make(job, work)
        files = put_in_place((*made.files, *_companions(job, work)), work)
    return Rendered(
        path=files[0],
        frames=len(job.span),
        seconds=float(job.rate.seconds_at(len(job.span))),
        took_seconds=time.monotonic() - began,
        size_bytes=sum(map(size_of, files)),
        problems=made.problems,
        files=files,
        shared_frames=made.shared_frames,
    )


def check_output(
    composition: Composition, target: Path, output: Output, span: Span | None = None
) -> None:
    """Raise RenderFailed for an output that cannot be made, without drawing anything."""
    _FAMILIES[output.format].check(_job(composition, target, output, 1.0, span, 1, never))


def _job(
    composition: Composition,
    target: Path,
    output: Output,
    scale: float,
    span: Span | None,
    workers: int,
    cancelled: Asked,
) -> Job:
    whole = Span(0, composition.frame_count)
    wanted = whole if span is None else span.cut(whole)
    if not len(wanted):
        raise refuse("empty_part", "no frame of the film is in that part", "choose another part")
    width, height = (side * scale for side in _size(composition, output))
    check_size(width, height)
    return Job(
        composition, output, target, width, height, wanted, workers,
        lambda _count: None, cancelled,
    )  # fmt: skip


def _size(composition: Composition, output: Output) -> tuple[float, float]:
    """The size that is asked for; what is not written follows the film's shape."""
    natural = composition.size
    if output.width and output.height:
        return output.width, output.height
    if output.width:
        return output.width, output.width * natural.height / natural.width
    if output.height:
        return output.height * natural.width / natural.height, output.height
    return natural.width, natural.height


def _counting(on_progress: OnProgress, total: int) -> Callable[[int], None]:
    done = 0

    def on_frames(count: int) -> None:
        nonlocal done
        done += count
        on_progress(done, total)

    return on_frames


def _companions(job: Job, work: Path) -> Iterator[Finished]:
    """Poster, scrub strip and subtitle files, each named after the target."""
    output = job.output
    for kind in dict.fromkeys(output.sidecars):
        sidecar = SIDECARS[kind]
        text = sidecar.write(job.cues, Size(job.width, job.height))
        yield _written(job, work, sidecar.ending, text.encode())
    if output.strip:
        sheet, times = draw_strip(job, job.target.with_suffix(".strip.jpg").name)
        yield _written(job, work, ".strip.jpg", sheet)
        yield _written(job, work, ".strip.vtt", times.encode())
    if output.poster is not False and output.format not in pictures.FAMILY.formats:
        yield _written(job, work, ".jpg", draw_poster(job))


def _written(job: Job, work: Path, ending: str, content: bytes) -> Finished:
    made = work / f"beside{ending}"
    made.write_bytes(content)
    return Finished(made, job.target.with_suffix(ending))
