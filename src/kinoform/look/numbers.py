"""Numbers as people say them: 1.2M, 45%, $3.4B, 2:05 h, in the way of a language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from icu4py.messageformat import MessageFormat

LARGEST_PLAIN = 10_000
"""Numbers below it are written out."""


@lru_cache(maxsize=512)
def _form(skeleton: str, locale: str) -> MessageFormat:
    return MessageFormat("{n, number, ::" + skeleton + "}", locale.replace("-", "_"))


def _written(number: float, skeleton: str, locale: str) -> str:
    return str(_form(skeleton, locale).format({"n": number}))


def plain(number: float, locale: str = "en", digits: int | None = None) -> str:
    """1,234.5 with its thousands apart; `digits` fixes the decimals."""
    return _written(number, _decimals(digits) if digits is not None else ".##", locale)


def short(number: float, locale: str = "en") -> str:
    """1,234 or 12K or 1.2M: the fewest figures that still say how much."""
    if abs(number) < LARGEST_PLAIN:
        return plain(number, locale, 0 if abs(number) >= 100 or number == int(number) else 1)
    return _written(number, "compact-short", locale)


def toward(number: float, final: float, locale: str = "en") -> str:
    """A number on its way to a final one, with the unit and the decimals of that: 3.1K of 12.8K."""
    for unit, letter in ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "K")):
        if abs(final) >= max(unit, LARGEST_PLAIN) and locale.startswith("en"):
            scaled = round(final / unit, 1)
            digits = 0 if abs(scaled) >= 100 or scaled == int(scaled) else 1
            return plain(number / unit, locale, digits) + letter
    return short(number, locale)


def share(fraction: float, locale: str = "en", digits: int = 0) -> str:
    """0.45 is 45%."""
    return _written(fraction, f"percent scale/100 {_decimals(digits)}", locale)


def money(amount: float, currency: str, locale: str = "en") -> str:
    """$49, $49.50 or $3.4B; cents only where there are some."""
    code = f"currency/{currency.upper()}"
    if abs(amount) >= 1_000_000:
        return _written(amount, f"{code} compact-short", locale)
    return _written(amount, f"{code} .00/w", locale)


def clock(seconds: float) -> str:
    """5, 1:05, or 2:05:09: no more parts than are needed."""
    whole = round(abs(seconds))
    sign = "-" if seconds < 0 and whole else ""
    if whole < 60:
        return f"{sign}{whole}"
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{sign}{minutes}:{rest:02d}"
    hours, minutes = divmod(minutes, 60)
    return f"{sign}{hours}:{minutes:02d}:{rest:02d}"


def length(seconds: float) -> str:
    """40 s, 2:05 min or 2:05 h: a duration with its unit once."""
    whole = round(abs(seconds))
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60}:{whole % 60:02d} min"
    return f"{whole // 3600}:{whole % 3600 // 60:02d} h"


def series(numbers: Sequence[float], locale: str = "en") -> tuple[str, ...]:
    """All numbers of a series with the same precision and the same unit."""
    largest = max((abs(number) for number in numbers), default=0.0)
    for unit, letter in ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "K")):
        if largest >= max(unit, LARGEST_PLAIN) and locale.startswith("en"):
            digits = 1 if largest < 100 * unit else 0
            return tuple(plain(number / unit, locale, digits) + letter for number in numbers)
    digits = 0 if largest >= 100 or all(number == int(number) for number in numbers) else 1
    return tuple(plain(number, locale, digits) for number in numbers)


def _decimals(digits: int) -> str:
    return "." + "0" * digits if digits else "precision-integer"
