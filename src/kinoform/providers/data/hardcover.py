"""Hardcover: the books of a writer, as its readers rate them."""

from __future__ import annotations

import re
from statistics import fmean
from typing import Any

from kinoform.providers.data import _reading as reading
from kinoform.providers.data._asking import Interview, Manners, key_for_wire
from kinoform.providers.data._wire import Question
from kinoform.providers.data.base import (
    INSTEAD,
    Access,
    Book,
    LiteraryCareer,
    Source,
    SourceRefused,
)

_NAME = "Hardcover"
_TAKES = "the number of an author at Hardcover such as 204214, or a name as its pages write it"
_ENTRY_HINT = "the operator sets KINOFORM_HARDCOVER_TOKEN; it must be allowed to read public data"
# Sixty queries a minute and ten at once are allowed; each of our questions counts as two.
_MANNERS = Manners(
    per_second=0.5,
    at_once=5,
    slow_down=frozenset({429}),
    no_entry=frozenset({401, 402, 403}),
    limit_hint=f"try again in a minute, or {INSTEAD}",
    entry_hint=_ENTRY_HINT,
)
_MOST_BOOKS = 50
_LARGEST_NUMBER = 2**31 - 1
_NO_ENTRY = {"access-denied", "invalid-headers", "invalid-jwt", "permission-error"}

_ID = re.compile(
    r"(?:https?://(?:www\.)?hardcover\.app/authors/)?"
    r"(?:(?P<number>[0-9]{1,10})|(?P<slug>(?=[0-9-]*[a-z])(?!.{121})[a-z0-9]+(?:-[a-z0-9]+)*))/?"
)
# Books are asked for beside their author and not inside, since Hardcover may refuse deep questions.
_QUERY = """
query Career($author: authors_bool_exp!, $most: Int!) {
  authors(where: $author, limit: 1) { id name books_count canonical_id }
  books(
    where: {
      canonical_id: {_is_null: true}
      contributions: {
        author: $author
        _or: [{contribution: {_is_null: true}}, {contribution: {_eq: "Author"}}]
      }
    }
    order_by: {users_count: desc}
    limit: $most
  ) { title release_year rating users_count cached_tags cached_image is_partial_book }
}
"""


def reason_against(access: Access) -> str:
    """Empty when there is a token."""
    return "" if access.hardcover_token else "Hardcover needs a token: set KINOFORM_HARDCOVER_TOKEN"


def fetch_literary(author_id: str, access: Access) -> LiteraryCareer:
    """The career of a writer; raises SourceRefused.

    What the answer leaves out or garbles is left out of the career, except the name, without which
    there is nobody to tell of.
    """
    if reason := reason_against(access):
        raise SourceRefused("source_refused", reason)
    found = _ID.fullmatch(author_id.strip())
    if found is None or not 0 < int(found["number"] or 1) <= _LARGEST_NUMBER:
        raise SourceRefused(
            "source_unknown_id",
            f"{reading.text(author_id)[:60]!r} is no id of an author at {_NAME}",
            f"it takes {_TAKES}; or {INSTEAD}",
        )
    interview = Interview.begin(access, _MANNERS)
    number, slug = found["number"], found["slug"]
    told = _told(interview, "id", int(number)) if number else _told(interview, "slug", slug)
    merged_into = reading.count(_author(told).get("canonical_id"))
    if 0 < merged_into <= _LARGEST_NUMBER:
        told = _told(interview, "id", merged_into)
    return _career(told)


def _told(interview: Interview, field: str, value: int | str) -> dict[str, Any]:
    """The data of an answer in which there is an author with a name."""
    author = {field: {"_eq": value}}
    access = interview.access
    token = key_for_wire(access.hardcover_token, _NAME, _ENTRY_HINT)
    question = Question(
        source=_NAME,
        url=access.hardcover_url,
        document={"query": _QUERY, "variables": {"author": author, "most": _MOST_BOOKS}},
        bearer=re.sub(r"(?i)^bearer\s+", "", token),
    )
    return interview.ask(question, _read)


def _read(told: dict[str, Any]) -> dict[str, Any]:
    data = reading.record(told.get("data"))
    authors = data.get("authors")
    if not isinstance(authors, list):
        raise _complaint(told)
    if not authors:
        raise SourceRefused(
            "source_unknown_id", f"{_NAME} knows no such author", f"check the id, or {INSTEAD}"
        )
    if not reading.text(_author(data).get("name")):
        raise SourceRefused("source_garbled", f"{_NAME} told no name of the author")
    return data


def _complaint(told: dict[str, Any]) -> SourceRefused:
    """Why there is no data; some refusals come with the status of a success."""
    codes = {
        reading.text(reading.record(error.get("extensions")).get("code"))
        for error in reading.records(told.get("errors"))
    }
    if codes & _NO_ENTRY:
        return SourceRefused("source_refused", f"{_NAME} does not accept the token", _ENTRY_HINT)
    return SourceRefused("source_garbled", f"{_NAME} gave an answer without data")


def _author(data: dict[str, Any]) -> dict[str, Any]:
    return next(iter(reading.records(data.get("authors"))), {})


def _career(data: dict[str, Any]) -> LiteraryCareer:
    author = _author(data)
    told = [
        _book(entry)
        for entry in reading.records(data.get("books"))
        if entry.get("is_partial_book") is not True
    ]
    books = tuple(book for book in told if book.title)[:_MOST_BOOKS]
    ratings = [book.rating for book in books if book.rating is not None]
    return LiteraryCareer(
        name=reading.text(author["name"]),
        books=books,
        total_books=max(reading.count(author.get("books_count")), len(books)),
        average_rating=round(fmean(ratings), 2) if ratings else None,
    )


def _book(entry: dict[str, Any]) -> Book:
    rating = reading.number(entry.get("rating"), 0, 5)
    return Book(
        title=reading.text(entry.get("title")),
        year=reading.year(entry.get("release_year")),
        rating=round(rating, 2) if rating else None,
        genre=_genre(reading.record(entry.get("cached_tags")).get("Genre")),
        readers=reading.count(entry.get("users_count")),
        image_url=reading.web_url(reading.record(entry.get("cached_image")).get("url")),
    )


def _genre(tags: object) -> str:
    """The genre that most readers name; tags are objects with a count, or bare words."""
    votes = {
        reading.text(tag.get("tag")): reading.count(tag.get("count"))
        for tag in reading.records(tags)
    }
    named = votes | dict.fromkeys(reading.texts(tags), 0)
    named.pop("", None)
    return max(named, key=lambda name: named[name], default="")


SOURCE = Source(
    kind="hardcover",
    name=_NAME,
    summary="Careers of writers: books, ratings, genres and readers.",
    takes=_TAKES,
    id_pattern=_ID,
    reason_against=reason_against,
    fetch=fetch_literary,
)
