"""A file from a URL that a stranger may have written: the only way out to the network.

Every address is judged before it is dialled, at the first URL and at each redirect, and the
connection goes to the judged address. A redirect from https to http is refused, because whoever
wrote https relies on nobody having changed the file on its way. No proxy, cookie or password of
this machine is used.
"""

from __future__ import annotations

import re
import socket
import ssl
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin

import httpcore

from kinoform.kit.addresses import (
    Allowed,
    Resolve,
    WebAddress,
    judged_addresses,
    redacted,
    system_resolve,
    web_address,
)
from kinoform.kit.body import plain_body
from kinoform.kit.content_file import keep_content, suffix_for
from kinoform.kit.data_url import is_data_url, read_data_url
from kinoform.kit.dial import Deadline, PinnedBackend, answered_within, trust
from kinoform.kit.refusal import FetchRefused
from kinoform.kit.retry_after import retry_after_seconds

__all__ = ["FetchLimits", "FetchRefused", "Fetched", "fetch"]

_REDIRECTS = {301, 302, 303, 307, 308}
_PASSING = {429, 500, 502, 503, 504}
_PAUSES_SECONDS = (0.25, 1.0)
_CONTENT_TYPE = re.compile(r"[\w.+-]{1,64}/[\w.+-]{1,64}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """What a stranger's URL may cost."""

    max_bytes: int = 512 * 1024 * 1024
    connect_seconds: float = 10.0
    read_seconds: float = 20.0
    """The longest silence."""
    total_seconds: float = 300.0
    """From the call to the last byte, with every redirect, pause and repetition."""
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that is here now."""

    path: Path
    content_type: str
    size_bytes: int
    final_url: str
    """Where the last redirect led; it may hold a token, so keep it out of logs."""


@dataclass(frozen=True, slots=True)
class _Errand:
    folder: Path
    limits: FetchLimits
    allowed: Allowed
    resolve: Resolve
    deadline: Deadline


class _MayPass(Exception):
    """A failure that can be gone in a moment."""

    def __init__(self, refused: FetchRefused, wait_seconds: float | None = None) -> None:
        self.refused = refused
        self.wait_seconds = wait_seconds
        super().__init__(refused)


def fetch(
    url: str,
    folder: Path,
    *,
    limits: FetchLimits | None = None,
    allow_private: tuple[str, ...] = (),
    resolve: Resolve = system_resolve,
) -> Fetched:
    """The file at an http, https or data URL, kept in `folder` under the name of its content.

    `allow_private` names hosts, addresses and networks that are open although they are not
    public. Raises FetchRefused, and then nothing is left in the folder.
    """
    limits = limits or FetchLimits()
    if is_data_url(url):
        return _unpacked(url, folder, limits.max_bytes)
    deadline = Deadline.after(limits.total_seconds)
    errand = _Errand(folder, limits, Allowed.of(allow_private), resolve, deadline)
    pauses = iter(_PAUSES_SECONDS)
    while True:
        try:
            return _attempt(web_address(url), errand)
        except _MayPass as failed:
            pause = next(pauses, None)
            wait = pause if failed.wait_seconds is None else failed.wait_seconds
            if pause is None or wait is None or wait >= deadline.seconds_left:
                raise failed.refused from failed.__cause__
        time.sleep(wait)


def _unpacked(url: str, folder: Path, max_bytes: int) -> Fetched:
    content_type, data = read_data_url(url, max_bytes)
    path = keep_content([data], folder, suffix_for(content_type, ""))
    return Fetched(path, content_type, len(data), redacted(url))


def _attempt(target: WebAddress, errand: _Errand) -> Fetched:
    for _ in range(errand.limits.redirects + 1):
        try:
            arrived = _visit(target, errand)
        except httpcore.ConnectTimeout as fault:
            raise _MayPass(_too_slow(target)) from fault
        except httpcore.TimeoutException as fault:
            raise _too_slow(target) from fault
        except (httpcore.NetworkError, httpcore.ProtocolError) as fault:
            if isinstance(fault.__context__, ssl.SSLCertVerificationError):
                raise _failed(target, "has a certificate that is not to be trusted") from fault
            raise _MayPass(_failed(target, "broke off the connection")) from fault
        if isinstance(arrived, Fetched):
            return arrived
        target = arrived
    raise _failed(target, f"comes after more than {errand.limits.redirects} redirects")


def _visit(target: WebAddress, errand: _Errand) -> Fetched | WebAddress:
    """The file at an address, or the address where its server sends us."""
    limits = errand.limits
    backend = PinnedBackend(_addresses(target, errand), errand.deadline)
    with (
        httpcore.ConnectionPool(ssl_context=trust(), network_backend=backend) as pool,
        pool.stream(
            "GET",
            httpcore.URL(
                scheme=target.scheme, host=target.host, port=target.port, target=target.target
            ),
            headers={
                "Host": target.authority,
                "User-Agent": "kinoform",
                "Accept": "*/*",
                "Accept-Encoding": "identity",
                "Connection": "close",
            },
            extensions={
                "timeout": {
                    "connect": limits.connect_seconds,
                    "read": limits.read_seconds,
                    "write": limits.read_seconds,
                }
            },
        ) as response,
    ):
        headers = {
            name.decode("ascii").lower(): value.decode("utf-8", "replace")
            for name, value in response.headers
        }
        if response.status in _REDIRECTS and "location" in headers:
            return _redirected(target, headers["location"])
        if response.status != 200:
            raise _unwelcome(target, response.status, headers.get("retry-after", ""))
        return _kept(target, headers, response.iter_stream(), errand)


def _addresses(target: WebAddress, errand: _Errand) -> tuple[str, ...]:
    """The judged addresses; a name server that keeps silent counts as a slow connection."""
    try:
        return answered_within(
            errand.deadline.cap(errand.limits.connect_seconds),
            lambda: judged_addresses(target, errand.allowed, errand.resolve),
        )
    except TimeoutError as fault:
        raise _MayPass(_too_slow(target)) from fault
    except OSError as fault:
        refused = _failed(target, "has a host name without an address")
        if fault.errno == socket.EAI_AGAIN:
            raise _MayPass(refused) from fault
        raise refused from fault


def _redirected(target: WebAddress, location: str) -> WebAddress:
    following = web_address(urljoin(str(target), location))
    if target.scheme == "https" and following.scheme == "http":
        raise FetchRefused(
            "fetch_bad_url",
            f"{redacted(str(target))} redirects from https to http",
            "Write the http URL itself if that is meant.",
        )
    return following


def _unwelcome(target: WebAddress, status: int, retry_after: str) -> FetchRefused | _MayPass:
    shown = redacted(str(target))
    if status in {404, 410}:
        return FetchRefused("fetch_not_found", f"{shown} is not there (status {status})")
    hint = "A signed URL may have expired." if status in {401, 403} else ""
    refused = FetchRefused("fetch_status", f"{shown} answered with status {status}", hint)
    return _MayPass(refused, retry_after_seconds(retry_after)) if status in _PASSING else refused


def _kept(
    target: WebAddress, headers: dict[str, str], body: Iterable[bytes], errand: _Errand
) -> Fetched:
    chunks = plain_body(body, headers, errand.limits.max_bytes, redacted(str(target)))
    written = headers.get("content-type", "").partition(";")[0].strip().lower()
    content_type = written if _CONTENT_TYPE.fullmatch(written) else "application/octet-stream"
    name = unquote(target.target.partition("?")[0])
    try:
        path = keep_content(chunks, errand.folder, suffix_for(content_type, name))
        return Fetched(path, content_type, path.stat().st_size, str(target))
    except OSError as fault:
        raise _failed(target, f"cannot be kept on this disk: {fault.strerror}") from fault


def _too_slow(target: WebAddress) -> FetchRefused:
    return FetchRefused("fetch_timeout", f"{redacted(str(target))} did not answer in time")


def _failed(target: WebAddress, why: str) -> FetchRefused:
    return FetchRefused("fetch_failed", f"{redacted(str(target))} {why}")
