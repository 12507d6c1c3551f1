"""Addresses in words: of pages, of mail, of people, and the subjects of posts."""

from __future__ import annotations

import re
from collections.abc import Callable

from kinoform.narration.words.word import listed

_SCHEME = re.compile(r"(?:https?|ftp)://(?:www\.)?|www\.", re.IGNORECASE)
_HOST = re.compile(r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,9}(?::\d{1,5})?")
_MAIL = re.compile(r"[\w.+-]{1,99}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,9}")
_HANDLE = re.compile(r"@[\w.]+|#\w*[^\W\d]\w*")
_ENDS = listed(
    "com org net edu gov int info biz name dev app page blog shop store cloud online site tech "
    "io ai co me tv fm gg ly to uk us eu de fr es it nl be ch at se no dk fi pl pt ie ca au nz "
    "jp cn in br mx ru kr za xyz news live media studio video film js py"
)
_SAID = frozenset({"co", "me", "no", "at", "be", "in", "to", "it", "us", "is", "go"})
_SIGNS = {
    ".": "dot", "/": "slash", "-": "dash", "_": "underscore", "@": "at", "+": "plus", ":": "colon",
    "~": "tilde", "%": "percent",
}  # fmt: skip
_PIECES = re.compile(r"[./\-_@+:~%]|[^./\-_@+:~%]+")


def read_address(core: str, say: Callable[[str], str]) -> str | None:
    """An address with its signs by name; `say` speaks its pieces; None for any other word."""
    if _HANDLE.fullmatch(core):
        first = "at" if core[0] == "@" else "hashtag"
        return f"{first} {' '.join(say(piece) for piece in core[1:].replace('.', '_').split('_'))}"
    if _MAIL.fullmatch(core):
        return _by_pieces(core, say)
    scheme = _SCHEME.match(core)
    rest = core[scheme.end() :] if scheme else core
    address = re.split(r"[?#]", rest, maxsplit=1)[0].rstrip("/")
    host = address.partition("/")[0]
    is_named = (
        bool(_HOST.fullmatch(host)) and host.partition(":")[0].rpartition(".")[2].lower() in _ENDS
    )
    if (scheme and address) or (is_named and host[:1].islower()) or (is_named and "/" in address):
        return _by_pieces(address, say)
    return None


def _by_pieces(address: str, say: Callable[[str], str]) -> str:
    return " ".join(_piece(piece, say) for piece in _PIECES.findall(address))


def _piece(piece: str, say: Callable[[str], str]) -> str:
    if piece in _SIGNS:
        return _SIGNS[piece]
    if len(piece) == 2 and piece.isalpha() and piece not in _SAID:
        return say(piece.upper())
    return say(piece)
