"""OpenAlex: who published what, with whom and where, and how often it was cited."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from kinoform.providers.data import _reading as reading
from kinoform.providers.data._asking import Interview, Manners, key_for_wire
from kinoform.providers.data._wire import Question
from kinoform.providers.data.base import (
    INSTEAD,
    AcademicCareer,
    Access,
    CoAuthor,
    Place,
    Source,
    SourceRefused,
    Work,
    YearCount,
)

_NAME = "OpenAlex"
_TAKES = "an OpenAlex id such as A5023888391, or an ORCID such as 0000-0001-6187-6610"
_KEY_HINT = "the operator sets KINOFORM_OPENALEX_API_KEY; a key is free at openalex.org"
# A career takes seven questions, and no second ever sees more than ten.
_MANNERS = Manners(
    per_second=3.0,
    at_once=7,
    slow_down=frozenset({403, 429}),
    no_entry=frozenset({401, 402}),
    limit_hint=f"try again later, or {INSTEAD}; {_KEY_HINT}",
    entry_hint=_KEY_HINT,
)
_TOP_WORKS, _CO_AUTHORS, _INSTITUTIONS, _TOPICS = 10, 20, 50, 10
_FIRST_YEAR = 1900

_OWN_ID = (
    r"(?:https?://(?:www\.|api\.)?openalex\.org/(?:authors/|people/)?)?(?P<own>[Aa][0-9]{1,12})"
)
_ORCID = r"(?:https?://(?:www\.)?orcid\.org/|orcid:)?(?P<orcid>(?:[0-9]{4}-){3}[0-9]{3}[0-9Xx])"
_ID = re.compile(rf"(?:{_OWN_ID}|{_ORCID})/?")
_ENTITY = re.compile(r"(?:https://openalex\.org/)?([AI][0-9]{1,12})")
_MAIL = re.compile(r"[\w.+-]{1,100}@[\w.-]{1,100}", re.ASCII)
_COUNTRY = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class _Group:
    """Works that have something in common."""

    id: str
    """Empty for what is no author and no institution."""
    name: str
    works: int


def reason_against(access: Access) -> str:
    """Empty: OpenAlex answers everybody, and more often those who have a key."""
    return "" if access.openalex_url else "OpenAlex needs its address: set KINOFORM_OPENALEX_URL"


def fetch_academic(author_id: str, access: Access) -> AcademicCareer:
    """The career of a researcher; raises SourceRefused.

    What the answers leave out or garble is left out of the career, except the name, without which
    there is nobody to tell of.
    """
    if reason := reason_against(access):
        raise SourceRefused("source_refused", reason)
    found = _ID.fullmatch(author_id.strip())
    if found is None:
        raise SourceRefused(
            "source_unknown_id",
            f"{reading.text(author_id)[:60]!r} is no id of an author at {_NAME}",
            f"it takes {_TAKES}; or {INSTEAD}",
        )
    path = found["own"].upper() if found["own"] else f"orcid:{found['orcid'].upper()}"
    library = _Library(Interview.begin(access, _MANNERS))
    author = library.author(path)
    own_id = _entity(author.get("id")) or (path if found["own"] else "")
    return _career(author, own_id, library)


def _career(author: dict[str, Any], own_id: str, library: _Library) -> AcademicCareer:
    stats = reading.record(author.get("summary_stats"))
    groups = library.groups(own_id, "authorships.author.id")
    fellows = [group for group in groups if group.id.startswith("A") and group.id != own_id]
    visited = [
        group
        for group in library.groups(own_id, "authorships.institutions.id")
        if group.id.startswith("I")
    ]
    return AcademicCareer(
        name=reading.text(author["display_name"]),
        institution=_institution(author),
        works=reading.count(author.get("works_count")),
        citations=reading.count(author.get("cited_by_count")),
        h_index=reading.count(stats.get("h_index")),
        i10_index=reading.count(stats.get("i10_index")),
        years=_years(author),
        top_works=library.top_works(own_id),
        co_authors=library.co_authors(fellows[:_CO_AUTHORS]),
        institutions=library.places(visited[:_INSTITUTIONS]),
        topics=_topics(author),
        works_by_year=_works_by_year(library.groups(own_id, "publication_year")),
    )


@dataclass(frozen=True, slots=True)
class _Library:
    """OpenAlex, asked about one author."""

    interview: Interview

    def author(self, path: str) -> dict[str, Any]:
        """The author's own record, which has a name."""

        def read(told: dict[str, Any]) -> dict[str, Any]:
            if reading.text(told.get("display_name")):
                return told
            raise SourceRefused("source_garbled", f"{_NAME} told no name of the author")

        missing = SourceRefused(
            "source_unknown_id", f"{_NAME} knows no author {path}", f"check the id, or {INSTEAD}"
        )
        return self.interview.ask(self._question(f"/authors/{path}", {}), read, missing)

    def top_works(self, own_id: str) -> tuple[Work, ...]:
        """The author's most cited works."""
        query = {
            "filter": f"authorships.author.id:{own_id}",
            "sort": "cited_by_count:desc",
            "per_page": str(_TOP_WORKS),
            "select": "id,display_name,publication_year,cited_by_count",
        }
        works = (
            Work(
                reading.text(work.get("display_name")),
                reading.year(work.get("publication_year")),
                reading.count(work.get("cited_by_count")),
            )
            for work in self._list("/works", query, own_id)
        )
        return tuple(work for work in works if work.title)[:_TOP_WORKS]

    def groups(self, own_id: str, by: str) -> list[_Group]:
        """How many works of the author have what in common, the largest group first."""
        query = {"filter": f"authorships.author.id:{own_id}", "group_by": by}
        groups = [
            _Group(
                _entity(entry.get("key")),
                reading.text(entry.get("key_display_name")),
                reading.count(entry.get("count")),
            )
            for entry in self._list("/works", query, own_id, part="group_by")
        ]
        known = [group for group in groups if group.name and group.works]
        return sorted(known, key=lambda group: -group.works)

    def co_authors(self, fellows: list[_Group]) -> tuple[CoAuthor, ...]:
        """The fellows, each with an institution."""
        found = self._entities("/authors", fellows, "id,last_known_institutions")
        return tuple(
            CoAuthor(fellow.name, fellow.works, _institution(found.get(fellow.id, {})))
            for fellow in fellows
        )

    def places(self, visited: list[_Group]) -> tuple[Place, ...]:
        """The institutions that are somewhere on the map."""
        found = self._entities("/institutions", visited, "id,country_code,geo")
        places = (_place(group, found.get(group.id, {})) for group in visited)
        return tuple(place for place in places if place)

    def _entities(self, path: str, groups: list[_Group], fields: str) -> dict[str, dict[str, Any]]:
        ids = "|".join(group.id for group in groups)
        query = {"filter": f"openalex:{ids}", "select": fields, "per_page": str(_INSTITUTIONS)}
        return {_entity(entry.get("id")): entry for entry in self._list(path, query, ids)}

    def _list(
        self, path: str, query: Mapping[str, str], about: str, part: str = "results"
    ) -> list[dict[str, Any]]:
        """The entries of a list; none about nothing, and none of a garbled one."""

        def read(told: dict[str, Any]) -> list[dict[str, Any]]:
            if isinstance(told.get(part), list):
                return reading.records(told[part])
            raise SourceRefused("source_garbled", f"{_NAME} gave no list")

        if not about:
            return []
        try:
            return self.interview.ask(self._question(path, query), read)
        except SourceRefused as refused:
            if refused.code == "source_garbled":
                return []
            raise

    def _question(self, path: str, query: Mapping[str, str]) -> Question:
        access = self.interview.access
        key = key_for_wire(access.openalex_key, _NAME, _KEY_HINT)
        end = f"?{urlencode(query, safe=':|,')}" if query else ""
        return Question(
            source=_NAME,
            url=f"{access.openalex_url.rstrip('/')}{path}{end}",
            secret_query=f"api_key={quote(key, safe='')}" if key else "",
            mail=access.openalex_mail if _MAIL.fullmatch(access.openalex_mail) else "",
        )


