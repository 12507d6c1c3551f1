"""One request to a provider's server, with every fault of the network as one of four kinds."""

from __future__ import annotations

import json
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

import httpcore

import kinoform
from kinoform.kit.addresses import WebAddress
from kinoform.kit.dial import Deadline, PinnedBackend, answered_within, trust
from kinoform.kit.retry_after import retry_after_seconds

_CONNECT_SECONDS = 10.0
Fault = Literal["slow", "untrusted", "unreachable", "broken_off"]
"""It keeps silent, its certificate is not believed, nobody is there, or it hung up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What is sent, and where it goes."""

    target: WebAddress
    document: Mapping[str, object] | None = None
    """JSON that is sent along; None asks with the URL alone."""
    accept: str
    remark: str = ""
    """Stands behind our name, for whoever reads the server's log."""
    secret_headers: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server says; its body can be read as long as the call lasts."""

    status: int
    headers: Mapping[str, str]
    """By names in small letters."""
    pieces: Iterator[bytes] = field(repr=False)

    @property
    def wait_seconds(self) -> float | None:
        """For how long it asks to be left alone."""
        return retry_after_seconds(self.headers.get("retry-after", ""))


class CallFailed(Exception):
    """There is no whole answer; the words of this hold nothing of what was sent."""

    def __init__(self, fault: Fault) -> None:
        self.fault: Fault = fault
        super().__init__(fault)


@contextmanager
def called(
    call: Call, addresses: Callable[[], tuple[str, ...]], deadline: Deadline
) -> Iterator[Reply]:
    """The reply, which ends with the block; raises CallFailed, and whatever `addresses` refuses.

    `addresses` says where the host may be dialled. Redirects are replies like any other.
    """
    target = call.target
    content = None if call.document is None else json.dumps(call.document).encode()
    # The faults of the network stay out of the chain: some repeat the headers that were sent.
    try:
        backend = PinnedBackend(_dialled(addresses, deadline), deadline)
        with (
            httpcore.ConnectionPool(ssl_context=trust(), network_backend=backend) as pool,
            pool.stream(
                "GET" if content is None else "POST",
                httpcore.URL(
                    scheme=target.scheme, host=target.host, port=target.port, target=target.target
                ),
                headers=_headers(call),
                content=content,
                extensions={"timeout": {"connect": _CONNECT_SECONDS}},
            ) as response,
        ):
            headers = {
                name.decode("latin-1").lower(): value.decode("latin-1")
                for name, value in response.headers
            }
            yield Reply(response.status, headers, response.iter_stream())
    except httpcore.TimeoutException:
        raise CallFailed("slow") from None
    except httpcore.ConnectError as fault:
        is_untrusted = isinstance(fault.__context__, ssl.SSLCertVerificationError)
        raise CallFailed("untrusted" if is_untrusted else "unreachable") from None
    except (httpcore.NetworkError, httpcore.ProtocolError):
        raise CallFailed("broken_off") from None


def _headers(call: Call) -> list[tuple[bytes, bytes]]:
    given = {
        "Host": call.target.authority,
        "User-Agent": f"Kinoform/{kinoform.__version__} {call.remark}".rstrip(),
        "Accept": call.accept,
        "Accept-Encoding": "identity",
        "Connection": "close",
        **({} if call.document is None else {"Content-Type": "application/json"}),
        **call.secret_headers,
    }
    return [(name.encode(), value.encode()) for name, value in given.items()]


def _dialled(addresses: Callable[[], tuple[str, ...]], deadline: Deadline) -> tuple[str, ...]:
    """Where the host is; a name server that keeps silent counts as a slow answer."""
    try:
        return answered_within(deadline.cap(_CONNECT_SECONDS), addresses)
    except TimeoutError:
        raise httpcore.ConnectTimeout from None
    except OSError:
        raise httpcore.ConnectError from None
