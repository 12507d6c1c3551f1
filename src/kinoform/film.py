"""The library: what `import kinoform` offers."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from kinoform.compile.compiler import Compiled, Compiler, compile_document
from kinoform.compile.first_look import seconds_written
from kinoform.compile.makers import makers_of
from kinoform.compile.media import MediaPolicy
from kinoform.compile.read import read_document
from kinoform.compile.variation import compiled_for
from kinoform.engine.crew import on_standby
from kinoform.engine.outputs import check_output, check_size, make_output, output_for, targets_of
from kinoform.engine.render import OnProgress, Rendered
from kinoform.engine.sharing import WORTH_A_CREW_SECONDS
from kinoform.engine.span_shelf import SpanShelf
from kinoform.engine.still import Still, Stills
from kinoform.kit.media_folder import MediaFolder
from kinoform.model.composition import Composition
from kinoform.model.document.timeline import Output
from kinoform.model.problem import Problem
from kinoform.model.time import Span, exact
from kinoform.narration.rules import SpeechRules

Document = Any
"""A mapping, JSON text or bytes, or the Path of a JSON file."""


def own_compiler(document: Document, speech: SpeechRules | None = None) -> Compiler:
    """The rules for documents of one's own: files of this disk may be read.

    Without rules for speech only voices of this machine speak.
    """
    base = document.parent if isinstance(document, Path) else Path.cwd()
    folder = MediaFolder(file_roots=(Path(base.resolve().anchor),))
    media = MediaPolicy(folder=folder, base=base.resolve())
    makers = makers_of(speech or SpeechRules(), media.found)
    return Compiler(media=replace(media, makers=makers))


def compiled_film(
    document: Document,
    *,
    variables: Mapping[str, Any] | None = None,
    compiler: Compiler | None = None,
) -> Compiled:
    """The film of a document, with every problem that it has."""
    return compile_document(document, compiler or own_compiler(document), variables)


def validate(
    document: Document,
    *,
    variables: Mapping[str, Any] | None = None,
    compiler: Compiler | None = None,
) -> tuple[Problem, ...]:
    """Every problem of a document, errors first; empty when it is fine."""
    return compiled_film(document, variables=variables, compiler=compiler).problems


def frame(
    document: Document,
    at: float = 0.0,
    *,
    scale: float = 1.0,
    variables: Mapping[str, Any] | None = None,
    compiler: Compiler | None = None,
) -> Still:
    """The picture at an instant, exactly as the film shows it; `.save(path)` writes a PNG."""
    composition = compiled_film(document, variables=variables, compiler=compiler).require()
    check_size(composition.size.width * scale, composition.size.height * scale)
    return Stills(composition, scale).draw(number_at(composition, at))


def number_at(composition: Composition, seconds: float) -> int:
    """The frame on screen at an instant; the last one after the end."""
    number = composition.rate.frame_during(exact(seconds))
    return min(max(number, 0), composition.frame_count - 1)


def render(
    document: Document,
    target: str | os.PathLike[str],
    *,
    on_progress: OnProgress | None = None,
    cancelled: Callable[[], bool] | None = None,
    workers: int | None = None,
    scale: float = 1.0,
    start: float | None = None,
    end: float | None = None,
    output: Output | None = None,
    variables: Mapping[str, Any] | None = None,
    compiler: Compiler | None = None,
    spans: Path | SpanShelf | None = None,
) -> Rendered:
    """The finished film at `target`, as `output` says.

    Without one the name's ending decides, and the document's output of that format if it has one.
    `spans` is a folder, or a shelf with a budget of its own, in which films find stretches that
    others have drawn already, and leave their own: films that differ in a few scenes draw the
    others once.
    Raises InvalidDocument with all problems, or RenderFailed with the cause; in both cases nothing
    is left at the target.
    """
    path = Path(target)
    compiler = compiler or own_compiler(document)
    workers = workers or usable_cores()
    written = read_document(document, compiler.limits)
    is_long = seconds_written(written) >= WORTH_A_CREW_SECONDS
    with on_standby(workers if is_long else 1):
        compiled = compiled_film(written, variables=variables, compiler=compiler)
        compiled.require()
        wish = output or output_for(path, compiled.outputs)
        compiled = compiled_for(written, compiled, wish, compiler, variables)
        composition = compiled.require()
        made = make_output(
            composition,
            path,
            wish,
            scale=scale,
            span=_part(composition, start, end),
            workers=workers,
            on_progress=on_progress,
            cancelled=cancelled or (lambda: False),
            shelf=SpanShelf(spans) if isinstance(spans, Path) else spans,
        )
    return replace(made, problems=(*compiled.problems, *made.problems))


def render_all(
    document: Document,
    folder: str | os.PathLike[str],
    *,
    name: str = "film",
    on_progress: OnProgress | None = None,
    cancelled: Callable[[], bool] | None = None,
    workers: int | None = None,
    scale: float = 1.0,
    start: float | None = None,
    end: float | None = None,
    variables: Mapping[str, Any] | None = None,
    compiler: Compiler | None = None,
    spans: Path | SpanShelf | None = None,
) -> tuple[Rendered, ...]:
    """Every output that the document lists, in a folder; one MP4 when it lists none.

    All of them are checked before the first is drawn. Files are called film.mp4, and
    film-1080x1920.mp4 where an output has a size of its own.
    """
    compiler = compiler or own_compiler(document)
    compiled = compiled_film(document, variables=variables, compiler=compiler)
    compiled.require()
    outputs = compiled.outputs or (Output(format="mp4"),)
    targets = targets_of(outputs, Path(folder), name)
    films = [compiled_for(document, compiled, each, compiler, variables) for each in outputs]
    compositions = [film.require() for film in films]
    for composition, target, output in zip(compositions, targets, outputs, strict=True):
        check_output(composition, target, output, _part(composition, start, end))
    total = sum(composition.frame_count for composition in compositions)
    rendered: list[Rendered] = []
    before = 0
    for film, target, output in zip(films, targets, outputs, strict=True):
        composition = film.require()
        made = make_output(
            composition,
            target,
            output,
            scale=scale,
            span=_part(composition, start, end),
            workers=workers or usable_cores(),
            on_progress=_within(on_progress, before, composition.frame_count, total),
            cancelled=cancelled or (lambda: False),
            shelf=SpanShelf(spans) if isinstance(spans, Path) else spans,
        )
        rendered.append(replace(made, problems=(*film.problems, *made.problems)))
        before += composition.frame_count
    return tuple(rendered)


def _within(
    on_progress: OnProgress | None, before: int, count: int, total: int
) -> OnProgress | None:
    """Progress of one output as progress of all, in frames of the films."""
    if on_progress is None:
        return None
    return lambda done, of: on_progress(before + count * done // of, total)


def _part(composition: Composition, start: float | None, end: float | None) -> Span | None:
    if start is None and end is None:
        return None
    begin = Fraction(0) if start is None else exact(start)
    finish = composition.duration if end is None else exact(end)
    return composition.rate.span_of(begin, finish)


def usable_cores() -> int:
    """How many processes can work at the same time here."""
    try:
        return max(1, len(os.sched_getaffinity(0)))
    except AttributeError:
        return os.cpu_count() or 1
