"""What outside sources tell of people: careers as plain values, and the record of a source."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kinoform.kit.secret import NO_SECRET, Secret

SourceCode = Literal[
    "source_refused",
    "source_unknown_id",
    "source_limited",
    "source_unreachable",
    "source_garbled",
]

INSTEAD = "give the data itself in place of the id"
"""What always helps."""


class SourceRefused(Exception):
    """A source told nothing; why, and what would help."""

    def __init__(
        self, code: SourceCode, message: str, hint: str = INSTEAD, wait_seconds: float | None = None
    ) -> None:
        self.code: SourceCode = code
        self.message = message
        self.hint = hint
        self.wait_seconds = wait_seconds
        """After which asking again may help, where the source says so."""
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class YearCount:
    """What one year brought."""

    year: int
    works: int
    citations: int


@dataclass(frozen=True, slots=True)
class Work:
    """Something published."""

    title: str
    year: int | None
    citations: int


@dataclass(frozen=True, slots=True)
class CoAuthor:
    """Somebody who shares papers with the author."""

    name: str
    papers: int
    institution: str
    """Empty where nobody knows."""


@dataclass(frozen=True, slots=True)
class Place:
    """An institution on the map."""

    name: str
    city: str
    country: str
    country_code: str
    """Two capital letters, or empty."""
    latitude: float
    longitude: float
    papers: int
    """Of the author, with somebody of this institution."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcademicCareer:
    """The career of a researcher."""

    name: str
    institution: str
    """The last one that is known; empty for none."""
    works: int
    citations: int
    h_index: int
    i10_index: int
    years: tuple[YearCount, ...]
    """The last ten years or so, without gaps, the newest last."""
    top_works: tuple[Work, ...]
    """The most cited first."""
    co_authors: tuple[CoAuthor, ...]
    """Those with the most papers first."""
    institutions: tuple[Place, ...]
    """Those with the most papers first."""
    topics: tuple[str, ...]
    works_by_year: tuple[tuple[int, int], ...] = ()
    """Each year of the whole career that has works, and how many; the newest last."""


@dataclass(frozen=True, slots=True)
class Book:
    """A book, as its readers know it."""

    title: str
    year: int | None
    rating: float | None
    """Of five; None where nobody rated it."""
    genre: str
    readers: int
    image_url: str
    """Of the cover; a stranger's URL, to be fetched like any other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiteraryCareer:
    """The career of a writer."""

    name: str
    books: tuple[Book, ...]
    """Those with the most readers first."""
    total_books: int
    average_rating: float | None
    """Of the books that have a rating."""


Career = AcademicCareer | LiteraryCareer


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Where sources answer, as whom we ask, and how patient and frugal we are."""

    openalex_url: str = "https://api.openalex.org"
    openalex_key: Secret = NO_SECRET
    openalex_mail: str = ""
    """Whom OpenAlex may write to about our questions."""
    hardcover_url: str = "https://api.hardcover.app/v1/graphql"
    hardcover_token: Secret = NO_SECRET
    folder: Path | None = None
    """Where answers are kept; without one, each is asked anew."""
    kept_seconds: float = 86_400.0
    """How long an answer stands for a new one."""
    kept_bytes: int = 64 * 1024 * 1024
    seconds: float = 30.0
    """For a whole career, with every question, pause and repetition."""
    answer_bytes: int = 8 * 1024 * 1024
    """Of one answer."""
    tries: int = 3
    allow_private: tuple[str, ...] = ()
    """Hosts, addresses and networks that may be asked although they are not public."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The record of one source, declared at the foot of its file."""

    kind: str
    name: str
    """For people."""
    summary: str
    takes: str
    """Which ids it knows, in words."""
    id_pattern: re.Pattern[str]
    """What a whole id looks like."""
    reason_against: Callable[[Access], str]
    """Why it cannot be asked here, with what would help; empty when it can. Quick."""
    fetch: Callable[[str, Access], Career]
    """The career of the person with an id; raises SourceRefused."""
