"""From a document to a film that can be drawn, step by step, with every problem on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from kinoform.compile.close import Closing
from kinoform.compile.expand import expand
from kinoform.compile.fonts import document_fonts
from kinoform.compile.media import MediaPolicy, MediaShelf
from kinoform.compile.parse import Parser
from kinoform.compile.read import Limits, read_document
from kinoform.compile.reading import reading_problems
from kinoform.compile.references import resolve_references
from kinoform.compile.timing import Clock
from kinoform.compile.words import resolve_words
from kinoform.model.composition import Composition
from kinoform.model.document.clip import Clip
from kinoform.model.document.timeline import Output
from kinoform.model.problem import InvalidDocument, Problem, errors_of
from kinoform.model.time import FrameRate


@dataclass(frozen=True, slots=True)
class Compiler:
    """Turns documents into compositions under one set of rules."""

    limits: Limits = field(default_factory=Limits)
    media: MediaPolicy = field(default_factory=MediaPolicy)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A film, and what was noticed while making it."""

    composition: Composition | None
    """None when there are errors."""
    problems: tuple[Problem, ...]
    outputs: tuple[Output, ...] = ()

    def require(self) -> Composition:
        """The composition; raises InvalidDocument when there are errors."""
        if self.composition is None:
            raise InvalidDocument(self.problems)
        return self.composition


def compile_document(
    source: Any, compiler: Compiler, variables: Mapping[str, Any] | None = None
) -> Compiled:
    """The film of a document, or all the reasons why there is none."""
    try:
        document = read_document(source, compiler.limits)
    except InvalidDocument as invalid:
        return Compiled(None, invalid.problems)
    expanded = expand(document, variables)
    origin = expanded.origin_of
    problems: list[Problem] = list(expanded.problems)
    parser = Parser(compiler.limits, origin)

    def place_of(clip: Clip) -> str:
        return origin(parser.places.get(id(clip), ""))

    shelf = MediaShelf(compiler.media, place_of)
    document, unresolved = resolve_references(expanded.document)
    document, unread = resolve_words(
        document, lambda source, where: shelf.file(source, origin(where))
    )
    problems.extend(_moved(problem, origin) for problem in (*unresolved, *unread))

    timeline = parser.timeline(document)
    problems.extend(parser.problems)
    if timeline is None:
        return Compiled(None, _settled(problems))
    fonts = document_fonts(document, shelf)
    shelf.fill(timeline)
    problems.extend(shelf.problems)
    if errors_of(shelf.problems):
        return Compiled(None, _settled(problems), timeline.outputs)

    clock = Clock(shelf.media, place_of)
    end = clock.film([track.clips for track in timeline.tracks])
    problems.extend(clock.problems)
    problems.extend(_length_problems(end, compiler.limits))
    if errors_of(clock.problems):
        return Compiled(None, _settled(problems), timeline.outputs)

    rate = FrameRate.of(timeline.meta.fps)
    closing = Closing(timeline, clock.times, shelf.media, place_of, rate)
    composition = closing.composition(end, fonts)
    problems.extend(closing.problems)
    problems.extend(reading_problems(composition))
    settled = _settled(problems)
    return Compiled(None if errors_of(settled) else composition, settled, timeline.outputs)


def _length_problems(end: Fraction, limits: Limits) -> list[Problem]:
    if end <= 0:
        return [
            Problem("empty_film", "/tracks", "the film has no length", "add a clip with a duration")
        ]
    if end > limits.seconds:
        hours = limits.seconds / 3600
        return [
            Problem(
                "film_too_long", "/tracks", f"the film has {float(end):,.0f} seconds",
                f"{hours:g} hours is the limit",
            )
        ]  # fmt: skip
    return []


def _moved(problem: Problem, origin: Any) -> Problem:
    return Problem(
        problem.code, origin(problem.pointer), problem.message, problem.hint, problem.severity
    )


def _settled(problems: list[Problem]) -> tuple[Problem, ...]:
    """Each problem once, errors first."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda problem: problem.severity != "error"))
