"""Any word in plain letters: compounds, capitals, letters beside digits."""

from __future__ import annotations

import re
import unicodedata

from kinoform.narration.words.codes import read_code
from kinoform.narration.words.letters import capitals, spelled
from kinoform.narration.words.numbers import (
    NUMBER,
    cardinal,
    decade,
    digits,
    is_year,
    ordinal,
    year,
)
from kinoform.narration.words.signs import SIGNS

_PIECE = re.compile(
    r"(?<!\d)(?:\d0|1\d\d0|20\d0)'?s(?![^\W_])"
    r"|\d+(?:st|nd|rd|th)(?![^\W_])"
    rf"|{NUMBER}|[^\W\d_]+(?:'[^\W\d_]+)*|—+|--+|\.\.+|[.,;:?!](?=[^\W\d_])|\^[23]|."
)
_DECADE = re.compile(r"(\d{2,4})'?s")
_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})
_PAUSES = {"—": ",", "--": ",", ".": ".", ",": ",", ";": ";", ":": ":", "?": "?", "!": "!"}
_SPOKEN_SIGNS = frozenset("'-,.;:?! ")
_BLANKS = re.compile(r" {2,}")
_STRAY = re.compile(r"(?<![^\W\d_])['-]+|['-]+(?![^\W\d_])| +(?=[,.;:?!])")
_MOST_DIGITS_OF_CODE = 6
_MOST_LETTERS_BESIDE_AND = 3
_PLURAL_INITIALS = re.compile(r"([A-Z]{2,6})('?s)")


def read_plain(core: str, *, is_shouted: bool = False) -> str:
    """The word with its numbers and signs in words, and with blanks where it is a compound."""
    if core.isalpha():
        return _letters(core, is_shouted=is_shouted)
    said = read_code(core)
    return " ".join(_pieces(core, is_shouted=is_shouted)) if said is None else said


def only_plain(spoken: str) -> str:
    """The words with nothing but letters, apostrophes, hyphens inside words and pauses between."""
    if spoken.isascii() and spoken.isalpha():
        return spoken
    kept = "".join(c if _is_plain(c) else " " for c in spoken)
    if not any(character.isalpha() for character in kept):
        return ""
    return _BLANKS.sub(" ", _STRAY.sub("", _BLANKS.sub(" ", kept))).strip()


def _pieces(core: str, *, is_shouted: bool) -> list[str]:
    pieces = _PIECE.findall(core)
    is_word = sum(piece[-1].isdigit() for piece in pieces) < 2
    most_initials = _most_initials(pieces)
    said: list[str] = []
    is_joined = False
    for index, piece in enumerate(pieces):
        following = pieces[index + 1] if index + 1 < len(pieces) else ""
        if piece == "-":
            is_joined = (
                is_word
                and following[:1].isalpha()
                and _may_be_joined(pieces[max(index - 2, 0) : index])
            )
            continue
        letters = piece.removesuffix("s")
        if letters.isupper() and len(letters) <= most_initials:
            words = spelled(letters) + ("'s" if letters != piece else "")
        else:
            words = _piece(piece, following, is_shouted=is_shouted)
        if words in _PAUSES.values():
            said[-1:] = [last + words for last in said[-1:]]
        elif is_joined and " " not in words + said[-1]:
            said[-1] += f"-{words}"
        elif words:
            said.append(words)
        is_joined = False
    return said


def _may_be_joined(before: list[str]) -> bool:
    """Whether a hyphen after these is one in speech: not in 3D-printed."""
    is_code = len(before) > 1 and len(before[-1]) == 1 and before[-2][-1].isdigit()
    return bool(before) and before[-1][-1].isalnum() and not is_code


def _most_initials(pieces: list[str]) -> int:
    """How many capitals are letters for what stands beside them: AT&T, F-16."""
    if "&" in pieces:
        return _MOST_LETTERS_BESIDE_AND
    return 1 if len(pieces) > 1 else 0


def _piece(piece: str, following: str, *, is_shouted: bool) -> str:
    if piece in SIGNS:
        return SIGNS[piece]
    if piece[-1].isdigit():
        return _number(piece)
    if piece[0].isdigit() and piece[-2:] in _ORDINAL_ENDS:
        return ordinal(piece[:-2])
    if found := _DECADE.fullmatch(piece):
        return decade(found[1])
    if piece[0].isalpha():
        return _letters(piece, is_shouted=is_shouted)
    if piece == "." and following[:1].islower():
        return "dot"
    if piece[0] in _PAUSES and following:
        return "," if len(piece) > 1 else _PAUSES[piece]
    return ""


def _number(number: str) -> str:
    if is_year(number):
        return year(number)
    return (
        cardinal(number) if len(number) <= _MOST_DIGITS_OF_CODE or "," in number else digits(number)
    )


def _letters(word: str, *, is_shouted: bool) -> str:
    if word.islower() or word.istitle() or "'" in word[:-2]:
        return word
    if word.isupper():
        return capitals(word, is_shouted=is_shouted)
    if found := _PLURAL_INITIALS.fullmatch(word):
        said = capitals(found[1])
        return f"{said}'s" if " " in said or found[2] != "s" else f"{said}s"
    return " ".join(_camel(word))


def _camel(word: str) -> list[str]:
    """JavaScript in its parts, macOS with its capitals."""
    starts = [0]
    for index in range(1, len(word)):
        before, here, following = word[index - 1], word[index], word[index + 1 : index + 2]
        if here.isupper() and (before.islower() or following.islower()):
            starts.append(index)
    if word.startswith(("Mc", "Mac")) and len(starts) == 2:
        return [word]
    parts = [word[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]
    return [capitals(part) if part.isupper() and len(part) > 1 else part for part in parts]


def _is_plain(character: str) -> bool:
    return (
        character.isalpha()
        or character in _SPOKEN_SIGNS
        or unicodedata.category(character) in {"Mn", "Mc"}
    )
