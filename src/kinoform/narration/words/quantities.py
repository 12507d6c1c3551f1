"""A written amount, taken apart: sign, currency, number or range, and what is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kinoform.narration.words.numbers import NUMBER, cardinal, is_year, year

CURRENCY_SIGN = r"(?:USD|EUR|GBP|JPY|CHF|(?:US|CA|AU|NZ|HK|[ACS])?\$|[€£¥₹₩₽₺₫₿₪₴₦])"
_SIGN = r"\+/-|[-+±~≈<>≤≥∼]"
_AMOUNT = re.compile(
    rf"(?P<sign>{_SIGN})?(?P<currency>{CURRENCY_SIGN})?(?P<minus>-)?(?P<low>{NUMBER})"
    rf"(?:(?P<unit>[A-Za-z%]{{0,3}})[-–—]{CURRENCY_SIGN}?(?P<high>{NUMBER}))?(?P<tail>[^\d.,]*)"
)
_SIGNS = {
    "-": "minus",
    "+": "plus",
    "±": "plus or minus",
    "+/-": "plus or minus",
    "~": "about",
    "≈": "about",
    "∼": "about",
    "<": "less than",
    ">": "more than",
    "≤": "at most",
    "≥": "at least",
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount as it is written."""

    sign: str
    """In words; empty for none."""
    currency: str
    low: str
    high: str
    """Where the range ends; empty for a single number."""
    tail: str
    """What follows the number: %, kg, k, /month."""

    @property
    def is_one(self) -> bool:
        return self.low == "1" and not self.high

    @property
    def words(self) -> str:
        """Sign and number, or the range from one to the other."""
        low, high = self.low, self.high
        if not high:
            return f"{self.sign} {cardinal(low)}".strip()
        if is_year(low) and not self.tail and (is_year(high) or len(high) == 2):
            return f"{year(low)} to {year(high) if len(high) == 4 else cardinal(high)}"
        return f"{self.sign} {cardinal(low)} to {cardinal(high)}".strip()


def quantity(core: str) -> Quantity | None:
    """The amount that a word is as a whole; None for any other word."""
    found = _AMOUNT.fullmatch(core)
    if found is None:
        return None
    tail, unit = found["tail"], found["unit"] or ""
    if unit and unit != tail:
        return None
    signs = (_SIGNS.get(found["sign"] or "", ""), "minus" if found["minus"] else "")
    return Quantity(
        " ".join(filter(None, signs)),
        found["currency"] or "",
        found["low"],
        found["high"] or "",
        tail,
    )
