"""Shortened words in full: Dr., e.g., vs., No. 5, w/."""

from __future__ import annotations

import re

from kinoform.narration.words.letters import spelled
from kinoform.narration.words.word import Place, listed

_ALWAYS = {
    "mr": "Mister", "mrs": "missus", "ms": "Ms", "dr": "Doctor", "prof": "Professor",
    "e.g": "for example",
    "eg": "for example", "i.e": "that is", "ie": "that is", "etc": "et cetera", "vs": "versus",
    "approx": "approximately", "jr": "Junior", "sr": "Senior", "inc": "Incorporated",
    "ltd": "Limited",
    "corp": "Corporation", "dept": "department", "govt": "government", "gen": "General",
    "sen": "Senator", "gov": "Governor", "capt": "Captain", "lt": "Lieutenant", "sgt": "Sergeant",
    "col": "Colonel", "rev": "Reverend", "mt": "Mount", "ave": "Avenue", "blvd": "Boulevard",
    "rd": "Road", "ph.d": "P H D", "m.d": "M D", "a.k.a": "also known as", "esp": "especially",
    "incl": "including", "max": "maximum", "min": "minimum", "misc": "miscellaneous",
    "bros": "Brothers",
    "avg": "average", "intl": "international", "p.s": "P S", "tel": "telephone", "viz": "namely",
    "cf": "compare", "ca": "circa", "st": "Street", "ft": "feet",
}  # fmt: skip
_WITHOUT_STOP = listed("mr mrs ms dr prof etc vs approx e.g i.e ph.d m.d a.k.a dept govt jr")
"""Also read so when no full stop follows."""

_BEFORE_NAME = {"st": "Saint", "ft": "Fort", "dr": "Doctor"}
_BEHIND_NAME = {"dr": "Drive"}
_BEFORE_NUMBER = {
    "no": "number", "nos": "numbers", "fig": "figure", "figs": "figures", "p": "page",
    "pp": "pages",
    "vol": "volume", "ch": "chapter", "sec": "section", "eq": "equation", "est": "established",
    "ver": "version", "v": "version", "ext": "extension", "apt": "apartment", "art": "article",
}  # fmt: skip
_STROKES = {
    "w/": "with", "w/o": "without", "b/c": "because", "and/or": "and or", "n/a": "N eh",
    "a/c": "eh C", "c/o": "care of", "24/7": "twenty-four seven", "24/7/365": "twenty-four seven",
    "50/50": "fifty-fifty", "20/20": "twenty twenty", "9/11": "nine eleven",
}  # fmt: skip
_PLAIN = {"phd": "P H D", "phds": "P H D's", "c++": "C plus plus", "c#": "C sharp", "f#": "F sharp"}
_LETTERED = listed(
    "plan model type class grade vitamin section part option team group series hepatitis "
    "terminal exhibit appendix gate"
)
"""What letters count, so that a stop after one of them ends the sentence."""

_DOTTED = re.compile(r"(?:[^\W\d_]\.){1,9}[^\W\d_]")
_NUMERALS = re.compile(r"#?(?:\d|[IVXLC]+$)")


def abbreviated(place: Place) -> str | None:
    """The words that a shortened word stands for; None for any other word."""
    word = place.word
    core, low = word.core, word.core.lower()
    if low in _STROKES or low in _PLAIN:
        return _STROKES.get(low) or _PLAIN[low]
    if core == "n" and word.opening.endswith("'"):
        return "and"
    has_stop = word.closing.startswith(".") and not word.closing.startswith("..")
    if has_stop and low in _BEFORE_NUMBER and _NUMERALS.match(place.after.core):
        return _BEFORE_NUMBER[low]
    if has_stop and low in _BEFORE_NAME and not word.closing[1:]:
        is_name = place.after.has_capital and not place.ends_sentence
        return _BEFORE_NAME[low] if is_name else _BEHIND_NAME.get(low, _ALWAYS[low])
    if low in _ALWAYS and (low in _WITHOUT_STOP or (has_stop and _is_short(place))):
        return _ALWAYS[low]
    if _DOTTED.fullmatch(core):
        return spelled(core.replace(".", ""))
    return None


def is_initial(place: Place) -> bool:
    """Whether the word is the first letter of a name: J. R. R. Tolkien."""
    core = place.word.core
    is_letter = len(core) == 1 and core.isupper() and core != "I"
    if place.before.core.lower() in _LETTERED:
        return False
    is_named = place.after.has_capital and not place.ends_sentence
    return is_letter and is_named and place.word.closing == "."


def _is_short(place: Place) -> bool:
    """Whether the stop shortens the word, which is a word of its own too, such as max or inc."""
    return place.word.core.lower() not in {"max", "min", "ca", "rev", "col", "gen", "art"} or (
        not place.ends_sentence
    )
