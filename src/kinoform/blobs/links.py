"""Links to files that stop working at a set time and open that one file alone."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import unicodedata
from dataclasses import dataclass

from kinoform.blobs.keys import checked_key
from kinoform.model.problem import Problem

_PURPOSE = b"kinoform file link 1\0"
"""Signed along, so that no other signature made with the same secret passes for a link."""
_SHORTEST_SECRET_BYTES = 16
_LONGEST_NAME = 120
_LONGEST_TOKEN = 4096
_LONGEST_ENDING = 8
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"
"""Unseen too, but Persian and many emoji are not themselves without them."""
_NOT_IN_NAMES = frozenset('/\\:*?"<>|')


@dataclass(frozen=True, slots=True)
class Link:
    """What a link opens, and until when in Unix seconds; `name` is what a download is called."""

    key: str
    expires_at: int
    name: str | None = None


def signed(secret: bytes, key: str, expires_at: int, name: str | None = None) -> str:
    """A token for a URL that opens the file until that second; a name makes it a download.

    Equal arguments give equal tokens. Of a name, only what every disk can hold remains.
    """
    given = [checked_key(key), expires_at, _plain_name(name)]
    body = _text(json.dumps(given, separators=(",", ":")).encode())
    return f"{body}.{_text(_signature(secret, body.encode()))}"


def opened(secret: bytes, token: str, now: float) -> Link | Problem:
    """What the token opens at this Unix time; or why it opens nothing."""
    body, dot, signature = token.partition(".")
    if not dot or len(token) > _LONGEST_TOKEN or not token.isascii():
        return _INVALID
    expected = _text(_signature(secret, body.encode()))
    if not hmac.compare_digest(signature.encode(), expected.encode()):
        return _INVALID
    key, expires_at, name = json.loads(_bytes(body))
    if now >= expires_at:
        return Problem(
            "link_expired",
            "",
            "The link has expired.",
            "Ask for the file once more; the answer holds a fresh link.",
        )
    return Link(key, expires_at, name)


_INVALID = Problem(
    "link_invalid", "", "The link is not one that was given out here.", "Copy it whole."
)


def _signature(secret: bytes, body: bytes) -> bytes:
    if len(secret) < _SHORTEST_SECRET_BYTES:
        raise ValueError(f"a secret for links has at least {_SHORTEST_SECRET_BYTES} bytes")
    return hmac.digest(secret, _PURPOSE + body, hashlib.sha256)


def _plain_name(name: str | None) -> str | None:
    """The name without what breaks headers and disks, or turns the line around."""
    if name is None:
        return None
    plain = "".join(
        "_" if letter in _NOT_IN_NAMES else letter
        for letter in name
        if letter in _JOINERS or unicodedata.category(letter) not in _UNSEEN
    ).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    if stem and len(ending) <= _LONGEST_ENDING:
        return f"{stem[:_LONGEST_NAME]}{dot}{ending}"
    return plain[:_LONGEST_NAME] or "file"


def _text(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
