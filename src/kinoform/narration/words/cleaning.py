"""Text without what nobody reads: tags, control characters, characters without width."""

from __future__ import annotations

import re
import unicodedata

_TAG = re.compile(r"<(?:/?[A-Za-z]|[!?])[^<>]*>")
_APART = re.compile(r"</?(?:br|break|p|div|li|ul|ol|h[1-6]|s|speak)\b|<[^<>]*/>", re.IGNORECASE)
"""Tags between words; any other may stand in the middle of one."""

# Joiners stay between letters and pictures of other scripts, where they change what is seen.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
    "|(?<![^\x00-\u02ff])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\u02ff])"
)
_PICTURES = frozenset({"So", "Sk", "Cn", "Co"})
_UNREAD = dict.fromkeys(map(ord, "™®©ℹ\ufe0e\ufe0f\u20e3\u200c\u200d"))
_READ_APART = str.maketrans({"²": "^2", "³": "^3", "\u2044": "/", "−": "-", "’": "'", "‘": "'"})
_VULGAR = re.compile("[¼-¾⅐-⅞↉]")


def readable(text: str) -> str:
    """The text without tags, which are never interpreted, and without what cannot be seen."""
    seen = _UNSEEN.sub("", text)
    return _TAG.sub(lambda tag: " " if _APART.match(tag.group()) else "", seen)


def plain_letters(written: str) -> str:
    """The word in the plainest forms of its letters, digits and signs."""
    if written.isascii():
        return written
    apart = _VULGAR.sub(lambda part: f" {part.group()}", written.translate(_READ_APART))
    plain = unicodedata.normalize("NFKC", apart.translate(_UNREAD)).translate(_READ_APART)
    return "".join(_ascii_digit(character) for character in plain).strip()


def without_pictures(written: str) -> str:
    """The word without emoji; empty where no letter and no digit is left to be spoken."""
    if not any(character.isalnum() for character in written):
        return ""
    return "".join(c for c in written if unicodedata.category(c) not in _PICTURES).strip(
        "\ufe0f\u200d"
    )


def _ascii_digit(character: str) -> str:
    return str(unicodedata.digit(character)) if character.isdigit() else character
