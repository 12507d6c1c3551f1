"""Where a URL leads on the network, and whether we may go there.

A document may be written by a stranger, so a URL is taken apart once and strictly, its host is
resolved once, and every address must be a public one unless the operator allows it by name.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from urllib.parse import quote, urlsplit

import idna

from kinoform.kit.refusal import FetchRefused

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
Resolve = Callable[[str, int], Sequence[str]]
"""Addresses of a host name, as text; raises OSError where there are none."""

_PORTS = {"http": 80, "https": 443}
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\\]")

_NOT_PUBLIC_V4 = tuple(
    ip_network(network)
    for network in (
        "0.0.0.0/8",  # this host
        "10.0.0.0/8",
        "100.64.0.0/10",  # carrier NAT; metadata of Alibaba Cloud
        "127.0.0.0/8",
        "168.63.129.16/32",  # metadata of Azure, from inside a public range
        "169.254.0.0/16",  # link-local; metadata of most clouds
        "172.16.0.0/12",
        "192.0.0.0/24",  # protocol assignments; metadata of Oracle Cloud
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
# Outside of it lie loopback, IPv4-mapped, NAT64, unique local, link-local and multicast forms.
_GLOBAL_V6 = ip_network("2000::/3")
_NOT_PUBLIC_V6 = tuple(
    ip_network(network)
    for network in (
        "2001::/23",  # protocol assignments; Teredo
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which wraps any IPv4 address
        "3fff::/20",  # documentation
    )
)


@dataclass(frozen=True, slots=True)
class WebAddress:
    """The parts of an http or https URL, as they go over the wire."""

    scheme: str
    host: str
    """Lower case and ASCII; an IPv6 address has no brackets."""
    port: int
    target: str
    """Path and query, percent-encoded."""

    @property
    def authority(self) -> str:
        """What the Host header says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.target}"


def web_address(url: str) -> WebAddress:
    """The parts of a URL; raises FetchRefused for what can be read in more than one way."""
    if _UNPRINTABLE.search(url):
        raise _bad(url, "has a control character or a backslash")
    try:
        parts = urlsplit(url)
        port = parts.port
        scheme = parts.scheme.lower()
        if scheme not in _PORTS:
            raise _bad(url, "is not an http or https URL")
        if "@" in parts.netloc:
            raise _bad(url, "has a user name", "Put files behind a signed URL instead.")
        host = _wire_host(parts.hostname or "", is_literal="[" in parts.netloc)
        target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]|")
    except (ValueError, UnicodeError) as fault:
        # Without the fault's own words, which can repeat a password.
        raise _bad(url, "cannot be read as a URL") from fault
    if port == 0:
        raise _bad(url, "has port 0")
    return WebAddress(
        scheme, host, port or _PORTS[scheme], f"{target}?{query}" if query else target
    )


def _wire_host(written: str, *, is_literal: bool) -> str:
    if is_literal:
        if "%" in written:
            raise ValueError("an address with a zone")
        return str(IPv6Address(written))
    host = written.lower()
    if not host.isascii():
        host = idna.uts46_remap(host, std3_rules=False, transitional=False)
        host = host if host.isascii() else idna.encode(host).decode("ascii")
    host = host.removesuffix(".")
    labels = host.split(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise ValueError("no host name")
    if _NUMBER.fullmatch(labels[-1]):
        # inet_aton would read 127.1, 0x7f.1 and 2130706433 as loopback; one spelling is enough.
        return str(IPv4Address(host))
    return host


def _bad(url: str, why: str, hint: str = "") -> FetchRefused:
    return FetchRefused("fetch_bad_url", f"{redacted(url)} {why}", hint)


def redacted(url: str) -> str:
    """A URL fit for a message: without user, password, query and data."""
    head, *_ = url.split("?", 1)
    if head[:5].lower() == "data:":
        return head.split(",", 1)[0][:60] + ",…"
    shown = re.sub(r"//[^/]*@", "//…@", head.split("#", 1)[0])
    shown = _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", shown)
    shown = shown if len(shown) <= 160 else shown[:160] + "…"
    return shown + ("?…" if "?" in url else "")


def is_public(address: Address) -> bool:
    """Whether an address belongs to the internet and to nothing behind this machine."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _NOT_PUBLIC_V4)
    return address in _GLOBAL_V6 and not any(address in network for network in _NOT_PUBLIC_V6)


@dataclass(frozen=True, slots=True)
class Allowed:
    """What an operator opens to documents: host names, addresses and networks."""

    hosts: frozenset[str] = frozenset()
    networks: tuple[Network, ...] = ()

    @classmethod
    def of(cls, written: Sequence[str]) -> Allowed:
        """Read from settings; raises ValueError for what is none of the three."""
        hosts: set[str] = set()
        networks: list[Network] = []
        for entry in written:
            try:
                networks.append(ip_network(entry))
            except ValueError:
                hosts.add(_wire_host(entry, is_literal=False))
        return cls(frozenset(hosts), tuple(networks))

    def covers(self, host: str, address: Address) -> bool:
        """Whether the operator named this host, or a network that holds the address."""
        return host in self.hosts or any(address in network for network in self.networks)


def system_resolve(host: str, port: int) -> list[str]:
    """What the operating system says, each address once and in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def judged_addresses(
    target: WebAddress, allowed: Allowed, resolve: Resolve = system_resolve
) -> tuple[str, ...]:
    """The addresses that may be dialled for a URL; one forbidden address refuses them all.

    A host that answers with a public and a private address is trying its luck, so it gets none.
    Networks that reach IPv4 through DNS64 need `64:ff9b::/96` to be allowed.
    """
    try:
        literal = ip_address(target.host)
    except ValueError:
        literal = None
    names = [target.host] if literal else resolve(target.host, target.port)
    if not names:
        raise OSError("the name has no address")
    for name in names:
        address = ip_address(name)
        if not (is_public(address) or allowed.covers(target.host, address)):
            raise FetchRefused(
                "fetch_forbidden_address",
                f"{redacted(str(target))} leads into a private network",
                "The operator can allow this host or network by name.",
            )
    return tuple(names)
