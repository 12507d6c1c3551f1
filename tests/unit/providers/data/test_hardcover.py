from __future__ import annotations

import json
import random

import pytest

from kinoform.kit.secret import Secret
from kinoform.providers.data.base import Access, Book, SourceRefused
from kinoform.providers.data.hardcover import SOURCE, fetch_literary
from web_answers import reply

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

KEY = "hc_pat_5f0c1e77a1b94dd2a8e1"
PATH = "/v1/graphql"
AUTHOR = {"id": 204214, "name": "Mara Quill", "books_count": 41, "canonical_id": None}


def book(title: str, **more: object) -> dict[str, object]:
    return {
        "title": title,
        "release_year": 2010,
        "rating": 4.6185185185,
        "users_count": 21873,
        "cached_tags": {
            "Genre": [
                {"tag": "Epic", "tagSlug": "epic", "category": "Genre", "count": 12},
                {"tag": "Fantasy", "tagSlug": "fantasy", "category": "Genre", "count": 310},
            ],
            "Mood": [{"tag": "adventurous", "count": 900}],
        },
        "cached_image": {
            "id": 1161466,
            "url": "https://assets.hardcover.app/edition/7/cover.jpg",
            "color": "#8a9aa0",
            "width": 318,
            "height": 475,
        },
        "is_partial_book": False,
        **more,
    }


def told(books: object, author: object = AUTHOR) -> dict[str, object]:
    return {"data": {"authors": [author] if author else [], "books": books}}


def answer(document: object, status: int = 200, **headers: object) -> bytes:
    body = document if isinstance(document, bytes) else json.dumps(document).encode()
    return reply(body, status, "application/json", **headers)


def access(web, **more) -> Access:
    token = Secret(more.pop("token", KEY))
    patience = {"seconds": 5.0, "allow_private": ("127.0.0.1",), **more}
    return Access(hardcover_url=f"{web.url}{PATH}", hardcover_token=token, **patience)


def refusal(web, *answers, **more) -> SourceRefused:
    web.give(PATH, *answers)
    with pytest.raises(SourceRefused) as caught:
        fetch_literary("204214", access(web, **more))
    assert KEY not in str(caught.value) + caught.value.hint
    return caught.value


def test_a_career_is_told_in_full(web):
    unrated = book("Forthcoming", rating=None, release_year=None, cached_tags={}, cached_image={})
    web.give(PATH, answer(told([book("The Long Road"), unrated, book("Ash", rating="3.5")])))
    career = fetch_literary("204214", access(web))
    cover = "https://assets.hardcover.app/edition/7/cover.jpg"
    assert (career.name, career.total_books, career.average_rating) == ("Mara Quill", 41, 4.06)
    assert career.books == (
        Book("The Long Road", 2010, 4.62, "Fantasy", 21873, cover),
        Book("Forthcoming", None, None, "", 21873, ""),
        Book("Ash", 2010, 3.5, "Fantasy", 21873, cover),
    )


def test_one_question_asks_for_the_writer_and_what_she_wrote(web):
    web.give(PATH, answer(told([])))
    fetch_literary("204214", access(web))
    (asked,) = web.documents
    assert asked["variables"] == {"author": {"id": {"_eq": 204214}}, "most": 50}
    assert "order_by: {users_count: desc}" in asked["query"]
    assert f"Authorization: Bearer {KEY}\r\n" in web.requests[0]


@pytest.mark.parametrize("written", ["mara-quill", "https://hardcover.app/authors/mara-quill/"])
def test_a_writer_may_be_named_as_pages_name_her(web, written):
    web.give(PATH, answer(told([])))
    fetch_literary(written, access(web))
    assert web.documents[0]["variables"]["author"] == {"slug": {"_eq": "mara-quill"}}


@pytest.mark.parametrize(
    "written",
    ["", "0", "-1", "99999999999", "2147483648", "1-2", "Mara Quill", "mara--quill",
     'a"}}', "a" * 200, "https://evil.example/authors/mara", "٣"],
)  # fmt: skip
def test_what_is_no_id_is_told_before_anything_is_sent(web, written):
    with pytest.raises(SourceRefused) as caught:
        fetch_literary(written, access(web))
    assert caught.value.code == "source_unknown_id"
    assert "give the data itself" in caught.value.hint
    assert web.requests == []


def test_a_writer_who_was_merged_into_another_is_followed(web):
    merged = {**AUTHOR, "id": 7, "canonical_id": 204214}
    web.give(PATH, answer(told([], merged)), answer(told([book("The Long Road")])))
    assert fetch_literary("7", access(web)).books
    assert [asked["variables"]["author"]["id"]["_eq"] for asked in web.documents] == [7, 204214]


