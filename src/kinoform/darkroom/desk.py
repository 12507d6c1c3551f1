"""Answers questions about documents, in the darkroom process."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from kinoform.batches.preflight import Sight
from kinoform.darkroom.answers import Measured, StreamPlan
from kinoform.darkroom.compiling import compiler_of
from kinoform.darkroom.films import Film, Films
from kinoform.darkroom.looks import Looks
from kinoform.darkroom.rules import MediaRules
from kinoform.darkroom.wire import Message
from kinoform.engine.shoot import failure_of
from kinoform.film import number_at
from kinoform.model.problem import InvalidDocument, Problem, RenderFailed

_REHEARSAL = {
    "meta": {"width": 64, "height": 36, "fps": 10},
    "tracks": [{"clips": [{"type": "text", "text": "Ready", "start": 0, "duration": 0.2}]}],
}


class OutOfMemory(Exception):
    """The limit on memory was reached; what is left of this process is not to be trusted."""


class Desk:
    """Draws what is asked for, and keeps films warm between questions."""

    def __init__(self, rules: MediaRules, work: Path) -> None:
        compiler = compiler_of(rules)
        media = replace(compiler.media, look=Looks().at)
        self._films = Films(replace(compiler, media=media), work)
        self._found = media.found

    def rehearse(self) -> None:
        """Draw something small, so that the first question waits for no library."""
        document = json.dumps(_REHEARSAL).encode()
        for wish in (
            {"ask": "still", "seconds": 0, "width": None, "format": "png"},
            {"ask": "segment", "height": 36, "number": 0},
        ):
            self.answer(Message(wish, document))

    def answer(self, question: Message) -> Message:
        """The answer to a question, or the problems that stand against it."""
        try:
            return self._answered(question)
        except InvalidDocument as invalid:
            return Message({"invalid": [problem.as_dict() for problem in invalid.problems]})
        except MemoryError:
            raise OutOfMemory from None
        except Exception as error:  # noqa: BLE001 - whoever asked is told
            return Message({"failed": failure_of(error).problem.as_dict()})

    def _answered(self, question: Message) -> Message:
        ask, document = question.header, question.body
        if ask["ask"] == "check":
            return self._checked(document)
        draw = _ANSWERS[ask["ask"]]
        key = hashlib.blake2b(document, digest_size=16).hexdigest()
        era = ask.get("era", 0)
        kept = self._films.kept(key, era)
        if kept is not None:
            try:
                return draw(self._films, kept, ask)
            except (InvalidDocument, RenderFailed, MemoryError):
                raise
            except Exception:  # noqa: BLE001, S110 - its media may be gone from the cache by now
                pass
        return draw(self._films, self._films.made(key, era, document), ask)

    def _checked(self, documents: bytes) -> Message:
        """What is to be said of films of one template, each before it is drawn."""
        sight = Sight(self._found)
        seen = [sight.of(document) for document in json.loads(documents)]
        return Message(
            {"seen": [[problem.as_dict() for problem in each.problems] for each in seen]}
        )


def _measure(_films: Films, film: Film, _ask: Any) -> Message:
    compiled = film.compiled
    formats = tuple(output.format for output in compiled.outputs)
    composition = compiled.composition
    measured = Measured(formats=formats, problems=compiled.problems)
    if composition is not None:
        measured = Measured(
            width=round(composition.size.width),
            height=round(composition.size.height),
            fps=float(composition.rate.per_second),
            seconds=float(composition.duration),
            frames=composition.frame_count,
            has_sound=bool(composition.sounds),
            formats=formats,
            problems=compiled.problems,
        )
    return Message(asdict(measured))


def _speak(_films: Films, film: Film, _ask: Any) -> Message:
    return Message({"problems": [problem.as_dict() for problem in film.compiled.problems]})


def _still(films: Films, film: Film, ask: Any) -> Message:
    seconds = ask["seconds"]
    if not math.isfinite(seconds):
        raise RenderFailed(
            Problem("no_such_moment", "", "the time is no number of seconds", "ask for 0 or later")
        )
    number = number_at(film.composition, seconds)
    return Message({}, films.stills(film, ask["width"]).draw(number).encoded(ask["format"]))


def _stream(films: Films, film: Film, ask: Any) -> Message:
    stream = films.stream(film, ask["height"])
    width, height = stream.size
    plan = StreamPlan(width=width, height=height, codecs=stream.codecs, seconds=stream.seconds)
    return Message(asdict(plan))


def _opening(films: Films, film: Film, ask: Any) -> Message:
    return Message({}, films.stream(film, ask["height"]).opening())


def _segment(films: Films, film: Film, ask: Any) -> Message:
    stream, number = films.stream(film, ask["height"]), ask["number"]
    if not 0 <= number < len(stream.pieces):
        raise RenderFailed(
            Problem(
                "no_such_segment", "", f"the preview has no segment {number}",
                f"it has {len(stream.pieces)}, counted from 0",
            )
        )  # fmt: skip
    return Message({}, stream.piece(number, films.sound(film)))


_ANSWERS: dict[str, Callable[[Films, Film, Any], Message]] = {
    "measure": _measure,
    "speak": _speak,
    "still": _still,
    "stream": _stream,
    "init": _opening,
    "segment": _segment,
}
