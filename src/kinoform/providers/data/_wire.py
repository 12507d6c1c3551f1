"""One question to a source over the network, and its answer, whatever the status.

Every address is judged before it is dialled, and the connection goes to the judged address. A
redirect is followed on the same server only, because keys were meant for that one.
"""

from __future__ import annotations

import json
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin

import httpcore

import kinoform
from kinoform.kit.addresses import Allowed, WebAddress, judged_addresses, web_address
from kinoform.kit.body import plain_body
from kinoform.kit.dial import Deadline, PinnedBackend, answered_within, trust
from kinoform.kit.refusal import FetchRefused
from kinoform.kit.retry_after import retry_after_seconds
from kinoform.providers.data.base import INSTEAD, Access, SourceRefused

_CONNECT_SECONDS = 10.0
_MOST_REDIRECTS = 3
_REDIRECTS = {301, 302, 307, 308}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of a source."""

    source: str
    """Its name, for people."""
    url: str
    """Without anything secret."""
    document: Mapping[str, object] | None = None
    """JSON that is sent along; None asks with the URL alone."""
    secret_query: str = field(default="", repr=False)
    """Ends the URL on its way."""
    bearer: str = field(default="", repr=False)
    mail: str = ""
    """Whom they may write to."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said."""

    status: int
    wait_seconds: float | None
    """For how long it asks to be left alone."""
    body: bytes = field(repr=False)
    """Empty unless the status is 200."""


class MayPass(Exception):
    """A failure that can be gone in a moment."""

    def __init__(self, refused: SourceRefused) -> None:
        self.refused = refused
        super().__init__(refused)


def converse(question: Question, access: Access, deadline: Deadline) -> Answer:
    """The answer; raises SourceRefused or MayPass, whose words hold no key."""
    # The faults of the network stay out of the chain: some repeat the headers that were sent.
    try:
        return _followed(question, access, deadline)
    except httpcore.TimeoutException:
        raise MayPass(unreachable(question, "did not answer in time")) from None
    except httpcore.ConnectError as fault:
        if isinstance(fault.__context__, ssl.SSLCertVerificationError):
            raise unreachable(question, "has a certificate that is not to be trusted") from None
        raise MayPass(unreachable(question, "cannot be reached")) from None
    except (httpcore.NetworkError, httpcore.ProtocolError):
        raise MayPass(unreachable(question, "broke off the connection")) from None
    except FetchRefused as refused:
        raise _unfit(question, refused, access) from None


def _followed(question: Question, access: Access, deadline: Deadline) -> Answer:
    target = web_address(question.url)
    for _ in range(_MOST_REDIRECTS + 1):
        answer = _visit(question, target, access, deadline)
        if isinstance(answer, Answer):
            return answer
        if question.document is not None or not _same_server(answer, target):
            break
        target = answer
    raise unreachable(question, "redirects to where it is not followed")


def _visit(
    question: Question, target: WebAddress, access: Access, deadline: Deadline
) -> Answer | WebAddress:
    sent = _with_secret(target, question.secret_query)
    content = None if question.document is None else json.dumps(question.document).encode()
    backend = PinnedBackend(_addresses(target, access, deadline), deadline)
    with (
        httpcore.ConnectionPool(ssl_context=trust(), network_backend=backend) as pool,
        pool.stream(
            "GET" if content is None else "POST",
            httpcore.URL(scheme=sent.scheme, host=sent.host, port=sent.port, target=sent.target),
            headers=_headers(question, target),
            content=content,
            extensions={"timeout": {"connect": _CONNECT_SECONDS}},
        ) as response,
    ):
        said = {
            name.decode("latin-1").lower(): value.decode("latin-1")
            for name, value in response.headers
        }
        if response.status in _REDIRECTS and "location" in said:
            return web_address(urljoin(str(target), said["location"]))
        wait = retry_after_seconds(said.get("retry-after", ""))
        if response.status != 200:
            return Answer(response.status, wait, b"")
        body = b"".join(plain_body(response.iter_stream(), said, access.answer_bytes, ""))
        return Answer(200, wait, body)


def _headers(question: Question, target: WebAddress) -> list[tuple[bytes, bytes]]:
    mail = f" (mailto:{question.mail})" if question.mail else ""
    given = {
        "Host": target.authority,
        "User-Agent": f"Kinoform/{kinoform.__version__}{mail}",
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }
    if question.document is not None:
        given["Content-Type"] = "application/json"
    if question.bearer:
        given["Authorization"] = f"Bearer {question.bearer}"
    return [(name.encode(), value.encode()) for name, value in given.items()]


def _with_secret(target: WebAddress, secret_query: str) -> WebAddress:
    if not secret_query or secret_query in target.target:
        return target
    mark = "&" if "?" in target.target else "?"
    return replace(target, target=f"{target.target}{mark}{secret_query}")


def _same_server(one: WebAddress, other: WebAddress) -> bool:
    return (one.scheme, one.host, one.port) == (other.scheme, other.host, other.port)


def _addresses(target: WebAddress, access: Access, deadline: Deadline) -> tuple[str, ...]:
    """The judged addresses; a name server that keeps silent counts as a slow answer."""
    try:
        return answered_within(
            deadline.cap(_CONNECT_SECONDS),
            lambda: judged_addresses(target, Allowed.of(access.allow_private)),
        )
    except TimeoutError:
        raise httpcore.ConnectTimeout from None
    except OSError:
        raise httpcore.ConnectError from None


def unreachable(question: Question, why: str) -> SourceRefused:
    """That there is no answer, and why."""
    return SourceRefused(
        "source_unreachable", f"{question.source} {why}", f"try again later, or {INSTEAD}"
    )


def _unfit(question: Question, refused: FetchRefused, access: Access) -> SourceRefused:
    if refused.code == "fetch_forbidden_address":
        return SourceRefused(
            "source_unreachable",
            f"The address of {question.source} leads into a private network",
            "the operator can allow this host or network by name",
        )
    if refused.code == "fetch_bad_url":
        return SourceRefused(
            "source_unreachable",
            f"The address of {question.source} cannot be used",
            "the operator sets it, as a whole http or https URL",
        )
    megabytes = access.answer_bytes / 1024 / 1024
    why = f"is larger than {megabytes:g} MB" if refused.code == "fetch_too_large" else "is damaged"
    return SourceRefused("source_garbled", f"The answer of {question.source} {why}")
