"""From a document to a film that can be drawn, step by step, with every problem on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from kinoform.compile.close import Closing
from kinoform.compile.expand import expand
from kinoform.compile.fonts import document_fonts
from kinoform.compile.media import MediaPolicy, MediaShelf
from kinoform.compile.parse import Parser
from kinoform.compile.read import Limits, plain_object, read_document
from kinoform.compile.reading import reading_problems
from kinoform.compile.references import resolve_references
from kinoform.compile.scene_lengths import scene_lengths, spoken_beats
from kinoform.compile.timing import Clock
from kinoform.compile.wishes import place_in_wish, resolve_wishes
from kinoform.compile.words import resolve_words
from kinoform.kit.pointer import deepest
from kinoform.model.composition import Composition
from kinoform.model.document.clip import Clip
from kinoform.model.document.timeline import Output
from kinoform.model.problem import InvalidDocument, Problem, errors_of
from kinoform.model.time import FrameRate

_LOOKS = 3
"""How often a document is read: again when the length of a template or the moments of a primitive
are known, and once more for templates that last to the end of those."""


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
    limits = compiler.limits
    try:
        written = read_document(source, limits)
        given = plain_object(variables or {}, "/variables", limits)
    except InvalidDocument as invalid:
        return Compiled(None, invalid.problems)
    expanded = expand(written, given)
    resolved = resolve_references(expanded.document)

    def origin(where: str) -> str:
        return expanded.origin_of(resolved.origin_of(where))

    def place_of(clip: Clip) -> str:
        return origin(parser.places.get(id(clip), ""))

    shelf = MediaShelf(compiler.media, place_of)
    fonts = document_fonts(resolved.document, shelf)
    wished, unwished = resolve_wishes(resolved.document)
    document, unread = resolve_words(
        wished, lambda source, where: shelf.file(source, origin(where))
    )
    report = _Report(written, expanded.problems)
    report.add(*(_moved(problem, expanded.origin_of) for problem in resolved.problems))
    report.add(*(_moved(problem, origin) for problem in (*unwished, *unread)))
    lengths: dict[str, float] = {}
    beats: dict[str, tuple[float | None, ...]] = {}
    for _ in range(_LOOKS):
        parser = Parser(limits, origin, lengths, beats=beats)
        timeline = parser.timeline(document)
        if timeline is None:
            break
        shelf.fill(timeline)
        clock = Clock(shelf.media, place_of, frozenset(parser.unread_ids))
        end = clock.film([track.clips for track in timeline.tracks])
        known = scene_lengths(timeline, clock, parser.places, lengths)
        spoken = spoken_beats(timeline, clock, parser.places)
        if known == lengths and spoken == beats:
            break
        lengths, beats = known, spoken
    report.add(*parser.problems)
    report.made_by_templates = tuple(origin(where) for where in parser.templates)
    report.add(*shelf.problems)
    if timeline is None:
        return Compiled(None, report.settled())
    report.add(*clock.problems)
    if not report.has_errors:
        report.add(*_length_problems(end, limits))
    closing = Closing(timeline, clock.times, shelf.media, place_of, FrameRate.of(timeline.meta.fps))
    composition = closing.composition(end, fonts)
    report.add(*closing.problems)
    if report.has_errors:
        return Compiled(None, report.settled(), timeline.outputs)
    report.add(*reading_problems(composition))
    return Compiled(composition, report.settled(), timeline.outputs)


class _Report:
    """Gathers problems, each of which points into the document as it was written."""

    def __init__(self, document: dict[str, Any], problems: Iterable[Problem]) -> None:
        self.made_by_templates: tuple[str, ...] = ()
        self._document = document
        self._problems = list(problems)

    @property
    def has_errors(self) -> bool:
        return bool(errors_of(self._problems))

    def add(self, *problems: Problem) -> None:
        """Add the problems of one step; what an earlier step has said of a place is enough."""
        known = {problem.pointer for problem in errors_of(self._problems) if problem.pointer}
        self._problems.extend(problem for problem in problems if problem.pointer not in known)

    def settled(self) -> tuple[Problem, ...]:
        """Each problem once, errors first."""
        placed = dict.fromkeys(_moved(problem, self._place) for problem in self._problems)
        return tuple(sorted(placed, key=lambda problem: problem.severity != "error"))

    def _place(self, where: str) -> str:
        for template in self.made_by_templates:
            if where.startswith(f"{template}/clips"):
                return template
        return deepest(self._document, place_in_wish(self._document, where))


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


def _moved(problem: Problem, origin: Callable[[str], str]) -> Problem:
    return replace(problem, pointer=origin(problem.pointer))
