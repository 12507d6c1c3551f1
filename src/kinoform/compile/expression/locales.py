"""How numbers and money are written in each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from kinoform.compile.expression.errors import ExpressionError

NO_BREAK = "\u00a0"
NARROW = "\u202f"

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberStyle:
    """The marks of one language; `{}` in a pattern is the number, `¤` the sign of the money."""

    decimal: str = "."
    group: str = ","
    grouped_from_digits: int = 4
    """Numbers with fewer digits before the decimal mark are not grouped."""
    percent: str = "{}%"
    money: str = "¤{}"
    short: tuple[tuple[float, str], ...] = ((1e3, "K"), (1e6, "M"), (1e9, "B"), (1e12, "T"))
    """What stands for thousands and more, from the smallest on."""


_EN = NumberStyle()
_DE = NumberStyle(
    decimal=",",
    group=".",
    percent="{}" + NO_BREAK + "%",
    money="{}" + NO_BREAK + "¤",
    short=((1e6, NO_BREAK + "Mio."), (1e9, NO_BREAK + "Mrd."), (1e12, NO_BREAK + "Bio.")),
)
_FR = replace(
    _DE,
    group=NARROW,
    percent="{}" + NARROW + "%",
    short=(
        (1e3, NO_BREAK + "k"),
        (1e6, NO_BREAK + "M"),
        (1e9, NO_BREAK + "Md"),
        (1e12, NO_BREAK + "Bn"),
    ),
)
_ES = replace(
    _DE,
    grouped_from_digits=5,
    short=((1e3, NO_BREAK + "mil"), (1e6, NO_BREAK + "M"), (1e12, NO_BREAK + "B")),
)
_IT = replace(
    _DE,
    percent="{}%",
    short=((1e6, NO_BREAK + "Mln"), (1e9, NO_BREAK + "Mrd"), (1e12, NO_BREAK + "Bln")),
)
_PT = replace(
    _DE,
    percent="{}%",
    money="¤" + NO_BREAK + "{}",
    short=(
        (1e3, NO_BREAK + "mil"),
        (1e6, NO_BREAK + "mi"),
        (1e9, NO_BREAK + "bi"),
        (1e12, NO_BREAK + "tri"),
    ),
)

NUMBER_STYLES: Mapping[str, NumberStyle] = {
    "en": _EN,
    "de": _DE,
    "de-ch": replace(_DE, decimal=".", group="’", percent="{}%", money="¤" + NO_BREAK + "{}"),
    "fr": _FR,
    "es": _ES,
    "es-mx": replace(_EN, short=_ES.short),
    "it": _IT,
    "pt": _PT,
    "pt-pt": replace(_PT, group=NO_BREAK, grouped_from_digits=5, money=_DE.money),
    "ja": replace(_EN, short=((1e4, "万"), (1e8, "億"), (1e12, "兆"))),
    "zh": replace(_EN, short=((1e4, "万"), (1e8, "亿"), (1e12, "万亿"))),
}

_SIGNS = {
    "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "CN¥", "INR": "₹", "KRW": "₩",
    "BRL": "R$", "CAD": "CA$", "AUD": "A$", "MXN": "MX$", "NZD": "NZ$", "HKD": "HK$",
    "TWD": "NT$", "VND": "₫", "ILS": "₪", "PHP": "₱", "UAH": "₴", "TRY": "₺",
}  # fmt: skip
_HOME_SIGNS = {("zh", "CNY"): "¥", ("zh", "JPY"): "JP¥", ("es-mx", "MXN"): "$"}
_WITHOUT_CENTS = frozenset({"JPY", "KRW", "VND", "CLP", "ISK", "PYG", "UGX", "XAF", "XOF"})


def sign_of(currency: str, locale: str) -> str:
    """How a currency is written in a language; its code where it has no sign."""
    home = _HOME_SIGNS.get((normal(locale), currency)) or _HOME_SIGNS.get(
        (normal(locale).partition("-")[0], currency)
    )
    return home or _SIGNS.get(currency, currency)


def cents_of(currency: str) -> int:
    """How many decimals an amount of a currency has."""
    return 0 if currency in _WITHOUT_CENTS else 2


def normal(locale: str) -> str:
    """A language tag in small letters, with hyphens."""
    return locale.strip().lower().replace("_", "-")


def in_locale(table: Mapping[str, Entry], locale: str) -> Entry:
    """The entry of a language and region, or else of the language."""
    tag = normal(locale)
    entry = table.get(tag) or table.get(tag.partition("-")[0])
    if entry is None:
        known = " ".join(sorted(table))
        raise ExpressionError(f"no language {locale[:20]!r}; known are {known}")
    return entry
