"""One question to a source over the network, and its answer, whatever the status.

Every address is judged before it is dialled, and the connection goes to the judged address. A
redirect is followed on the same server only, because keys were meant for that one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin

from kinoform.kit.addresses import Allowed, WebAddress, judged_addresses, web_address
from kinoform.kit.body import plain_body
from kinoform.kit.dial import Deadline
from kinoform.kit.refusal import FetchRefused
from kinoform.providers._call import Call, CallFailed, Fault, called
from kinoform.providers.data.base import INSTEAD, Access, SourceRefused

_MOST_REDIRECTS = 3
_REDIRECTS = {301, 302, 307, 308}
_FAULTS: Mapping[Fault, str] = {
    "slow": "did not answer in time",
    "untrusted": "has a certificate that is not to be trusted",
    "unreachable": "cannot be reached",
    "broken_off": "broke off the connection",
}


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
    try:
        return _followed(question, access, deadline)
    except CallFailed as failed:
        refused = unreachable(question, _FAULTS[failed.fault])
        raise (refused if failed.fault == "untrusted" else MayPass(refused)) from None
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
    call = Call(
        target=_with_secret(target, question.secret_query),
        document=question.document,
        accept="application/json",
        remark=f"(mailto:{question.mail})" if question.mail else "",
        secret_headers={"Authorization": f"Bearer {question.bearer}"} if question.bearer else {},
    )

    def judged() -> tuple[str, ...]:
        return judged_addresses(target, Allowed.of(access.allow_private))

    with called(call, judged, deadline) as reply:
        if reply.status in _REDIRECTS and "location" in reply.headers:
            return web_address(urljoin(str(target), reply.headers["location"]))
        if reply.status != 200:
            return Answer(reply.status, reply.wait_seconds, b"")
        body = b"".join(plain_body(reply.pieces, reply.headers, access.answer_bytes, ""))
        return Answer(200, reply.wait_seconds, body)


def _with_secret(target: WebAddress, secret_query: str) -> WebAddress:
    if not secret_query or secret_query in target.target:
        return target
    mark = "&" if "?" in target.target else "?"
    return replace(target, target=f"{target.target}{mark}{secret_query}")


def _same_server(one: WebAddress, other: WebAddress) -> bool:
    return (one.scheme, one.host, one.port) == (other.scheme, other.host, other.port)


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
