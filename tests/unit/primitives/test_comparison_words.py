"""Prices, features, changes and pictures are read as people write them."""

from __future__ import annotations

import pytest

from kinoform.primitives.comparison._before_after_pictures import is_picture
from kinoform.primitives.comparison._before_after_values import change
from kinoform.primitives.comparison._price_words import listed, price_parts
from kinoform.primitives.comparison._side_words import side_words


@pytest.mark.parametrize(
    ("written", "currency", "parts"),
    [
        ("$29 / month", "", ("$29", "/ month")),
        ("29/mo", "EUR", ("€29", "/ mo")),
        ("1,200", "USD", ("$1,200", "")),
        ("Free", "USD", ("Free", "")),
        ("$5 per seat", "", ("$5", "per seat")),
        ("49", "", ("49", "")),
    ],
)
def test_a_price_is_its_amount_and_what_it_is_for(
    written: str, currency: str, parts: tuple[str, str]
) -> None:
    assert price_parts(written, currency, "en") == parts


@pytest.mark.parametrize(
    "cells", [("5 films", "720p"), ("5 films, 720p",), ("5 films; 720p",), ("5 films\n720p",)]
)
def test_features_are_a_list_however_they_are_written(cells: tuple[str, ...]) -> None:
    assert listed(cells) == ("5 films", "720p")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("48 min", "21 min", "\N{MINUS SIGN}56%"),
        ("100", "145", "+45%"),
        ("1,000 km", "2,000 km", "+100%"),
        ("34%", "51%", ""),
        ("48 min", "2 h", ""),
        ("Paper forms", "One app", ""),
        ("0", "12", ""),
        ("10", "10", ""),
    ],
)
def test_change_is_said_only_of_numbers_of_one_kind(before: str, after: str, said: str) -> None:
    assert change(before, after) == said


def test_pictures_are_told_from_values_that_people_read() -> None:
    for source in ("https://example.org/a", "photos/old.JPG?w=2", "data:image/png;base64,AAAA"):
        assert is_picture(source)
    for value in ("48 min", "2.5", "See plan.png for more", "2019: 34"):
        assert not is_picture(value)


def test_sides_without_names_are_called_what_the_language_calls_them() -> None:
    assert side_words("before-after", "fr-CA") == ("Avant", "Après")
    assert side_words("for-against", "xx") == ("Pros", "Cons")
