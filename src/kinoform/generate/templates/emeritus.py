"""A research career in three quarters of a minute: works, citations, places, people."""

from __future__ import annotations

import math
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
    pairs,
    part,
    text,
    together,
    year,
)
from kinoform.generate.templates.base import Defaults, Facts, FilmTemplate, ScenePlan, Slot

_MOST_PEOPLE = 6
_MOST_PLACES = 12
_LEAST_YEARS = 3


def facts(data: Facts) -> Facts:
    """What the data say of a career, and what follows from them."""
    years = _years(data.get("timeline"))
    people = sorted(pairs(data.get("coAuthors")), key=lambda pair: -pair[1])[:_MOST_PEOPLE]
    places = [entry for entry in entries(data.get("institutions")) if _place_name(entry)]
    places = places[:_MOST_PLACES]
    countries = dict.fromkeys(filter(None, (text(part(e, ("country",))) for e in places)))
    top = entries(data.get("topWorks"))[:1]
    works = number(data.get("totalWorks")) or sum(row[1] for row in years) or None
    citations = number(data.get("totalCitations")) or sum(row[2] for row in years) or None
    found: dict[str, Any] = {
        "name": text(data.get("person_name")),
        "institution": text(data.get("institutionOverride")) or text(data.get("institution")),
        "works": works, "citations": citations, "output": _output(works, citations),
        "h_index": number(data.get("hIndex")) or None, "i10_index": number(data.get("i10Index")),
        "years": years, "first_year": years[0][0] if years else None,
        "last_year": years[-1][0] if years else None, **_peak(years),
        "people": people, **_company(people),
        "places": places, **_journey([_place_name(entry) for entry in places]),
        "countries": list(countries), "country_count": len(countries) or None,
        "top_work": text(part(top[0], ("title", "name"))) if top else "",
        "top_citations": number(part(top[0], ("citations", "value", "count"))) if top else None,
        "topics": [text(topic) for topic in entries(data.get("topics")) if text(topic)][:3],
    }  # fmt: skip
    found["who"] = ", ".join(filter(None, (found["name"], found["institution"])))
    found["top_cited"] = counted(found["top_citations"], "citation")
    return facts_of(data, found)


def _output(works: float | None, citations: float | None) -> str:
    """How much was published, and how often it was cited."""
    if works is None:
        return counted(citations, "citation")
    cited = f", cited {counted(citations, 'time')}" if citations else ""
    return counted(works, "publication") + cited


def _peak(years: list[tuple[int, float, float]]) -> dict[str, Any]:
    """The year with more works than any other."""
    peak = leader([(str(row[0]), row[1]) for row in years])
    works = max(row[1] for row in years) if peak else None
    return {"peak_year": peak, "peak_works": works, "peak_papers": counted(works, "paper")}


def _company(people: list[tuple[str, float]]) -> dict[str, Any]:
    """The closest of the co-authors, and who comes next."""
    closest = leader(people) or (people[0][0] if len(people) == 1 else "")
    papers = people[0][1] if closest else None
    return {
        "top_co_author": closest, "joint_papers": papers,
        "shared_papers": counted(papers, "joint paper"),
        "co_authors": "" if closest else listed([name for name, _ in people], 3),
    }  # fmt: skip


def _journey(names: list[str]) -> dict[str, Any]:
    """Where work began and where it went; or the only place where it was done."""
    if len(names) < 2:
        return {"home": "", "reached": "", "only_place": names[0] if names else ""}
    return {"home": names[0], "reached": listed(names[1:]), "only_place": ""}


def _years(written: Any) -> list[tuple[int, float, float]]:
    """Years with works and citations, in their order."""
    found = {}
    for entry in entries(written):
        when = year(part(entry, ("year", "date", "name")))
        if when is not None:
            works = number(part(entry, ("works", "count", "publications", "value"))) or 0
            found[when] = (when, works, number(part(entry, ("citations", "cited"))) or 0)
    return [found[when] for when in sorted(found)]