def test_a_part_of_a_book_is_no_book(web):
    web.give(PATH, answer(told([book("Whole"), book("Part one", is_partial_book=True)])))
    assert [told.title for told in fetch_literary("204214", access(web)).books] == ["Whole"]


def test_a_token_that_was_copied_with_its_first_word_is_good_as_well(web):
    web.give(PATH, answer(told([])))
    fetch_literary("204214", access(web, token=f"Bearer {KEY}\n"))
    assert f"Authorization: Bearer {KEY}\r\n" in web.requests[0]


def test_without_a_token_it_says_what_is_missing(web):
    assert "KINOFORM_HARDCOVER_TOKEN" in SOURCE.reason_against(Access())
    refused = refusal(web, answer(told([])), token="")
    assert refused.code == "source_refused"
    assert "KINOFORM_HARDCOVER_TOKEN" in refused.message
    assert web.requests == []


def test_a_token_with_a_line_break_is_not_sent(web):
    assert refusal(web, answer(told([])), token=f"{KEY}\r\nX: 1").code == "source_refused"
    assert web.requests == []


@pytest.mark.parametrize(
    "given",
    [
        answer({"error": "invalid_token", "error_description": "expired"}, 401),
        answer({"error": "insufficient_scope", "scope": "read:books"}, 403),
        answer({"errors": [{"message": "no", "extensions": {"code": "invalid-jwt"}}]}),
    ],
)
def test_a_token_that_is_not_accepted_is_told_to_the_operator(web, given):
    refused = refusal(web, given)
    assert refused.code == "source_refused"
    assert "KINOFORM_HARDCOVER_TOKEN" in refused.hint
    assert len(web.requests) == 1


def test_a_writer_whom_it_does_not_know_is_told_so(web):
    assert refusal(web, answer(told([], None))).code == "source_unknown_id"


@pytest.mark.parametrize(
    "given",
    [
        answer(b""),
        answer(b"<html>"),
        answer(b"[" * 100_000),
        answer({}),
        answer({"data": None}),
        answer({"data": {"authors": 7}}),
        answer({"data": {"authors": [None], "books": []}}),
        answer({"errors": [{"message": "field 'rating' not found", "extensions": None}]}),
        answer({"error": "invalid_query"}, 400),
        answer(told([], {"name": 7})),
    ],
)
def test_what_is_no_career_is_refused_and_not_asked_again(web, given):
    assert refusal(web, given).code == "source_garbled"
    assert len(web.requests) == 1


def test_absurd_values_do_no_harm(web):
    books = [
        None,
        7,
        book("\ud800", rating=-4, release_year=99_999, users_count=-1, cached_tags=[]),
        book("A", rating=1e400, users_count="12", cached_tags={"Genre": ["Fantasy", None]}),
        book("B", cached_image={"url": "file:///etc/passwd"}, cached_tags={"Genre": "x"}),
        book(""),
        *[book("C")] * 3_000,
    ]
    web.give(PATH, answer(told(books, {**AUTHOR, "books_count": -1})))
    career = fetch_literary("204214", access(web))
    cover = "https://assets.hardcover.app/edition/7/cover.jpg"
    assert career.books[:3] == (
        Book("?", None, None, "", 0, cover),
        Book("A", 2010, None, "Fantasy", 12, cover),
        Book("B", 2010, 4.62, "", 21873, ""),
    )
    assert len(career.books) == career.total_books == 50


def _spoiled(value, lot):
    """The value with some of its parts exchanged for others or gone."""
    if lot.random() < 0.12:
        return lot.choice([None, True, -1, 10**400, 1e308, "", "x", [], {}, [[]], [None]])
    if isinstance(value, dict):
        return {key: _spoiled(item, lot) for key, item in value.items() if lot.random() > 0.08}
    return [_spoiled(item, lot) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("seed", range(40))
def test_whatever_comes_back_beside_a_name_gives_a_career(web, seed):
    lot = random.Random(seed)
    books = _spoiled([book(f"Book {number}") for number in range(8)], lot)
    author = {**AUTHOR, "books_count": _spoiled(41, lot)}
    web.give(PATH, answer(told(books, author)))
    career = fetch_literary("204214", access(web))
    assert career.name == "Mara Quill"
    assert all(
        book.title and (book.rating is None or 0 < book.rating <= 5) for book in career.books
    )
