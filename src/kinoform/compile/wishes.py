"""`{"$speech": ...}` and `{"$music": ...}` in place of a URL: each becomes a source of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from kinoform.compile.faults import faults_of
from kinoform.compile.unknown_fields import unknown_fields
from kinoform.kit import pointer
from kinoform.kit.exchange import KEPT, exchanged
from kinoform.model.document.music import MusicSpec
from kinoform.model.document.speech import SpeechSpec
from kinoform.model.problem import Problem

UNREAD = "speech:\0"
"""The source of a wish that makes no sense, which is listed already; no document can write it."""


def _speech(written: Any) -> SpeechSpec:
    return SpeechSpec.model_validate({"text": written} if isinstance(written, str) else written)


_READERS: dict[str, Callable[[Any], SpeechSpec | MusicSpec]] = {
    "$speech": _speech,
    "$music": MusicSpec.model_validate,
}


def resolve_wishes(document: dict[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
    """The document with a source for every wish, and a problem for each that cannot be read."""
    if "tracks" not in document:
        return document, []
    walk = _Walk()
    tracks = exchanged(document["tracks"], "/tracks", walk.exchange)
    return {**document, "tracks": tracks}, walk.problems


def place_in_wish(document: Any, where: str) -> str:
    """A place in a source as it is in the wish that the source stands for."""
    place, value = "", document
    steps = pointer.steps(where)
    for index, step in enumerate(steps):
        wish = _wish_in(value)
        if wish and step != wish:
            place, value = pointer.join(place, wish), value[wish]
            if isinstance(value, str):
                return place
        place = pointer.join(place, step)
        try:
            value = pointer.look_up(value, pointer.join("", step))
        except LookupError:
            return pointer.join(place, *steps[index + 1 :])
    return place


def _wish_in(value: Any) -> str | None:
    """What is wished for, if the value is a wish."""
    if not isinstance(value, dict) or len(value) != 1:
        return None
    wish = next(iter(value))
    return wish if wish in _READERS else None


@dataclass
class _Walk:
    problems: list[Problem] = field(default_factory=list)

    def exchange(self, value: dict[str, Any], where: str) -> Any:
        """The source that stands for a wish."""
        wish = _wish_in(value)
        return self._source(wish, value[wish], pointer.join(where, wish)) if wish else KEPT

    def _source(self, wish: str, written: Any, where: str) -> str:
        try:
            spec = _READERS[wish](written)
        except ValidationError as invalid:
            self.problems.extend(faults_of(invalid, written, where))
            return UNREAD
        self.problems.extend(unknown_fields(spec, where))
        return spec.speech_source if isinstance(spec, SpeechSpec) else spec.music_source
