"""One try to deliver a webhook, told as a value: the receiver may be slow, hostile or gone.

Every address is judged before it is dialled and the connection goes to the judged address.
Redirects are not followed, because the signature was made for the receiver that registered.
"""

from __future__ import annotations

import asyncio
import re
import ssl
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote

import httpcore

import kinoform
from kinoform.kit.addresses import Allowed, Resolve, redacted, system_resolve
from kinoform.kit.dial import trust
from kinoform.kit.retry_after import retry_after_seconds
from kinoform.notify.answer import Answer, PostFault
from kinoform.notify.excerpt import excerpt
from kinoform.notify.receiver import Receiver, ReceiverRefused, judged_receiver

_SECRET_HEADER = re.compile(r"signature|authorization|secret|token|key", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostLimits:
    """What a receiver may cost."""

    connect_seconds: float = 5.0
    """For the name server, and again for each address."""
    read_seconds: float = 10.0
    """The longest silence."""
    total_seconds: float = 15.0
    """From the call to the last byte of the answer."""
    answer_bytes: int = 65_536
    """How much of an answer is read before the connection is closed."""


@dataclass(slots=True)
class _Heard:
    """What has been heard so far; once there is a status, later trouble changes nothing."""

    status: int | None = None
    retry_after_seconds: float | None = None
    body: bytearray = field(default_factory=bytearray)


async def post(
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    allowed: Allowed,
    limits: PostLimits | None = None,
    resolve: Resolve = system_resolve,
) -> Answer:
    """What became of one POST. Trouble of the network or of the receiver is never raised."""
    limits = limits or PostLimits()
    heard = _Heard()
    began = time.monotonic()
    try:
        async with asyncio.timeout(limits.total_seconds):
            async with asyncio.timeout(limits.connect_seconds):
                receiver = await judged_receiver(url, allowed, resolve)
            await _converse(receiver, body, headers, limits, heard)
        fault = None
    except ReceiverRefused as refused:
        fault = refused.fault
    except (TimeoutError, httpcore.TimeoutException):
        fault = PostFault("webhook_timeout", f"{redacted(url)} did not answer in time")
    except (OSError, httpcore.NetworkError, httpcore.ProtocolError) as broken:
        fault = PostFault("webhook_failed", f"{redacted(url)} {_reason(broken)}")
    return Answer(
        status=heard.status,
        fault=fault if heard.status is None else _unwelcome(url, heard.status),
        retry_after_seconds=heard.retry_after_seconds,
        took_seconds=time.monotonic() - began,
        excerpt=excerpt(bytes(heard.body), _secrets(url, headers)),
    )


async def _converse(
    receiver: Receiver,
    body: bytes,
    headers: Mapping[str, str],
    limits: PostLimits,
    heard: _Heard,
) -> None:
    target = receiver.target
    where = httpcore.URL(
        scheme=target.scheme, host=target.host, port=target.port, target=target.target
    )
    timeouts = {
        "connect": limits.connect_seconds,
        "read": limits.read_seconds,
        "write": limits.read_seconds,
    }
    async with (
        httpcore.AsyncConnectionPool(
            ssl_context=trust(), network_backend=_JudgedBackend(receiver.addresses)
        ) as pool,
        pool.stream(
            "POST",
            where,
            headers=_request_headers(target.authority, body, headers),
            content=body,
            extensions={"timeout": timeouts},
        ) as response,
    ):
        answered = {name.lower(): value for name, value in response.headers}
        retry_after = answered.get(b"retry-after", b"").decode("latin-1")
        heard.retry_after_seconds = retry_after_seconds(retry_after)
        heard.status = response.status
        async for piece in response.aiter_stream():
            heard.body += piece[: limits.answer_bytes - len(heard.body)]
            if len(heard.body) >= limits.answer_bytes:
                return


def _request_headers(
    authority: str, body: bytes, headers: Mapping[str, str]
) -> list[tuple[bytes, bytes]]:
    ours = {
        "Host": authority,
        "Content-Length": str(len(body)),
        "User-Agent": f"Kinoform/{kinoform.__version__} (webhooks)",
        "Accept": "*/*",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }
    taken = {name.lower() for name in ours}
    given = {name: value for name, value in headers.items() if name.lower() not in taken}
    return [(name.encode(), value.encode()) for name, value in (ours | given).items()]


class _JudgedBackend(httpcore.AsyncNetworkBackend):
    """Dials the judged addresses in turn, whatever host the caller names; resolves nothing.

    The name still goes into the Host header and the TLS handshake, and the certificate is held
    against it.
    """

    def __init__(self, addresses: tuple[str, ...]) -> None:
        self._addresses = addresses
        self._sockets = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,  # noqa: ARG002 -- the judged addresses stand for it
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 -- httpcore's own signature
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        fault: Exception = httpcore.ConnectError("no address to dial")
        for address in self._addresses:
            try:
                return await self._sockets.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                fault = failed
        raise fault


def _unwelcome(url: str, status: int) -> PostFault | None:
    if 200 <= status < 300:
        return None
    said = f"{redacted(url)} answered with status {status}"
    if 300 <= status < 400:
        return PostFault(
            "webhook_redirected",
            f"{said}, and a webhook follows no redirect",
            "Register the URL that the redirect leads to.",
        )
    return PostFault("webhook_status", said)


def _reason(broken: Exception) -> str:
    if isinstance(broken.__context__, ssl.SSLCertVerificationError):
        return "has a certificate that is not to be trusted"
    if isinstance(broken, httpcore.ConnectError):
        return "cannot be reached"
    if isinstance(broken, httpcore.RemoteProtocolError):
        return "did not answer in HTTP"
    return "broke off the connection"


def _secrets(url: str, headers: Mapping[str, str]) -> set[str]:
    """What a receiver may know and a log may not."""
    query = url.partition("?")[2].partition("#")[0]
    secrets = {query, unquote(query), *(value for _, value in parse_qsl(query))}
    return secrets | {value for name, value in headers.items() if _SECRET_HEADER.search(name)}
