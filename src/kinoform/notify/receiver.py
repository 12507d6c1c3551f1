"""Where a webhook may go: judged as its URL is written, and again by address before each try."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import Future
from dataclasses import dataclass
from ipaddress import ip_address

from kinoform.kit.addresses import (
    Address,
    Allowed,
    Resolve,
    WebAddress,
    judged_addresses,
    redacted,
    system_resolve,
    web_address,
)
from kinoform.kit.refusal import FetchRefused
from kinoform.notify.answer import PostFault

LONGEST_URL_BYTES = 2_048
"""Beyond, no index of the database could hold it."""


class ReceiverRefused(Exception):
    """This URL is not posted to, and nothing was dialled."""

    def __init__(self, fault: PostFault) -> None:
        self.fault = fault
        super().__init__(fault.code, fault.message)


@dataclass(frozen=True, slots=True)
class Receiver:
    """A URL that may be posted to, and the only addresses to dial for it."""

    target: WebAddress
    addresses: tuple[str, ...]


def receiver_fault(url: str, allowed: Allowed) -> PostFault | None:
    """What is wrong with a receiver's URL, as far as it shows without asking any network.

    For the moment of registering. None promises nothing: each try judges the addresses.
    """
    if len(url.encode("utf-8", "replace")) > LONGEST_URL_BYTES:
        return _TOO_LONG
    try:
        target = web_address(url)
        try:
            written = ip_address(target.host)
        except ValueError:
            # Which addresses a name has may change, so only its spelling is judged.
            if target.scheme == "http" and target.host not in allowed.hosts:
                return None if allowed.networks else _needs_https(target)
            return None
        _judged(target, allowed, lambda *_: [str(written)])
    except FetchRefused as refused:
        return _fault_of(refused)
    except ReceiverRefused as refused:
        return refused.fault
    return None


async def judged_receiver(
    url: str, allowed: Allowed, resolve: Resolve = system_resolve
) -> Receiver:
    """The receiver behind a URL; raises ReceiverRefused.

    A thread of its own asks the name server: one that keeps silent holds up nobody else, and
    whoever waits can leave.
    """
    answer: Future[Receiver] = Future()

    def ask() -> None:
        answer.set_running_or_notify_cancel()  # from here on, whoever leaves only stops listening
        try:
            answer.set_result(_judged(web_address(url), allowed, resolve))
        except FetchRefused as refused:
            answer.set_exception(ReceiverRefused(_fault_of(refused)))
        except OSError:
            nameless = f"{redacted(url)} has a host name without an address"
            answer.set_exception(ReceiverRefused(PostFault("webhook_failed", nameless)))
        except Exception as fault:  # noqa: BLE001 -- raised again by the task that waits
            answer.set_exception(fault)

    threading.Thread(target=ask, daemon=True).start()
    return await asyncio.wrap_future(answer)


_TOO_LONG = PostFault(
    "webhook_bad_url",
    f"a webhook's URL has at most {LONGEST_URL_BYTES:,} bytes",
    "Leave out of it what the receiver can look up by a shorter name.",
)


def _judged(target: WebAddress, allowed: Allowed, resolve: Resolve) -> Receiver:
    addresses = judged_addresses(target, allowed, resolve)
    if target.scheme == "http" and not _all_named(target, addresses, allowed):
        raise ReceiverRefused(_needs_https(target))
    return Receiver(target, addresses)


def _all_named(target: WebAddress, addresses: tuple[str, ...], allowed: Allowed) -> bool:
    parsed: list[Address] = [ip_address(address) for address in addresses]
    return all(allowed.covers(target.host, address) for address in parsed)


def _needs_https(target: WebAddress) -> PostFault:
    return PostFault(
        "webhook_needs_https",
        f"{redacted(str(target))} would carry links to films over plain http",
        "Use an https URL; the operator can open this host to http by name.",
    )


def _fault_of(refused: FetchRefused) -> PostFault:
    if refused.code == "fetch_forbidden_address":
        return PostFault("webhook_forbidden_address", refused.message, refused.hint)
    return PostFault(
        "webhook_bad_url",
        refused.message,
        "A webhook goes to a whole https URL without user name and password.",
    )
