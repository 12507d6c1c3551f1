"""Numbers in words: how many, which one, which year, digit by digit."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from icu4py.messageformat import MessageFormat

MOST_DIGITS = 15
"""Of a number that anybody would say as one; a longer one is read digit by digit."""

NUMBER = r"(?:(?:\d{1,3}(?:,\d{2,3})*,\d{3}|\d+)(?:\.\d+)?|\.\d+)"
"""1,250,000 or 1250000 or 3.14 or .5"""

_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_IRREGULAR_PLURAL = {"half": "halves"}
_SMALL = "(?:one|two|th[ir]|four|fort|fi[fvr]|six|sev|eig|nin|ten|elev|twe)[a-z-]*+"
"""A word for a number below a hundred, by how it begins."""

_LARGE = "(?:thousand|million|billion|trillion)"
_AND = re.compile(rf"\b(hundred(?= {_SMALL})|{_LARGE}(?= {_SMALL}(?! (?:hundred|{_LARGE}))))")
_PARTS = {2: "half", 4: "quarter"}
_MOST_PARTS = 100


@cache
def _speller(rule: str) -> MessageFormat:
    return MessageFormat(f"{{number, spellout{rule}}}", "en_US")


@lru_cache(maxsize=4096)
def _whole(number: int) -> str:
    return str(_speller("").format({"number": number}))


def digits(number: str) -> str:
    """Each digit by itself: 4 0 4."""
    return " ".join(_DIGITS[int(digit)] for digit in number if digit.isdigit())


def cardinal(number: str) -> str:
    """How many: 1,250.5 is one thousand two hundred fifty point five."""
    whole, point, parts = number.replace(",", "").partition(".")
    if len(whole) > MOST_DIGITS or (len(whole) > 1 and whole.startswith("0")):
        spoken = digits(whole)
    else:
        spoken = _whole(int(whole)) if whole else ""
    return f"{spoken} point {digits(parts)}".strip() if point else spoken


def ordinal(number: str) -> str:
    """Which one: 21 is twenty-first."""
    whole = number.replace(",", "").lstrip("0") or "0"
    if len(whole) > MOST_DIGITS:
        return digits(whole)
    return str(_speller(",%spellout-ordinal").format({"number": int(whole)}))


def plural(noun: str) -> str:
    """More than one of what a number names: halves, sixties, hundreds."""
    if noun in _IRREGULAR_PLURAL:
        return _IRREGULAR_PLURAL[noun]
    if noun.endswith("y"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith("x") else "s")


def year(number: str) -> str:
    """1905 is nineteen oh five, 2024 is twenty twenty-four."""
    century, rest = int(number[:2]), int(number[2:])
    if century % 10 == 0 and rest < 10:
        return cardinal(number)
    if rest == 0:
        return f"{_whole(century)} hundred"
    return f"{_whole(century)} {'oh ' if rest < 10 else ''}{_whole(rest)}"


def decade(number: str) -> str:
    """1990 is the nineteen nineties, 90 the nineties."""
    return plural(year(number) if len(number) == 4 else _whole(int(number)))


def fraction(above: str, below: str) -> str | None:
    """3/4 is three quarters; None for what is nobody's fraction."""
    if len(above) > 3 or len(below) > 3 or not 1 < int(below) <= _MOST_PARTS or int(above) == 0:
        return None
    part = _PARTS.get(int(below)) or ordinal(below)
    return f"{cardinal(above)} {part if int(above) == 1 else plural(part)}"


def with_and(spoken: str) -> str:
    """The number as the British say it: one hundred and five."""
    return _AND.sub(r"\1 and", spoken)


def is_year(number: str) -> bool:
    """Whether the digits could be a year that people speak of."""
    return bool(re.fullmatch(r"1[1-9]\d\d|20\d\d", number))
