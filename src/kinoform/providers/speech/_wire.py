"""One question to a provider's web server, and its answer or the reason why there is none.

The addresses of providers are the operator's own choice, so private ones are dialled like any
other. Redirects are not followed, because the key was meant for the named server.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NoReturn

from kinoform.kit.addresses import system_resolve, web_address
from kinoform.kit.body import plain_body
from kinoform.kit.dial import Deadline
from kinoform.kit.refusal import FetchRefused
from kinoform.providers._call import Call, CallFailed, Fault, Reply, called
from kinoform.providers.speech._complaint import Complaint, complaint
from kinoform.providers.speech._tries import MayPass, tried
from kinoform.providers.speech.base import Access, SpeechRefused

_MOST_BYTES = 64 * 1024 * 1024
_MOST_BYTES_OF_A_COMPLAINT = 65_536
_PASSING = {408, 425, 429}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A JSON document for a provider."""

    provider: str
    """Its name, for people."""
    url: str
    document: Mapping[str, object]
    key_header: str = ""
    """The header that carries the key; empty when there is no key."""
    key: str = field(default="", repr=False)
    """As that header says it."""
    accept: str = "*/*"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said with status 200."""

    content_type: str
    body: bytes = field(repr=False)


def ask(question: Question, access: Access) -> Answer:
    """The answer; raises SpeechRefused, whose words hold neither key nor raw answer."""
    try:
        target = web_address(question.url)
    except FetchRefused as refused:
        raise SpeechRefused(
            "speech_unavailable",
            f"The address of {question.provider} cannot be used: {refused.message}",
            "the operator sets it, as a whole http or https URL",
        ) from None
    call = Call(
        target=target, document=question.document, accept=question.accept, remark="(speech)",
        secret_headers=_key_header(question),
    )  # fmt: skip

    def attempt(whole: Deadline) -> Answer:
        deadline = Deadline.after(min(access.seconds, whole.seconds_left))
        return _attempt(question, call, deadline)

    return tried(attempt, access)


def _key_header(question: Question) -> Mapping[str, str]:
    if not question.key_header:
        return {}
    if not (question.key.isascii() and question.key.isprintable()):
        raise SpeechRefused(
            "speech_unauthorised",
            f"The key of {question.provider} has characters that no key has",
            "the operator can copy it again",
        )
    return {question.key_header: question.key}


def _attempt(question: Question, call: Call, deadline: Deadline) -> Answer:
    def addresses() -> tuple[str, ...]:
        return tuple(system_resolve(call.target.host, call.target.port))

    try:
        with called(call, addresses, deadline) as reply:
            if reply.status != 200:
                _refuse(question, reply)
            body = b"".join(plain_body(reply.pieces, reply.headers, _MOST_BYTES, ""))
            return Answer(reply.headers.get("content-type", "").strip().lower(), body)
    except CallFailed as failed:
        raise _unanswered(question, failed.fault) from None
    except FetchRefused as refused:
        raise SpeechRefused(
            "speech_failed", f"The answer of {question.provider} {_body_fault(refused)}"
        ) from None


def _unanswered(question: Question, fault: Fault) -> SpeechRefused | MayPass:
    name = question.provider
    if fault == "slow":
        return SpeechRefused(
            "speech_timeout",
            f"{name} did not answer in time",
            "try again later, or with a shorter text",
        )
    if fault == "untrusted":
        return SpeechRefused(
            "speech_unavailable", f"{name} has a certificate that is not to be trusted"
        )
    if fault == "unreachable":
        return MayPass(
            SpeechRefused(
                "speech_unavailable",
                f"{name} cannot be reached",
                "check its address, and whether this machine may reach it",
            )
        )
    return MayPass(SpeechRefused("speech_failed", f"{name} broke off the connection"))


def _complaint(reply: Reply, question: Question) -> Complaint:
    told = b""
    for piece in reply.pieces:
        told += piece
        if len(told) > _MOST_BYTES_OF_A_COMPLAINT:
            break
    return complaint(told, question.key.removeprefix("Bearer "))


def _refuse(question: Question, reply: Reply) -> NoReturn:
    why = _complaint(reply, question)
    name, status = question.provider, reply.status
    if status == 402 or (400 <= status < 500 and why.is_quota):
        raise SpeechRefused(
            "speech_quota",
            f"The account at {name} has used up what it may speak",
            "add to its plan, or choose another voice",
        )
    if status in {401, 403}:
        shown = f" ({why.code})" if why.code else ""
        raise SpeechRefused(
            "speech_unauthorised",
            f"{name} does not accept the key{shown}" if question.key else f"{name} asks for a key",
            "the operator sets the key; it must be allowed to make speech",
        )
    if status == 429:
        refused = SpeechRefused(
            "speech_quota",
            f"{name} asks us to slow down",
            "try again in a minute, or render fewer films at a time",
        )
    elif status >= 500 or status in _PASSING:
        refused = SpeechRefused("speech_failed", f"{name} is in trouble (status {status})")
    elif 300 <= status < 400:
        refused = SpeechRefused(
            "speech_failed",
            f"{name} redirects to another address, which is not followed",
            "the operator can set that address itself",
        )
    elif status == 404:
        refused = SpeechRefused(
            "speech_failed",
            f"{name} knows no such voice, or there is no speech at its address",
            "check the id of the voice and the address of the provider",
        )
    else:
        shown = f": {why.excerpt}" if why.excerpt else ""
        refused = SpeechRefused(
            "speech_failed", f"{name} refused the text with status {status}{shown}"
        )
    if status >= 500 or status in _PASSING:
        raise MayPass(refused, reply.wait_seconds)
    raise refused


def _body_fault(refused: FetchRefused) -> str:
    if refused.code == "fetch_too_large":
        return f"is larger than {_MOST_BYTES // 1024 // 1024} MB"
    return "comes in a form that nobody asked for"
