"""Answers of a source: kept ones first, each asked for once at a time, politely, not for ever."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from kinoform.kit.dial import Deadline
from kinoform.kit.hashing import content_hash
from kinoform.kit.secret import Secret
from kinoform.providers.data._answers import Answers
from kinoform.providers.data._once import Once
from kinoform.providers.data._pace import Pace
from kinoform.providers.data._reading import document
from kinoform.providers.data._wire import Answer, MayPass, Question, converse, unreachable
from kinoform.providers.data.base import INSTEAD, Access, SourceRefused

_FIRST_PAUSE_SECONDS = 0.25
_PAUSE_GROWTH = 4.0
_TROUBLE = {408, 425}
_LATER = f"try again later, or {INSTEAD}"
_SERVER = re.compile(r"[^/]*//[^/?#]*")
_Read = TypeVar("_Read")
_UNDER_WAY: Once[dict[str, Any]] = Once()


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How a source likes to be asked, and what it means by a refusal."""

    per_second: float
    at_once: int
    slow_down: frozenset[int]
    """Statuses that ask for a pause."""
    no_entry: frozenset[int]
    """Statuses that refuse whoever asks."""
    limit_hint: str
    entry_hint: str


@dataclass(frozen=True, slots=True)
class Interview:
    """The questions for one career, which share their time."""

    access: Access
    manners: Manners
    deadline: Deadline

    @classmethod
    def begin(cls, access: Access, manners: Manners) -> Interview:
        """One whose time begins now."""
        return cls(access, manners, Deadline.after(access.seconds))

    def ask(
        self,
        question: Question,
        read: Callable[[dict[str, Any]], _Read],
        missing: SourceRefused | None = None,
    ) -> _Read:
        """What `read` makes of the answer; raises SourceRefused.

        So does `read`, for an answer that is not worth keeping. `missing` is raised when the
        source says that there is no such thing.
        """
        key = content_hash([question.url, question.document])

        def told() -> dict[str, Any]:
            return self._kept(key, read) or self._asked(key, question, read, missing)

        try:
            return read(_UNDER_WAY.share(key, told, self.deadline.seconds_left))
        except TimeoutError:
            raise unreachable(question, "did not answer in time") from None

    def _kept(self, key: str, read: Callable[[dict[str, Any]], _Read]) -> dict[str, Any] | None:
        body = self._answers.find(key) if self._answers else None
        if body is None:
            return None
        try:
            told = document(body)
            read(told)
        except (ValueError, SourceRefused):
            return None
        return told

    def _asked(
        self,
        key: str,
        question: Question,
        read: Callable[[dict[str, Any]], _Read],
        missing: SourceRefused | None,
    ) -> dict[str, Any]:
        body = self._tried(question, missing)
        try:
            told = document(body)
        except ValueError:
            raise SourceRefused(
                "source_garbled", f"{question.source} gave an answer that cannot be read"
            ) from None
        read(told)
        if self._answers:
            self._answers.keep(key, body)
        return told

    @property
    def _answers(self) -> Answers | None:
        folder = self.access.folder
        limits = self.access.kept_seconds, self.access.kept_bytes
        return None if folder is None else Answers(folder, *limits)

    def _tried(self, question: Question, missing: SourceRefused | None) -> bytes:
        pace = _pace_of(_server(question.url), self.manners.per_second, self.manners.at_once)
        refused = SourceRefused(
            "source_limited", f"Too many questions wait for {question.source}", _LATER
        )
        for pause in _pauses(self.access.tries):
            if not pace.take_turn(self.deadline.seconds_left):
                break
            try:
                answer = converse(question, self.access, self.deadline)
                if answer.status == 200:
                    return answer.body
                refused = _refusal(question, self.manners, answer, missing)
            except MayPass as failed:
                refused = failed.refused
            if rest := pause if refused.wait_seconds is None else refused.wait_seconds:
                pace.rest(rest)
        raise refused from None


def _refusal(
    question: Question, manners: Manners, answer: Answer, missing: SourceRefused | None
) -> SourceRefused:
    """What may pass with time; raises what does not."""
    name, status = question.source, answer.status
    if status in manners.slow_down:
        return SourceRefused(
            "source_limited",
            f"{name} asks us to slow down",
            manners.limit_hint,
            answer.wait_seconds,
        )
    if status >= 500 or status in _TROUBLE:
        return SourceRefused(
            "source_unreachable",
            f"{name} is in trouble (status {status})",
            _LATER,
            answer.wait_seconds,
        )
    if status in {404, 410}:
        raise missing or SourceRefused(
            "source_unreachable",
            f"{name} does not answer at its address (status {status})",
            "the operator sets that address",
        )
    if status in manners.no_entry:
        raise SourceRefused(
            "source_refused", f"{name} does not let us in (status {status})", manners.entry_hint
        )
    raise SourceRefused(
        "source_garbled", f"{name} does not understand the question (status {status})"
    )


def _pauses(tries: int) -> list[float]:
    """After each try; none after the last, unless the server asks for one."""
    return [*(_FIRST_PAUSE_SECONDS * _PAUSE_GROWTH**n for n in range(tries - 1)), 0.0]


@cache
def _pace_of(server: str, per_second: float, at_once: int) -> Pace:  # noqa: ARG001 -- one for each
    return Pace(per_second, at_once)


def _server(url: str) -> str:
    found = _SERVER.match(url)
    return found[0].lower() if found else url


def key_for_wire(key: Secret, name: str, hint: str) -> str:
    """The key as headers may carry it; raises SourceRefused for what is none."""
    written = key.reveal().strip()
    if not (written.isascii() and written.isprintable()):
        raise SourceRefused(
            "source_refused", f"The key for {name} has characters that no key has", hint
        )
    return written
