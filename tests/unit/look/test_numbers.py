from __future__ import annotations

import pytest

from kinoform.look import numbers


@pytest.mark.parametrize(
    ("value", "locale", "text"),
    [
        (7, "en", "7"),
        (12.34, "en", "12.3"),
        (999, "en", "999"),
        (1234, "en", "1,234"),
        (45_300, "en", "45K"),
        (1_240_000, "en", "1.2M"),
        (-1_240_000, "en", "-1.2M"),
        (1_240_000, "de", "1,2\u00a0Mio."),
        (1_240_000, "ja", "124万"),
        (1_240_000, "pt-BR", "1,2\u00a0mi"),
    ],
)
def test_a_number_is_said_in_the_fewest_figures(value, locale, text):
    assert numbers.short(value, locale) == text


def test_shares_have_their_sign_by_locale():
    assert numbers.share(0.45) == "45%"
    assert numbers.share(0.456, digits=1) == "45.6%"
    assert numbers.share(0.45, "de") == "45\u00a0%"


@pytest.mark.parametrize(
    ("amount", "currency", "locale", "text"),
    [
        (49, "USD", "en", "$49"),
        (49.5, "usd", "en", "$49.50"),
        (3_400_000_000, "USD", "en", "$3.4B"),
        (1299.5, "EUR", "de", "1.299,50\u00a0€"),
    ],
)
def test_money_has_cents_only_where_there_are_some(amount, currency, locale, text):
    assert numbers.money(amount, currency, locale) == text


def test_time_has_no_more_parts_than_it_needs():
    said = [numbers.clock(seconds) for seconds in (0, 5, 60, 65, 3600, 7509, -65)]
    assert said == ["0", "5", "1:00", "1:05", "1:00:00", "2:05:09", "-1:05"]
    assert [numbers.length(s) for s in (40, 125, 7509)] == ["40 s", "2:05 min", "2:05 h"]


def test_a_series_has_one_precision():
    assert numbers.series([1_200_000, 450_000]) == ("1.2M", "0.4M")
    assert numbers.series([3, 4.5]) == ("3.0", "4.5")
    assert numbers.series([3, 4]) == ("3", "4")
    assert numbers.series([12_000, 45_000], "de") == ("12.000", "45.000")
    assert numbers.series([]) == ()