def _entity(value: object) -> str:
    """The short id of an author or an institution, or an empty text."""
    found = _ENTITY.fullmatch(value) if isinstance(value, str) else None
    return found[1] if found else ""


def _institution(author: dict[str, Any]) -> str:
    """The last known institution; else that of the newest affiliation."""
    for entry in reading.records(author.get("last_known_institutions")):
        if name := reading.text(entry.get("display_name")):
            return name
    newest, name = 0, ""
    for entry in reading.records(author.get("affiliations")):
        last = max(reading.years(entry.get("years")), default=0)
        told = reading.text(reading.record(entry.get("institution")).get("display_name"))
        if told and (last > newest or not name):
            newest, name = last, told
    return name


def _years(author: dict[str, Any]) -> tuple[YearCount, ...]:
    """The years that are told, and those between them, in which nothing happened."""
    told = {
        year: YearCount(
            year,
            reading.count(entry.get("works_count")),
            reading.count(entry.get("cited_by_count")),
        )
        for entry in reading.records(author.get("counts_by_year"))
        if (year := reading.year(entry.get("year"))) and year >= _FIRST_YEAR
    }
    if not told:
        return ()
    return tuple(told.get(year, YearCount(year, 0, 0)) for year in range(min(told), max(told) + 1))


def _works_by_year(groups: list[_Group]) -> tuple[tuple[int, int], ...]:
    told = ((reading.year(group.name), group.works) for group in groups)
    return tuple(sorted((year, works) for year, works in told if year))


def _topics(author: dict[str, Any]) -> tuple[str, ...]:
    told = reading.records(author.get("topics")) or reading.records(author.get("x_concepts"))
    names = (reading.text(topic.get("display_name")) for topic in told)
    return tuple(dict.fromkeys(name for name in names if name))[:_TOPICS]


def _place(group: _Group, institution: dict[str, Any]) -> Place | None:
    geo = reading.record(institution.get("geo"))
    latitude = reading.number(geo.get("latitude"), -90, 90)
    longitude = reading.number(geo.get("longitude"), -180, 180)
    if latitude is None or longitude is None:
        return None
    code = reading.text(geo.get("country_code") or institution.get("country_code")).upper()
    return Place(
        name=group.name,
        city=reading.text(geo.get("city")),
        country=reading.text(geo.get("country")),
        country_code=code if _COUNTRY.fullmatch(code) else "",
        latitude=latitude,
        longitude=longitude,
        papers=group.works,
    )


SOURCE = Source(
    kind="openalex",
    name=_NAME,
    summary="Careers of researchers: works, citations, co-authors and places.",
    takes=_TAKES,
    id_pattern=_ID,
    reason_against=reason_against,
    fetch=fetch_academic,
)
