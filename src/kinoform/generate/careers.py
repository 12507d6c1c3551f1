"""What data sources know of a career, as the data of a template."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kinoform.generate.slots import Mistyped, is_nothing, read_value
from kinoform.generate.templates.base import FilmTemplate
from kinoform.kit.discover import records
from kinoform.providers.data.base import AcademicCareer, Access, Career, LiteraryCareer, Source


def with_career(template: FilmTemplate, data: Mapping[str, Any], access: Access) -> dict[str, Any]:
    """Data with what a source tells of whomever they name, where only an id is given.

    Raises SourceRefused.
    """
    asked = data.get(template.source_key)
    if template.source is None or is_nothing(asked) or template.suffices(data):
        return dict(data)
    try:
        wanted = read_value("text", asked)
    except Mistyped:
        return dict(data)  # whoever reads the slots says so
    source: Source = records("kinoform.providers.data", "SOURCE")[template.source]
    given = {key: value for key, value in data.items() if not is_nothing(value)}
    return {**career_data(source.fetch(wanted, access)), **given}


def career_data(career: Career) -> dict[str, Any]:
    """The slots that a fetched career fills; what somebody gives themselves wins over them."""
    return _academic(career) if isinstance(career, AcademicCareer) else _literary(career)


def _academic(career: AcademicCareer) -> dict[str, Any]:
    cited = {each.year: each.citations for each in career.years}
    works = dict(career.works_by_year) or {each.year: each.works for each in career.years}
    years = sorted(works.keys() | cited.keys())
    return {
        "person_name": career.name,
        "institution": career.institution,
        "totalWorks": career.works,
        "totalCitations": career.citations,
        "hIndex": career.h_index,
        "i10Index": career.i10_index,
        "timeline": [
            {"year": year, "works": works.get(year, 0), "citations": cited.get(year, 0)}
            for year in years
        ],
        "coAuthors": [{"name": each.name, "papers": each.papers} for each in career.co_authors],
        "institutions": [
            {"name": each.name, "city": each.city, "country": each.country, "lat": each.latitude,
             "lng": each.longitude}
            for each in career.institutions
        ],
        "topWorks": [
            {"title": each.title, "year": each.year, "citations": each.citations}
            for each in career.top_works
        ],
        "topics": list(career.topics),
    }  # fmt: skip


def _literary(career: LiteraryCareer) -> dict[str, Any]:
    return {
        "person_name": career.name,
        "totalBooks": career.total_books,
        "avgRating": career.average_rating,
        "books": [
            {"title": each.title, "year": each.year, "rating": each.rating, "genre": each.genre,
             "readers": each.readers, "imageUrl": each.image_url}
            for each in career.books
        ],
    }  # fmt: skip
