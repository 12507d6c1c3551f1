"""Finds countries and towns by their names, in many languages and spellings."""

from __future__ import annotations

import json
import mmap
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any, TypeVar

from kinoform.primitives._atlas import Country, Point, countries, geonames
from kinoform.primitives._board import Board
from kinoform.primitives._reading import Place

Found = TypeVar("Found")
_MOST_RECORDS = 300
"""Towns of one name; what has more is no name of a town."""
_LONGEST_CODE = 3
_EVERYDAY = {
    "america": "USA", "usa": "USA", "us": "USA", "u.s.": "USA", "u.s.a.": "USA",
    "the united states": "USA", "uk": "GBR", "u.k.": "GBR", "great britain": "GBR",
    "britain": "GBR", "england": "GBR", "korea": "KOR", "holland": "NLD",
    "the netherlands": "NLD", "czechia": "CZE", "burma": "MMR", "drc": "COD", "dr congo": "COD",
    "congo-kinshasa": "COD", "congo": "COG", "congo-brazzaville": "COG", "uae": "ARE",
    "emirates": "ARE", "turkiye": "TUR", "cabo verde": "CPV", "cape verde": "CPV",
    "timor-leste": "TLS", "vatican": "VAT", "bahamas": "BHS", "macedonia": "MKD",
    "brasil": "BRA", "deutschland": "DEU", "espana": "ESP", "russland": "RUS",
}  # fmt: skip
_REGIONS = {
    "england": ("GB", "ENG"), "scotland": ("GB", "SCT"), "wales": ("GB", "WLS"),
    "northern ireland": ("GB", "NIR"), "alberta": ("CA", "01"), "british columbia": ("CA", "02"),
    "manitoba": ("CA", "03"), "new brunswick": ("CA", "04"), "newfoundland": ("CA", "05"),
    "nova scotia": ("CA", "07"), "ontario": ("CA", "08"), "prince edward island": ("CA", "09"),
    "quebec": ("CA", "10"), "saskatchewan": ("CA", "11"),
}  # fmt: skip
"""Parts of countries by which their towns are told apart, besides the states of the USA."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the earth that was found."""

    name: str
    """To write beside it."""
    longitude: float
    latitude: float
    country: Country | None = None
    """When the place is a whole country."""

    @property
    def point(self) -> Point:
        return self.longitude, self.latitude

    @property
    def cell(self) -> Point:
        """The same for places so near each other that a map shows them as one."""
        return round(self.longitude, 1), round(self.latitude, 1)


def located(board: Board, places: tuple[Place, ...]) -> list[Spot | None]:
    """The spot of each place; the author is told of those that are not known."""
    return [_told(board, place.name or "a place", spot_of(place)) for place in places]


def located_countries(board: Board, names: tuple[str, ...]) -> list[Country | None]:
    """The country of each name or code; the author is told of those that are not known."""
    return [_told(board, name, country_of(name)) for name in names]


def _told(board: Board, name: str, found: Found | None) -> Found | None:
    if found is None:
        board.note("unknown_place", f"no place called {name[:60]!r} is known; it is left out")
    return found


def spot_of(place: Place) -> Spot | None:
    """Where a place is: by its coordinates, else as a country, else as a town."""
    if place.latitude is not None and place.longitude is not None:
        return Spot(place.name, place.longitude, place.latitude)
    country = country_of(place.name)
    if country is not None:
        return Spot(label_of(place.name, country), *country.center, country)
    return town_of(place.name)


def label_of(name: str, country: Country) -> str:
    """What to write beside a country that somebody wrote so: the name in place of a code."""
    name = name.strip()
    return country.name if name.isascii() and len(name) <= _LONGEST_CODE else name


def country_of(name: str) -> Country | None:
    """The country of a name or of an ISO code."""
    return countries().get(_by_spelling().get(_plain(name), ""))


@cache
def _by_spelling() -> Mapping[str, str]:
    """ISO codes by every spelling; a name of one country is never a lesser spelling of another."""
    found: dict[str, str] = dict(_EVERYDAY)
    known = countries().values()
    for country in known:
        found.setdefault(_plain(country.name), country.code)
    for country in known:
        for spelling in country.spellings:
            found.setdefault(_plain(spelling), country.code)
    return found


@lru_cache(maxsize=1024)
def town_of(name: str) -> Spot | None:
    """The most populous town of a name, which "Springfield, Illinois" says more closely."""
    own, _, region = (part.strip() for part in name.partition(","))
    towns = sorted(_towns(own), key=lambda town: -town["population"])
    within = [town for town in towns if _lies_in(town, region)] if region else []
    for town in within or towns:
        shown = town["name"] if own.casefold() == town["name"].casefold() else own
        return Spot(shown, town["longitude"], town["latitude"])
    return None


def _lies_in(town: Mapping[str, Any], region: str) -> bool:
    wanted = _plain(region.rpartition(",")[2])
    here = (str(town["countrycode"]), str(town["admin1code"]))
    if wanted in _REGIONS:
        return here == _REGIONS[wanted]
    if here[0] == "US" and wanted in _us_states():
        return here[1] == _us_states()[wanted]
    country = country_of(wanted)
    return country is not None and here[0] in country.spellings


@cache
def _us_states() -> Mapping[str, str]:
    """Codes of the states, by code and by name."""
    states = json.loads(geonames("us_states.json").read_text("utf-8")).values()
    return {_plain(state[part]): state["code"] for state in states for part in ("code", "name")}


def _towns(name: str) -> Iterator[dict[str, Any]]:
    """The records of towns that have a name as their own or among their others."""
    if not name:
        return
    text = _towns_text()
    for needle in dict.fromkeys((name, name.title())):
        quoted = json.dumps(needle).encode()
        found = [_record(text, at) for at in _places(text, quoted)]
        matching = [town for town in found if needle in (town["name"], *town["alternatenames"])]
        if matching:
            yield from matching
            return
    if name == name.title():
        return
    # Capitals and small letters as nobody expects them; a slower search.
    loosely = re.compile(re.escape(json.dumps(name).encode()), re.IGNORECASE)
    for index, match in enumerate(loosely.finditer(text)):
        town = _record(text, match.start())
        names = (town["name"], *town["alternatenames"])
        if name.casefold() in (each.casefold() for each in names):
            yield town
        if index > _MOST_RECORDS:
            return


def _places(text: mmap.mmap, quoted: bytes) -> Iterator[int]:
    at = text.find(quoted)
    for _ in range(_MOST_RECORDS):
        if at < 0:
            return
        yield at
        at = text.find(quoted, at + 1)


def _record(text: mmap.mmap, at: int) -> dict[str, Any]:
    """The record of the town whose text a place is in."""
    begin, end = text.rfind(b"{", 0, at), text.find(b"}", at)
    found: dict[str, Any] = json.loads(text[begin : end + 1])
    return found


@cache
def _towns_text() -> mmap.mmap:
    """All towns as they lie on disk: to look for one is quicker, and lighter, than to read all."""
    with resources.as_file(geonames("cities15000.json")) as path, path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _plain(name: str) -> str:
    """A name without capitals, accents and stray blanks."""
    parts = unicodedata.normalize("NFKD", name.strip().casefold())
    kept = (each for each in parts if unicodedata.category(each) not in {"Mn", "Cf"})
    return " ".join("".join(kept).split())
