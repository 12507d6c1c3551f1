"""What pictures say by themselves is said in the language of the film."""

from __future__ import annotations

from typing import Any

import pytest

import kinoform.primitives._house_words as house_words
from kinoform.look.units import Page
from kinoform.primitives._catalogue import primitives
from kinoform.primitives._house_words import word
from kinoform.primitives._staging import Wish, staged


def said(kind: str, data: dict[str, Any], locale: str) -> str:
    """All that a picture says, a line for each piece of it."""
    wish = Wish(where="/data", data=data, options={"locale": locale}, page=Page(1920.0, 1080.0))
    found = []
    for clip in staged(primitives()[kind], wish).clips:
        if clip["type"] == "number":
            found.append(f"{clip.get('prefix', '')}{clip['value']:g}{clip.get('suffix', '')}")
        found.append(clip.get("text", ""))
    return "\n".join(found)


MANY = {"items": [f"Town {at}" for at in range(30)], "values": list(range(30, 0, -1))}
FEW = {"items": ["2024", "Sales", "Rent"], "values": [100, 40, -20]}


@pytest.mark.parametrize(
    ("locale", "other", "total", "middle", "top"),
    [
        ("de-AT", "Übrige (", "Summe", "Median 3", "Top 8\u00a0%"),
        ("ja", "その他 (", "合計", "中央値 3", "上位8%"),
        ("tlh", "Other (", "Total", "Median 3", "Top 8%"),
    ],
)
def test_a_film_says_its_own_words_in_its_language(
    locale: str, other: str, total: str, middle: str, top: str
) -> None:
    assert other in said("pie-chart", MANY, locale)
    assert other in said("treemap", MANY, locale)
    assert total in said("waterfall", FEW, locale)
    assert middle in said("histogram", {"values": [1, 2, 3, 4, 9]}, locale)
    assert top in said("percentile-dial", {"percentile": 92}, locale)


def test_the_months_of_a_calendar_are_named_in_its_language() -> None:
    days = {"dates": ["2025-03-14", "2025-05-02"], "values": [1, 2]}
    assert {"Mär", "Mai"} <= set(said("calendar-heatmap", days, "de").split("\n"))
    assert {"3月", "5月"} <= set(said("calendar-heatmap", days, "ja").split("\n"))


def test_every_word_is_known_in_the_same_languages() -> None:
    tables = house_words._WORDS.values()
    assert {frozenset(table) for table in tables} == {frozenset(house_words._WORDS["other"])}
    assert all(phrase.count("{}") == 1 for phrase in house_words._WORDS["top-share"].values())
    assert word("pt-BR", "total") == word("pt_PT", "total") == "Total"