def _place_name(entry: Any) -> str:
    return text(entry) or text(part(entry, ("city", "name", "country")))


def _title(known: Facts) -> dict[str, Any] | None:
    if not known.get("name"):
        return None
    return {
        "kicker": "A life in research", "title": known["name"],
        "subtitle": known.get("institution", ""),
    }  # fmt: skip


def _counters(known: Facts) -> dict[str, Any] | None:
    shown = [
        (noun(known[key], one, many), known[key])
        for key, one, many in (("works", "publication", ""), ("citations", "citation", ""),
                               ("h_index", "h-index", "h-index"),
                               ("country_count", "country", "countries"))
        if known.get(key)
    ]  # fmt: skip
    cited = {"highlight": "citations"} if ("citations", known.get("citations")) in shown else {}
    return columns(shown, "labels", "values", title="The work in numbers", **cited)


def _map(known: Facts) -> dict[str, Any] | None:
    places = []
    for entry in known.get("places", ()):
        north, east = (part(entry, names) for names in (("lat", "latitude"), ("lng", "longitude")))
        name = _place_name(entry)
        places.append(name if north is None else {"name": name, "lat": north, "lng": east})
    if not places:
        return None
    count = known.get("country_count", 0)
    title = f"Joint work in {count:.0f} countries" if count > 1 else "Where the work was done"
    links = [[_place_name(known["places"][0]), _place_name(each)] for each in known["places"][1:]]
    return {"places": places, "links": links, "title": title}


def _timeline(known: Facts) -> dict[str, Any] | None:
    years = known.get("years", [])
    if len(years) < _LEAST_YEARS or not any(row[1] for row in years):
        return None
    peak = known.get("peak_year")
    return {
        "x": [str(row[0]) for row in years], "y": [row[1] for row in years],
        "items": [str(row[0]) for row in years], "values": [row[1] for row in years],
        "title": f"Most publications in {peak}" if peak else "Publications, year by year",
    }  # fmt: skip


def _line(known: Facts) -> dict[str, Any] | None:
    found = _timeline(known)
    return found and {name: found[name] for name in ("x", "y", "title")}


def _columns(known: Facts) -> dict[str, Any] | None:
    found = _timeline(known)
    return found and {name: found[name] for name in ("items", "values", "title")}


def _people(known: Facts) -> dict[str, Any] | None:
    return columns(
        known.get("people", ()), "items", "values", title="Closest co-authors, by joint papers"
    )


def _work(known: Facts) -> dict[str, Any] | None:
    if not known.get("top_work") or not known.get("top_citations"):
        return None
    label = f"{noun(known['top_citations'], 'citation')} of “{known['top_work']}”"
    return {"value": known["top_citations"], "label": label}


def _profile(known: Facts) -> dict[str, Any] | None:
    """Five measures on scales of their own, from nothing to what hardly anybody reaches."""
    scales = (
        ("Publications", "works", 3), ("Citations", "citations", 5), ("h-index", "h_index", 2),
        ("i10-index", "i10_index", 3), ("Countries", "country_count", 1.8),
    )  # fmt: skip
    axes = [
        (label, round(min(100.0, 100.0 * math.log10(1 + known[key]) / decades), 1))
        for label, key, decades in scales
        if known.get(key)
    ]
    return columns(axes, "axes", "values") if len(axes) >= _LEAST_YEARS else None


def _outro(known: Facts) -> dict[str, Any] | None:
    name = known.get("name")
    return (
        {"title": f"Thank\u00a0you, {together(name)}", "cta": known.get("institution", "")}
        if name
        else None
    )


_WORK = ("totalWorks", "totalCitations", "hIndex", "timeline", "topWorks")
"""Any of these tells of a career; a name alone does not, and comes beside an id as well."""

