"""A writer's shelf: the books, when they came, what readers think of them."""

from __future__ import annotations

from collections import Counter
from typing import Any

from kinoform.generate.templates._facts import (
    columns,
    counted,
    entries,
    facts_of,
    leader,
    listed,
    noun,
    number,
    part,
    text,
    year,
)
from kinoform.generate.templates.base import Defaults, Facts, FilmTemplate, ScenePlan, Slot

_MOST_ON_SHELF = 8
_MOST_RANKED = 5
_FULL_RATING = 5.0


def facts(data: Facts) -> Facts:
    """What the data say of the books, and what follows from them."""
    books = [book for book in map(_book, entries(data.get("books"))) if book["title"]]
    rated = [book for book in books if book["rating"]]
    dated = sorted((book for book in books if book["year"]), key=lambda book: book["year"])
    genres = Counter(book["genre"] for book in books if book["genre"]).most_common()
    mean = sum(book["rating"] for book in rated) / len(rated) if rated else None
    rating = number(data.get("avgRating")) or mean
    best = leader([(book["title"], book["rating"]) for book in rated])
    total = number(data.get("totalBooks")) or len(books) or None
    span = dated[-1]["year"] - dated[0]["year"] if len(dated) > 1 else None
    readers = sum(book["readers"] for book in books) or None
    found: dict[str, Any] = {
        "name": text(data.get("person_name")), "shelf": books, "rated": rated, "dated": dated,
        "genres": genres,
        "total_books": total, "years_writing": span or None, "output": _output(total, span),
        "average_rating": round(rating, 1) if rating else None,
        "readers": readers, "readership": counted(readers, "reader"),
        "shelf_titles": listed([book["title"] for book in _by_readers(books)]),
        "first_book": dated[0]["title"] if dated else "",
        "first_year": dated[0]["year"] if dated else None,
        "latest_book": dated[-1]["title"] if span else "",
        "latest_year": dated[-1]["year"] if span else None,
        "best_book": best,
        "best_rating": max(book["rating"] for book in rated) if best else None,
        "top_genre": leader(genres), **_mix(genres),
    }  # fmt: skip
    return facts_of(data, found)


def _book(entry: Any) -> dict[str, Any]:
    return {
        "title": text(entry) or text(part(entry, ("title", "name"))),
        "year": year(part(entry, ("year", "date", "published"))),
        "rating": number(part(entry, ("rating", "score"))),
        "genre": text(part(entry, ("genre", "category"))),
        "readers": number(part(entry, ("readers", "users"))) or 0,
        "image": text(part(entry, ("imageUrl", "image_url", "cover"))),
    }


def _output(total: float | None, years: int | None) -> str:
    """How many books, in how many years."""
    within = f" in {counted(years, 'year')}" if years and total and total > 1 else ""
    return counted(total, "book") + within


def _mix(genres: list[tuple[str, int]]) -> dict[str, Any]:
    """What the shelf is mostly made of, or how mixed it is."""
    top, total = leader(genres), sum(count for _, count in genres)
    if not top:
        names = listed([genre for genre, _ in genres])
        return {"genre_title": f"{len(genres)} genres" if genres else "", "mix": names}
    rest = listed([genre for genre, _ in genres[1:]])
    title = f"Mostly {top}" if genres[0][1] * 2 > total else f"{top} first"
    return {"genre_title": title, "mix": f"{title}, then {rest}" if rest else title}


