"""Sums of money in words, also where the word after the number is a part of the sum."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kinoform.narration.words.numbers import cardinal
from kinoform.narration.words.quantities import CURRENCY_SIGN, Quantity, quantity
from kinoform.narration.words.units import per
from kinoform.narration.words.word import Place


@dataclass(frozen=True, slots=True)
class Currency:
    """What coins and notes are called."""

    one: str
    many: str
    cent: str = "cent"
    cents: str = "cents"


_DOLLAR = Currency("dollar", "dollars")
_EURO = Currency("euro", "euros")
_POUND = Currency("pound", "pounds", "penny", "pence")
_YEN = Currency("yen", "yen")
_CURRENCIES = {
    "$": _DOLLAR,
    "USD": _DOLLAR,
    "€": _EURO,
    "EUR": _EURO,
    "£": _POUND,
    "GBP": _POUND,
    "¥": _YEN,
    "JPY": _YEN,
    "CHF": Currency("Swiss franc", "Swiss francs", "centime", "centimes"),
    "₹": Currency("rupee", "rupees", "paisa", "paise"),
    "₩": Currency("won", "won"),
    "₽": Currency("ruble", "rubles", "kopeck", "kopecks"),
    "₺": Currency("lira", "lira"),
    "₫": Currency("dong", "dong"),
    "₿": Currency("bitcoin", "bitcoins"),
    "₪": Currency("shekel", "shekels"),
    "₴": Currency("hryvnia", "hryvnias"),
    "₦": Currency("naira", "naira"),
}
_COUNTRIES = {
    "US": "U S",
    "CA": "Canadian",
    "C": "Canadian",
    "AU": "Australian",
    "A": "Australian",
    "NZ": "New Zealand",
    "HK": "Hong Kong",
    "S": "Singapore",
}
_MAGNITUDES = {
    "k": "thousand",
    "m": "million",
    "mn": "million",
    "mm": "million",
    "b": "billion",
    "bn": "billion",
    "t": "trillion",
    "tn": "trillion",
}
MAGNITUDES = frozenset({"hundred", "thousand", "million", "billion", "trillion"})

_SIGN = re.compile(CURRENCY_SIGN)


def read_money(place: Place) -> str | None:
    """$9.99, €5m, 5 €, and the billion after $3.5; None for what is no money."""
    core = place.word.core
    if core.lower() in MAGNITUDES | _MAGNITUDES.keys():
        return _magnitude(place)
    if _SIGN.fullmatch(core):
        return _sign_apart(place)
    sum_of = quantity(core)
    if sum_of is None:
        return None
    before = place.before
    if (
        not sum_of.currency
        and len(before.core) > 1
        and before.core in _CURRENCIES
        and before.is_open
    ):
        sum_of = replace(sum_of, currency=before.core)
    if not sum_of.currency:
        return _sign_behind(place, sum_of)
    if place.word.is_open and place.after.core.lower() in MAGNITUDES and not sum_of.tail:
        return sum_of.words
    return _sum(place, sum_of)


def _sum(place: Place, sum_of: Quantity) -> str | None:
    currency, country = _currency(sum_of.currency)
    tail, _, every = sum_of.tail.partition("/")
    has_more = tail.endswith("+")
    magnitude = _MAGNITUDES.get(tail.rstrip("+").lower(), "")
    if tail.rstrip("+") and not magnitude:
        return None
    name = currency.one if sum_of.is_one and not magnitude else currency.many
    if place.is_adjective and not every:
        name = currency.one
    whole, _, cents = sum_of.low.partition(".")
    if len(cents) == 2 and not magnitude and not sum_of.high and currency is not _YEN:
        said = _with_cents(sum_of.sign, whole, cents, f"{country} ".lstrip(), currency)
    else:
        said = " ".join(filter(None, (sum_of.words, magnitude, country, name)))
    if has_more:
        said += " plus"
    return f"{said} {per(every)}" if every else said


def _with_cents(sign: str, whole: str, cents: str, country: str, currency: Currency) -> str:
    small = f"{cardinal(str(int(cents)))} {currency.cent if cents == '01' else currency.cents}"
    big = f"{cardinal(whole or '0')} {country}{currency.one if whole == '1' else currency.many}"
    parts = [big] if int(whole.replace(",", "") or "0") or cents == "00" else []
    return " ".join(filter(None, (sign, " and ".join(parts if cents == "00" else [*parts, small]))))


def _magnitude(place: Place) -> str | None:
    sum_of = quantity(place.before.core) if place.before.is_open else None
    if sum_of is None or not sum_of.currency or sum_of.tail:
        return None
    currency, country = _currency(sum_of.currency)
    core = place.word.core.lower()
    name = currency.one if place.is_adjective else currency.many
    return " ".join(filter(None, (_MAGNITUDES.get(core, core), country, name)))


def _sign_behind(place: Place, sum_of: Quantity) -> str | None:
    if sum_of.tail not in _CURRENCIES:
        return None
    return _sum(place, replace(sum_of, currency=sum_of.tail, tail=""))


def _sign_apart(place: Place) -> str | None:
    currency, country = _currency(place.word.core)
    is_counted = place.before.is_open and (
        place.before.is_number or place.before.core.lower() in MAGNITUDES
    )
    if not is_counted and place.word.is_open and place.after.is_number:
        return ""
    if not is_counted and len(place.word.core) > 1:
        return None
    name = currency.one if place.before.core == "1" else currency.many
    return f"{country} {name}".strip()


def _currency(sign: str) -> tuple[Currency, str]:
    if sign in _CURRENCIES:
        return _CURRENCIES[sign], ""
    return _CURRENCIES[sign[-1]], _COUNTRIES[sign[:-1]]