FILM_TEMPLATE = FilmTemplate(
    kind="emeritus",
    label="Emeritus",
    summary="A research career: publications, citations, places and co-authors.",
    slots=(
        Slot("authorId", "text", "the OpenAlex id of the author, such as A5001825849"),
        Slot("person_name", "text", "the name as it is to be shown"),
        Slot("institution", "text", "where the person works"),
        Slot("institutionOverride", "text", "an institution in place of the last known one"),
        Slot("totalWorks", "number", "how many publications"),
        Slot("totalCitations", "number", "how many citations"),
        Slot("hIndex", "number", "the h-index"),
        Slot("i10Index", "number", "the i10-index"),
        Slot("timeline", "list", "years: {year, works, citations}"),
        Slot("coAuthors", "list", "people: {name, papers}"),
        Slot("institutions", "list", "places: {name, city, country, lat, lng}"),
        Slot("topWorks", "list", "works: {title, year, citations}, the most cited first"),
        Slot("topics", "list", "fields of research"),
    ),
    scenes=(
        ScenePlan("title-intro", "A life in research: [who].", seconds=5.0),
        ScenePlan("stat-counters",
                  "[output]. The h-index is [h_index].", seconds=5.5),
        ScenePlan("world-map",
                  "From [home], the work reaches [reached]. The work was done in [only_place].",
                  seconds=6.5),
        ScenePlan("area-chart", "The busiest year was [peak_year], with [peak_papers].",
                  seconds=6.0),
        ScenePlan("ranking-list",
                  "The closest co-author is [top_co_author], with [shared_papers]. "
                  "Among the co-authors: [co_authors].", seconds=6.5),
        ScenePlan("big-number", "The most cited work, [top_work], has [top_cited].",
                  seconds=6.0),
        ScenePlan("outro", "Thank you, [name].", seconds=4.5),
    ),
    facts=facts,
    feeds={
        "title-intro": _title, "stat-counters": _counters, "world-map": _map,
        "area-chart": _line, "line-chart": _line, "column-chart": _columns,
        "ranking-list": _people, "bar-chart": _people, "bar-race": _people,
        "big-number": _work, "radar": _profile, "outro": _outro,
    },
    defaults=Defaults(palette="slate-teal", music="inspiring"),
    headers={"name": "person_name", "openalex_id": "authorId", "author_id": "authorId"},
    display_name=lambda known: str(known.get("name", "")),
    source="openalex",
    source_key="authorId",
    suffices=lambda data: (
        bool(data.get("person_name")) and any(data.get(key) is not None for key in _WORK)
    ),
    example={
        "person_name": "Dr. Jane Smith", "institution": "University of Oxford",
        "totalWorks": 184, "totalCitations": 12840, "hIndex": 52, "i10Index": 121,
        "timeline": [
            {"year": 2015 + at, "works": works, "citations": cited}
            for at, (works, cited) in enumerate(
                ((8, 310), (11, 420), (14, 610), (12, 790), (19, 1020), (23, 1340), (21, 1690),
                 (27, 1910), (24, 2230), (26, 2520)))
        ],
        "coAuthors": [
            {"name": "Wei Zhang", "papers": 34}, {"name": "Amara Okafor", "papers": 27},
            {"name": "Lucía Fernández", "papers": 19}, {"name": "Tom Becker", "papers": 14},
            {"name": "Priya Nair", "papers": 11},
        ],
        "institutions": [
            {"city": "Oxford", "country": "United Kingdom", "lat": 51.75, "lng": -1.26},
            {"city": "Boston", "country": "United States", "lat": 42.36, "lng": -71.06},
            {"city": "Beijing", "country": "China", "lat": 39.9, "lng": 116.4},
            {"city": "Lagos", "country": "Nigeria", "lat": 6.52, "lng": 3.38},
            {"city": "Madrid", "country": "Spain", "lat": 40.42, "lng": -3.7},
        ],
        "topWorks": [{"title": "Heat in small machines", "year": 2019, "citations": 1460}],
    },
)  # fmt: skip
