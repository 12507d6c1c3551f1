"""Numbers, money, shares and counts as people read them."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

from kinoform.compile.expression.errors import ExpressionError
from kinoform.compile.expression.locales import (
    NO_BREAK,
    NUMBER_STYLES,
    NumberStyle,
    cents_of,
    in_locale,
    sign_of,
)
from kinoform.compile.expression.values import as_count, as_number, is_number, kind_of

MOST_DIGITS = 15
_WIDE = Context(prec=400)


def rounded(number: float | Decimal, digits: int) -> Decimal:
    """The number with so many decimals; halves go away from zero, as written and not as stored."""
    if not -MOST_DIGITS <= digits <= MOST_DIGITS:
        raise ExpressionError(f"from -{MOST_DIGITS} to {MOST_DIGITS} decimals")
    result = _exact(number).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP, _WIDE)
    return result or abs(result)


def _exact(number: float | Decimal) -> Decimal:
    """The number as it is written: 0.1 is one tenth."""
    return Decimal(repr(number)) if isinstance(number, float) else Decimal(number)


def number_text(value: Any, *options: Any) -> str:
    """1,234.5: grouped, with up to three decimals unless told how many."""
    digits, locale = _options(options)
    style = in_locale(NUMBER_STYLES, locale)
    number = as_number(value)
    if digits is not None:
        return _written(rounded(number, digits), style)
    return _written(_without_zeros(rounded(number, 3)), style)


def percent_text(value: Any, *options: Any) -> str:
    """A share as a percentage: 0.256 is 26%."""
    digits, locale = _options(options)
    style = in_locale(NUMBER_STYLES, locale)
    hundredfold = _exact(as_number(value)).scaleb(2)
    return style.percent.format(_written(rounded(hundredfold, digits or 0), style))


def currency_text(value: Any, code: Any, *options: Any) -> str:
    """An amount of money, with the cents that the currency has."""
    if not (isinstance(code, str) and len(code) == 3 and code.isascii() and code.isalpha()):
        raise ExpressionError("a currency is three letters, such as 'EUR'")
    code = code.upper()
    digits, locale = _options(options)
    style = in_locale(NUMBER_STYLES, locale)
    amount = rounded(as_number(value), cents_of(code) if digits is None else digits)
    sign = sign_of(code, locale)
    pattern = style.money
    if sign.isalpha() and pattern == "¤{}":
        pattern = "¤" + NO_BREAK + "{}"
    minus = "-" if amount < 0 else ""
    return minus + pattern.format(_written(abs(amount), style)).replace("¤", sign)


def compact_text(value: Any, *options: Any) -> str:
    """1.2M: two digits that count, and a word for the zeros."""
    digits, locale = _options(options)
    style = in_locale(NUMBER_STYLES, locale)
    number = as_number(value)
    shown, unit = _shortened(number, style, digits)
    return _written(_without_zeros(shown) if digits is None else shown, style) + unit


def _shortened(number: float, style: NumberStyle, digits: int | None) -> tuple[Decimal, str]:
    size, unit = 1.0, ""
    for next_size, next_unit in (*style.short, (math.inf, "")):
        scaled = number / size
        shown = rounded(scaled, (abs(scaled) < 10) if digits is None else digits)
        # 999,950 is 1M and not 1000K, so the size is judged after rounding.
        if abs(shown) * int(size) < next_size:
            break
        size, unit = next_size, next_unit
    return shown, unit


def _without_zeros(number: Decimal) -> Decimal:
    whole = number.to_integral_value()
    return whole if number == whole else number.normalize()


def _written(number: Decimal, style: NumberStyle) -> str:
    whole, point, decimals = f"{abs(number):f}".partition(".")
    if len(whole) >= style.grouped_from_digits:
        head = len(whole) % 3
        groups = [whole[:head]] if head else []
        groups += [whole[at : at + 3] for at in range(head, len(whole), 3)]
        whole = style.group.join(groups)
    minus = "-" if number < 0 else ""
    return minus + whole + (style.decimal + decimals if point else "")


def _options(options: tuple[Any, ...]) -> tuple[int | None, str]:
    """A number of decimals and a language, in either order, each at most once."""
    digits: int | None = None
    locale: str | None = None
    for option in options:
        if is_number(option) and digits is None:
            digits = as_count(option)
            if not 0 <= digits <= MOST_DIGITS:
                raise ExpressionError(f"from 0 to {MOST_DIGITS} decimals")
        elif isinstance(option, str) and locale is None:
            locale = option
        else:
            raise ExpressionError(
                f"a number of decimals or a language such as 'de' is meant here, not "
                f"{kind_of(option)}"
            )
    return digits, locale or "en"