def _by_readers(books: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(books, key=lambda book: -book["readers"])[:_MOST_ON_SHELF]


def _title(known: Facts) -> dict[str, Any]:
    name = known.get("name")
    return {"kicker": "A life in books", "title": name} if name else {"title": "A life in books"}


def _counters(known: Facts) -> dict[str, Any] | None:
    shown = [
        (noun(known[key], one, many), known[key])
        for key, one, many in (("total_books", "book", ""),
                               ("years_writing", "year of writing", "years of writing"),
                               ("readers", "reader", ""),
                               ("average_rating", "average rating", "average rating"))
        if known.get(key)
    ]  # fmt: skip
    return columns(shown, "labels", "values", title="The shelf in numbers")


def _shelf(known: Facts) -> dict[str, Any] | None:
    books = _by_readers(known.get("shelf", []))
    if not books:
        return None
    shown: dict[str, Any] = {"titles": [book["title"] for book in books]}
    if all(book["rating"] for book in books):
        shown["ratings"] = [book["rating"] for book in books]
    if any(book["image"] for book in books):
        shown["imageUrls"] = [book["image"] for book in books]
    return shown


def _timeline(known: Facts) -> dict[str, Any] | None:
    books = known.get("dated", [])
    if len(books) < 2:
        return None
    # The first and the last are always among them.
    last, most = len(books) - 1, min(len(books), _MOST_ON_SHELF)
    shown = [books[round(at * last / (most - 1))] for at in range(most)]
    return {
        "dates": [str(book["year"]) for book in shown],
        "events": [book["title"] for book in shown], "title": "From the first book to today",
    }  # fmt: skip


def _genres(known: Facts) -> dict[str, Any] | None:
    genres = known.get("genres", [])
    if len(genres) < 2:
        return None
    return columns(genres, "items", "values", title=known["genre_title"], center="books")


def _ranking(known: Facts) -> dict[str, Any] | None:
    books = sorted(known.get("rated", ()), key=lambda book: -book["rating"])[:_MOST_RANKED]
    if len(books) < 2:
        return None
    return columns(
        [(book["title"], book["rating"]) for book in books],
        "items",
        "values",
        title="What readers love most",
    )


def _rating(known: Facts) -> dict[str, Any] | None:
    if not known.get("average_rating"):
        return None
    return {"value": known["average_rating"], "min": 0, "max": _FULL_RATING,
            "label": "average rating of five"}  # fmt: skip


def _outro(known: Facts) -> dict[str, Any]:
    return {"title": "Keep reading", "cta": known.get("name", "")}


def _suffices(data: Facts) -> bool:
    """Whether there are books, and a name unless no id could tell it."""
    return bool(data.get("books")) and bool(data.get("person_name") or not data.get("hardcover_id"))


FILM_TEMPLATE = FilmTemplate(
    kind="laureate",
    label="Laureate",
    summary="A literary career: the books, their years, their genres and their ratings.",
    slots=(
        Slot("hardcover_id", "text", "the Hardcover id of the author"),
        Slot("person_name", "text", "the name as it is to be shown"),
        Slot("books", "list", "books: {title, year, rating, genre}"),
        Slot("totalBooks", "number", "how many books; counted where it is not given"),
        Slot("avgRating", "number", "the mean rating of five; computed where it is not given"),
    ),
    scenes=(
        ScenePlan("title-intro", "A life in books: [name].", seconds=5.0),
        ScenePlan("stat-counters", "[output]. So far, they have found [readership].",
                  seconds=6.0),
        ScenePlan("book-shelf", "On the shelf: [shelf_titles].", seconds=7.0),
        ScenePlan("timeline-horizontal",
                  "It began in [first_year] with [first_book]. "
                  "The latest is [latest_book], from [latest_year].", seconds=8.0),
        ScenePlan("donut-chart", "[mix].", seconds=6.0),
        ScenePlan("ranking-list", "Readers love [best_book] most, with [best_rating] stars.",
                  seconds=7.0),
        ScenePlan("gauge", "Readers give [average_rating] of 5 stars on average.", seconds=5.5),
        ScenePlan("outro", "Keep reading.", seconds=4.5),
    ),
    facts=facts,
    feeds={
        "title-intro": _title, "stat-counters": _counters, "book-shelf": _shelf,
        "timeline-horizontal": _timeline, "timeline-vertical": _timeline,
        "donut-chart": _genres, "pie-chart": _genres, "bar-chart": _ranking,
        "ranking-list": _ranking, "bar-race": _ranking, "gauge": _rating, "outro": _outro,
    },
    defaults=Defaults(palette="paper-ink", music="warm", fonts="editorial"),
    headers={"name": "person_name", "author": "person_name"},
    display_name=lambda known: str(known.get("name", "")),
    source="hardcover",
    source_key="hardcover_id",
    suffices=_suffices,
    example={
        "person_name": "Mira Holm",
        "books": [
            {"title": "The Salt Road", "year": 2009, "rating": 3.9, "genre": "Fiction"},
            {"title": "North of Noon", "year": 2012, "rating": 4.1, "genre": "Fiction"},
            {"title": "A Small Weather", "year": 2014, "rating": 4.4, "genre": "Essays"},
            {"title": "The Glass Orchard", "year": 2017, "rating": 4.6, "genre": "Fiction"},
            {"title": "Letters to a Lighthouse", "year": 2020, "rating": 4.2, "genre": "Poetry"},
            {"title": "Quiet Engines", "year": 2023, "rating": 4.3, "genre": "Fiction"},
        ],
    },
)  # fmt: skip
