"""Reads prices and lists of features as people write them into cells."""

from __future__ import annotations

import re

from kinoform.look import numbers

_BREAKS = re.compile(r"\s*(?:\n|;|•|\|)\s*")


def price_parts(text: str, currency: str, locale: str) -> tuple[str, str]:
    """The amount, and what it is for: "$29 / month" is "$29" and "/ month"."""
    amount, slash, rest = text.strip().partition("/")
    if not slash:
        amount, _, rest = text.strip().partition(" per ")
        rest = f"per {rest}" if rest else ""
    amount = amount.strip()
    try:
        bare = float(amount.replace(",", ""))
    except ValueError:
        return amount, f"/ {rest.strip()}" if slash and rest.strip() else rest
    known = len(currency) == 3 and currency.isascii() and currency.isalpha()
    written = numbers.money(bare, currency, locale) if known else numbers.plain(bare, locale)
    return written, f"/ {rest.strip()}" if slash and rest.strip() else rest


def listed(cells: tuple[str, ...]) -> tuple[str, ...]:
    """The features of a plan; one cell may hold several, apart by lines, semicolons or commas."""
    if len(cells) != 1:
        return tuple(cell for cell in cells if cell)
    parts = _BREAKS.split(cells[0])
    if len(parts) == 1:
        parts = cells[0].split(", ")
    return tuple(part.strip() for part in parts if part.strip())
