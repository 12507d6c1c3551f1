"""About how much room text takes, for choosing a layout before anything is set.

The typesetter has the last word: it fits the text to the box that a layout gives it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NARROW = frozenset("iljI.,:;'|!()[]`’‘·")
_SLIM = frozenset('frt-/\\"“”*J1')
_BROAD = frozenset("mwMWQ@%OG&—")
_SPACE_EMS = 0.26
_CAPITAL_EMS = 0.69
_USUAL_EMS = 0.575
_JOINED_EMS = 0.48
"""Of an Arabic letter, which is narrower joined to others than alone."""
_TALL_LEADING = 1.28
_TALL_DEPTH = 0.22
_BREAKS = re.compile(r"[^\S\u00a0\u202f]+")
"""Spaces at which a line may end."""


@lru_cache(maxsize=4096)
def _letter_ems(letter: str) -> float:
    if letter in _NARROW:
        return 0.29
    if letter in _SLIM:
        return 0.4
    if letter in _BROAD:
        return 0.84
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return 1.0
    if unicodedata.bidirectional(letter) == "AL":
        return _JOINED_EMS
    return _CAPITAL_EMS if letter.isupper() else _USUAL_EMS


def ems(text: str, tracking: float = 0.0) -> float:
    """About how wide one line of text is, in font sizes."""
    return sum(
        (_SPACE_EMS if letter.isspace() else _letter_ems(letter)) + tracking for letter in text
    )


def longest_word_ems(text: str, tracking: float = 0.0) -> float:
    """About how wide the widest piece is that should not be broken."""
    return max((ems(piece, tracking) for piece in _pieces(text)), default=0.0)


def line_count(text: str, size: float, width: float, tracking: float = 0.0) -> int:
    """About how many lines text takes at a size in a width, both in pixels."""
    room = width / size if size > 0 else 0.0
    lines = 0
    for part in text.split("\n"):
        lines += 1
        used = 0.0
        for piece in _pieces(part):
            wide = ems(piece, tracking)
            gap = _SPACE_EMS + tracking if used and len(piece) > 1 else 0.0
            if used and used + gap + wide > room:
                lines += 1
                used = wide
            else:
                used += gap + wide
    return max(lines, 1)


def leading(text: str, usual: float) -> float:
    """The height of a line in sizes; letters with marks above and below want more room."""
    return max(usual, _TALL_LEADING) if _is_tall(text) else usual


def depth(text: str) -> float:
    """How far letters reach below the foot of their line, in sizes."""
    return _TALL_DEPTH if _is_tall(text) else 0.0


def _is_tall(text: str) -> bool:
    """Whether there are letters with marks far above and below, from Hebrew to Burmese."""
    return any("\u0590" <= letter <= "\u109f" for letter in text)


def _pieces(text: str) -> list[str]:
    """Words; letters of scripts that break anywhere stand alone."""
    pieces: list[str] = []
    for word in _BREAKS.split(text):
        run = ""
        for letter in word:
            if unicodedata.east_asian_width(letter) in {"W", "F"}:
                pieces.extend([run, letter] if run else [letter])
                run = ""
            else:
                run += letter
        if run:
            pieces.append(run)
    return pieces
