"""How an unknown English word probably sounds, in the phonemes of the CMU dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MOST_SOUNDS = 40
_UNKNOWN_LETTER = "AH"

_RULES = {
    "tion": "SH AH N", "sion": "ZH AH N", "ture": "CH ER", "ough": "AO", "eigh": "EY",
    "igh": "AY", "tch": "CH", "sch": "SH", "dge": "JH", "eau": "OW", "oor": "AO R",
    "ear": "IH R", "air": "EH R", "our": "AO R", "qu": "K W", "ch": "CH", "sh": "SH",
    "th": "TH", "ph": "F", "wh": "W", "wr": "R", "kn": "N", "gn": "N", "ck": "K",
    "ng": "NG", "gh": "G", "rh": "R", "ai": "EY", "ay": "EY", "au": "AO", "aw": "AO",
    "ea": "IY", "ee": "IY", "ei": "EY", "ey": "IY", "eu": "Y UW", "ew": "UW", "ie": "IY",
    "oa": "OW", "oi": "OY", "oy": "OY", "oo": "UW", "ou": "AW", "ow": "OW", "ue": "UW",
    "ar": "AA R", "er": "ER", "ir": "ER", "or": "AO R", "ur": "ER", "ce": "S IH",
    "ci": "S IH", "cy": "S IY", "ge": "JH IH", "gi": "JH IH",
    "a": "AE", "b": "B", "c": "K", "d": "D", "e": "EH", "f": "F", "g": "G", "h": "HH",
    "i": "IH", "j": "JH", "k": "K", "l": "L", "m": "M", "n": "N", "o": "AA", "p": "P",
    "q": "K", "r": "R", "s": "S", "t": "T", "u": "AH", "v": "V", "w": "W", "x": "K S",
    "y": "IY", "z": "Z",
}  # fmt: skip
_NAMES = {
    "a": "EY", "b": "B IY", "c": "S IY", "d": "D IY", "e": "IY", "f": "EH F", "g": "JH IY",
    "h": "EY CH", "i": "AY", "j": "JH EY", "k": "K EY", "l": "EH L", "m": "EH M", "n": "EH N",
    "o": "OW", "p": "P IY", "q": "K Y UW", "r": "AA R", "s": "EH S", "t": "T IY", "u": "Y UW",
    "v": "V IY", "w": "D AH B AH L Y UW", "x": "EH K S", "y": "W AY", "z": "Z IY",
}  # fmt: skip
_SPELLING = re.compile("|".join(sorted(_RULES, key=len, reverse=True)) + "|.")
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1")
_SILENT_E = re.compile(r"(?<=[a-z]{2})(?<![aeiou])e(?=s?$)")


def sounds_of_word(word: str) -> str:
    """The phonemes of a word in small letters; a letter of another script is any short vowel."""
    single = _DOUBLED.sub(r"\1", word)
    spelled = _SILENT_E.sub("", single) if re.search(r"[aiouy]", single) else single
    return _cut(_RULES.get(part, _UNKNOWN_LETTER) for part in _SPELLING.findall(spelled))


def sounds_of_letters(word: str) -> str:
    """The phonemes of a word that is spelled letter by letter."""
    return _cut(_NAMES.get(letter, _UNKNOWN_LETTER) for letter in word)


def _cut(sounds: Iterable[str]) -> str:
    return " ".join(" ".join(sounds).split()[:_MOST_SOUNDS])
