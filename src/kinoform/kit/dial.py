"""Connections that go only to addresses judged before, and end when their time is over."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import httpcore

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment after which nothing is waited for."""

    at: float

    @classmethod
    def after(cls, seconds: float) -> Deadline:
        """So many seconds from now."""
        return cls(time.monotonic() + seconds)

    @property
    def seconds_left(self) -> float:
        return max(0.0, self.at - time.monotonic())

    def cap(self, timeout: float | None) -> float:
        """A timeout that does not outlive the deadline; raises when it is over."""
        left = self.seconds_left
        if left <= 0.0:
            raise httpcore.TimeoutException("the total time is over")
        return left if timeout is None else min(timeout, left)


@cache
def trust() -> ssl.SSLContext:
    """Whose certificates are believed: made once, since it reads all of them."""
    return httpcore.default_ssl_context()


def answered_within(seconds: float, ask: Callable[[], Answer]) -> Answer:
    """What a question gives, or what it raises; TimeoutError where it keeps silent for longer.

    Name servers cannot be hurried, so a silent one is left to a thread of its own.
    """
    answer: Future[Answer] = Future()

    def asked() -> None:
        try:
            answer.set_result(ask())
        except Exception as fault:  # noqa: BLE001 -- raised again by the thread that waits
            answer.set_exception(fault)

    threading.Thread(target=asked, daemon=True).start()
    return answer.result(seconds)


class PinnedBackend(httpcore.NetworkBackend):
    """Dials the given addresses in turn, whatever host the caller names.

    The name still goes into the Host header and the TLS handshake, and the certificate is held
    against it. Since no name is resolved here, a second DNS answer cannot lead elsewhere.
    """

    def __init__(self, addresses: tuple[str, ...], deadline: Deadline) -> None:
        self._addresses = addresses
        self._deadline = deadline
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,  # noqa: ARG002 -- the judged addresses stand for it
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        fault: Exception = httpcore.ConnectError("no address to dial")
        for address in self._addresses:
            try:
                stream = self._sockets.connect_tcp(
                    address, port, self._deadline.cap(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                fault = failed
            else:
                return _TimedStream(stream, self._deadline)
        raise fault


class _TimedStream(httpcore.NetworkStream):
    """A stream in which no byte, however slowly it drips, extends the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.cap(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.cap(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        capped = self._deadline.cap(timeout)
        stream = self._stream.start_tls(ssl_context, server_hostname, capped)
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)
