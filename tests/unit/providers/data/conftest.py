"""Both sources on loopback, with answers in the shapes that they give."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest

from web_answers import Web, reply, served_web


def as_json(document: object) -> bytes:
    body = document if isinstance(document, bytes) else json.dumps(document).encode()
    return reply(body, content_type="application/json")


class OpenAlex:
    """An OpenAlex whose answers a test may change before they are given."""

    def __init__(self, web: Web) -> None:
        self.web = web
        self.author = AUTHOR
        self.works: object = {"meta": {"count": 53}, "results": WORKS, "group_by": []}
        self.groups: dict[str, object] = dict(GROUPS)
        self.people: object = {"meta": {"count": 2}, "results": PEOPLE, "group_by": []}
        self.institutions: object = {"meta": {"count": 3}, "results": INSTITUTIONS, "group_by": []}
        for path in ("/authors/A5023888391", "/authors/orcid:0000-0001-6187-6610"):
            web.give(path, lambda handler: handler.wfile.write(as_json(self.author)))
        web.give("/authors", lambda handler: handler.wfile.write(as_json(self.people)))
        web.give("/institutions", lambda handler: handler.wfile.write(as_json(self.institutions)))
        web.give("/works", self._works)

    def _works(self, handler) -> None:
        by = self.query(-1).get("group_by")
        told = {"meta": {"count": 53}, "results": [], "group_by": self.groups[by]} if by else None
        handler.wfile.write(as_json(told or self.works))

    def query(self, number: int) -> dict[str, str]:
        """The query of a request."""
        url = urlsplit(self.web.requests[number].split()[1])
        return {name: values[0] for name, values in parse_qs(url.query).items()}

    @property
    def paths(self) -> list[str]:
        return [head.split()[1].partition("?")[0] for head in self.web.requests]


@pytest.fixture
def web() -> Iterator[Web]:
    with served_web() as served:
        yield served


@pytest.fixture
def openalex(web: Web) -> OpenAlex:
    return OpenAlex(web)


def _institution(number: int, name: str, country: str) -> dict[str, object]:
    return {
        "id": f"https://openalex.org/I{number}",
        "ror": "https://ror.org/02nr0ka47",
        "display_name": name,
        "country_code": country,
        "type": "education",
        "lineage": [f"https://openalex.org/I{number}"],
    }


AUTHOR: dict[str, object] = {
    "id": "https://openalex.org/A5023888391",
    "orcid": "https://orcid.org/0000-0001-6187-6610",
    "display_name": "Ada Merriweather",
    "display_name_alternatives": ["A. Merriweather"],
    "works_count": 53,
    "cited_by_count": 4215,
    "summary_stats": {"2yr_mean_citedness": 1.53, "h_index": 20, "i10_index": 31},
    "ids": {"openalex": "https://openalex.org/A5023888391"},
    "affiliations": [
        {"institution": _institution(201448701, "Old University", "US"), "years": [2012, 2011]},
        {"institution": _institution(4200000001, "New Institute", "CA"), "years": [2022, 2021]},
    ],
    "last_known_institutions": [_institution(4200000001, "New Institute", "CA")],
    "topics": [
        {"id": "https://openalex.org/T10102", "display_name": "Scientometrics", "count": 31},
        {"id": "https://openalex.org/T11937", "display_name": "Open Science", "count": 20},
    ],
    "x_concepts": [{"display_name": "Computer science", "level": 0, "score": 97.4}],
    "counts_by_year": [
        {"year": 2024, "works_count": 2, "oa_works_count": 2, "cited_by_count": 410},
        {"year": 2022, "works_count": 0, "oa_works_count": 0, "cited_by_count": 380},
        {"year": 2021, "works_count": 5, "oa_works_count": 4, "cited_by_count": 252},
    ],
    "works_api_url": "https://api.openalex.org/works?filter=author.id:A5023888391",
    "updated_date": "2026-01-02T00:00:00",
}
WORKS = [
    {
        "id": "https://openalex.org/W2741809807",
        "display_name": "The state of <i>OA</i>: a large-scale analysis",
        "publication_year": 2018,
        "cited_by_count": 1180,
    },
    {
        "id": "https://openalex.org/W2122130843",
        "display_name": "Altmetrics &amp; the wild",
        "publication_year": 2012,
        "cited_by_count": 640,
    },
    {"id": "https://openalex.org/W1", "display_name": None, "publication_year": 2013},
]


def _group(key: str, name: str, count: int) -> dict[str, object]:
    return {"key": key, "key_display_name": name, "count": count}


GROUPS: dict[str, object] = {
    "authorships.author.id": [
        _group("https://openalex.org/A5023888391", "Ada Merriweather", 53),
        _group("https://openalex.org/A5048491430", "Heather Oduya", 24),
        _group("https://openalex.org/A5086928770", "Bo Lindqvist", 9),
    ],
    "authorships.institutions.id": [
        _group("https://openalex.org/I4200000001", "New Institute", 30),
        _group("https://openalex.org/I201448701", "Old University", 12),
        _group("https://openalex.org/I7", "Nowhere College", 1),
    ],
    "publication_year": [
        _group("2018", "2018", 9),
        _group("1998", "1998", 1),
        _group("2012", "2012", 7),
    ],
}
PEOPLE = [
    {
        "id": "https://openalex.org/A5048491430",
        "last_known_institutions": [_institution(4200000001, "New Institute", "CA")],
    },
    {"id": "https://openalex.org/A5086928770", "last_known_institutions": []},
]
INSTITUTIONS = [
    {
        "id": "https://openalex.org/I201448701",
        "country_code": "US",
        "geo": {
            "city": "Seattle",
            "geonames_city_id": "5809844",
            "region": "Washington",
            "country_code": "US",
            "country": "United States",
            "latitude": 47.60621,
            "longitude": -122.33207,
        },
    },
    {
        "id": "https://openalex.org/I4200000001",
        "country_code": "CA",
        "geo": {
            "city": "Vancouver",
            "geonames_city_id": "6173331",
            "region": None,
            "country_code": "CA",
            "country": "Canada",
            "latitude": 49.24966,
            "longitude": -123.11934,
        },
    },
    {
        "id": "https://openalex.org/I7",
        "country_code": "FR",
        "geo": {"city": None, "latitude": None},
    },
]
