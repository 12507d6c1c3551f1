"""Which script a character is written in, and what that means for setting it."""

from __future__ import annotations

import re
from functools import lru_cache

from fontTools import unicodedata as script_data

from kinoform.kit.language import language_of

COMMON = "Zyyy"
_NEUTRAL = frozenset({"Zyyy", "Zinh", "Zzzz"})

CURSIVE = frozenset({"Arab", "Syrc", "Mong", "Mand", "Nkoo", "Phag", "Adlm", "Rohg", "Sogd"})
"""Scripts whose letters join, so that space between letters would tear them."""

SPACELESS = frozenset({"Hani", "Hira", "Kana", "Bopo", "Thai", "Laoo", "Khmr", "Mymr", "Tibt"})
"""Scripts that put no spaces between words."""

IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff"
)
"""Characters that are never seen, as the inside of a regular expression's class."""

BLANK = re.compile(rf"[\s{IGNORABLE}]*")
"""Fully matches text that leaves no mark."""

_KANA = re.compile("[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f]")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")


@lru_cache(maxsize=16384)
def script_of(character: str) -> str:
    """The ISO 15924 code of a character; Zyyy for what every script uses."""
    code: str = script_data.script(character)
    return COMMON if code in _NEUTRAL else code


def cluster_script(cluster: str) -> str:
    """The script of the first character in a cluster that has one."""
    for character in cluster:
        script = script_of(character)
        if script != COMMON:
            return script
    return COMMON


def han_region(text: str, locale: str) -> str:
    """Which region's forms Han characters take: SC, JP or KR."""
    by_language = {"ja": "JP", "ko": "KR", "zh": "SC"}.get(language_of(locale))
    if by_language:
        return by_language
    if _KANA.search(text):
        return "JP"
    return "KR" if _HANGUL.search(text) else "SC"
