"""One question to a provider's web server, and its answer or the reason why there is none.

The addresses of providers are the operator's own choice, so private ones are dialled like any
other. Redirects are not followed, because the key was meant for the named server.
"""

from __future__ import annotations

import json
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NoReturn

import httpcore

import kinoform
from kinoform.kit.addresses import WebAddress, system_resolve, web_address
from kinoform.kit.body import plain_body
from kinoform.kit.dial import Deadline, PinnedBackend, answered_within, trust
from kinoform.kit.refusal import FetchRefused
from kinoform.kit.retry_after import retry_after_seconds
from kinoform.providers.speech._complaint import complaint
from kinoform.providers.speech._tries import MayPass, tried
from kinoform.providers.speech.base import Access, SpeechRefused

_MOST_BYTES = 64 * 1024 * 1024
_MOST_BYTES_OF_A_COMPLAINT = 65_536
_CONNECT_SECONDS = 10.0
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
    headers = _headers(question, target)

    def attempt(whole: Deadline) -> Answer:
        deadline = Deadline.after(min(access.seconds, whole.seconds_left))
        return _attempt(question, target, headers, deadline)

    return tried(attempt, access)


def _headers(question: Question, target: WebAddress) -> list[tuple[bytes, bytes]]:
    given = {
        "Host": target.authority,
        "User-Agent": f"Kinoform/{kinoform.__version__} (speech)",
        "Content-Type": "application/json",
        "Accept": question.accept,
        "Accept-Encoding": "identity",
        "Connection": "close",
    }
    if question.key_header:
        if not (question.key.isascii() and question.key.isprintable()):
            raise SpeechRefused(
                "speech_unauthorised",
                f"The key of {question.provider} has characters that no key has",
                "the operator can copy it again",
            )
        given[question.key_header] = question.key
    return [(name.encode(), value.encode()) for name, value in given.items()]


def _attempt(
    question: Question,
    target: WebAddress,
    headers: list[tuple[bytes, bytes]],
    deadline: Deadline,
) -> Answer:
    # The faults of the network stay out of the chain: some repeat the headers that were sent.
    try:
        return _converse(question, target, headers, deadline)
    except httpcore.TimeoutException:
        raise SpeechRefused(
            "speech_timeout",
            f"{question.provider} did not answer in time",
            "try again later, or with a shorter text",
        ) from None
    except httpcore.ConnectError as fault:
        if isinstance(fault.__context__, ssl.SSLCertVerificationError):
            raise SpeechRefused(
                "speech_unavailable",
                f"{question.provider} has a certificate that is not to be trusted",
            ) from None
        raise MayPass(_unreachable(question)) from None
    except (httpcore.NetworkError, httpcore.ProtocolError):
        raise MayPass(
            SpeechRefused("speech_failed", f"{question.provider} broke off the connection")
        ) from None
    except FetchRefused as refused:
        raise SpeechRefused(
            "speech_failed", f"The answer of {question.provider} {_body_fault(refused)}"
        ) from None


def _converse(
    question: Question,
    target: WebAddress,
    headers: list[tuple[bytes, bytes]],
    deadline: Deadline,
) -> Answer:
    backend = PinnedBackend(_addresses(question, target, deadline), deadline)
    with (
        httpcore.ConnectionPool(ssl_context=trust(), network_backend=backend) as pool,
        pool.stream(
            "POST",
            httpcore.URL(
                scheme=target.scheme, host=target.host, port=target.port, target=target.target
            ),
            headers=headers,
            content=json.dumps(question.document).encode(),
            extensions={"timeout": {"connect": _CONNECT_SECONDS}},
        ) as response,
    ):
        said = {
            name.decode("latin-1").lower(): value.decode("latin-1")
            for name, value in response.headers
        }
        if response.status != 200:
            told = b""
            for piece in response.iter_stream():
                told += piece
                if len(told) > _MOST_BYTES_OF_A_COMPLAINT:
                    break
            _refuse(question, response.status, said.get("retry-after", ""), told)
        body = b"".join(plain_body(response.iter_stream(), said, _MOST_BYTES, ""))
        return Answer(said.get("content-type", "").strip().lower(), body)


def _addresses(question: Question, target: WebAddress, deadline: Deadline) -> tuple[str, ...]:
    """Where the host is; a name server that keeps silent counts as a slow answer."""
    try:
        return answered_within(
            deadline.cap(_CONNECT_SECONDS),
            lambda: tuple(system_resolve(target.host, target.port)),
        )
    except TimeoutError:
        raise httpcore.ConnectTimeout from None
    except OSError:
        raise MayPass(_unreachable(question)) from None


def _refuse(question: Question, status: int, retry_after: str, told: bytes) -> NoReturn:
    why = complaint(told, question.key.removeprefix("Bearer "))
    name = question.provider
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
        raise MayPass(refused, retry_after_seconds(retry_after))
    raise refused


def _unreachable(question: Question) -> SpeechRefused:
    return SpeechRefused(
        "speech_unavailable",
        f"{question.provider} cannot be reached",
        "check its address, and whether this machine may reach it",
    )


def _body_fault(refused: FetchRefused) -> str:
    if refused.code == "fetch_too_large":
        return f"is larger than {_MOST_BYTES // 1024 // 1024} MB"
    return "comes in a form that nobody asked for"
