"""Which text is one e-mail address, and nothing that could say more to a mail server."""

from __future__ import annotations

import re

import idna

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")


def mail_address(written: str) -> str | None:
    """The address as it goes over the wire, or None for what is not exactly one.

    Quoted and non-ASCII names before the @ are not taken: few servers accept them. A domain in
    any script is, in its ASCII form. The case of the name is kept, since it is its server's.
    """
    name, at, domain = written.rpartition("@")
    if not at or len(name) > 64 or not _LOCAL.fullmatch(name):
        return None
    try:
        host = idna.encode(domain, uts46=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError):
        return None
    labels = host.split(".")
    if len(labels) < 2 and host != "localhost":
        return None
    if len(name) + len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        return None
    return f"{name}@{host}"
