"""Careers that are fetched by an id, beside what somebody gives themselves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from kinoform.generate.careers import with_career
from kinoform.generate.film_templates import film_template
from kinoform.kit.secret import Secret
from kinoform.providers.data.base import Access
from web_answers import Web, reply, served_web

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

TOLD = {
    "data": {
        "authors": [{"id": 7, "name": "Mara Quill", "books_count": 12, "canonical_id": None}],
        "books": [{"title": "Ash", "release_year": 2010, "rating": 4.5}],
    }
}


@pytest.fixture
def source() -> Iterator[Web]:
    with served_web() as web:
        web.give("/", reply(json.dumps(TOLD).encode(), content_type="application/json"))
        yield web


def told(source: Web, **data: Any) -> dict[str, Any]:
    laureate = film_template("laureate")
    assert laureate is not None
    access = Access(
        hardcover_url=f"{source.url}/", hardcover_token=Secret("key"),
        allow_private=("127.0.0.1",), seconds=5.0,
    )  # fmt: skip
    return with_career(laureate, data, access)


@pytest.mark.parametrize("written", ["7", " 7 ", 7])
def test_an_id_brings_the_career_also_as_a_number(source, written):
    data = told(source, hardcover_id=written)
    assert (data["person_name"], data["totalBooks"]) == ("Mara Quill", 12)
    assert [book["title"] for book in data["books"]] == ["Ash"]


def test_what_is_given_wins_and_what_is_left_empty_does_not(source):
    data = told(source, hardcover_id="7", person_name="M. Quill", totalBooks=None, books=[])
    assert (data["person_name"], data["totalBooks"]) == ("M. Quill", 12)
    assert [book["title"] for book in data["books"]] == ["Ash"]


def test_nobody_is_asked_where_the_data_are_enough(source):
    told(source, hardcover_id="7", person_name="M. Quill", books=[{"title": "Ash"}])
    told(source, person_name="M. Quill")
    assert source.requests == []
