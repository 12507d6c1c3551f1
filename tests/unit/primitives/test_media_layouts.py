"""Pictures share a page without a gap too many, and no print is hidden by another."""

from __future__ import annotations

from itertools import combinations

import pytest

from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives.media._devices import RATIOS, known_device
from kinoform.primitives.media._samples import landscape
from kinoform.primitives.media.photo_grid import _tiles
from kinoform.primitives.media.photo_stack import _places
from kinoform.scenery.room import Room
from kinoform.scenery.scene import Scene

SIZES = ((1920, 1080), (1080, 1920), (1080, 1080))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", range(1, 13))
def test_tiles_fill_the_body_and_never_meet(size: tuple[int, int], count: int) -> None:
    body = Box(0.0, 0.0, *map(float, size))
    tiles = _tiles(count, body, 10.0)
    assert len(tiles) == count
    assert all(body.grown(0.01).contains(tile) for tile in tiles)
    assert not any(one.meets(other) for one, other in combinations(tiles, 2))
    assert sum(tile.width * tile.height for tile in tiles) > 0.88 * body.width * body.height
    assert tiles[0].width * tiles[0].height >= tiles[-1].width * tiles[-1].height - 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", [1, 2, 4, 7])
def test_every_print_can_be_seen_under_the_next(size: tuple[int, int], count: int) -> None:
    board = Board(Scene.of({}, Room(6.0, *map(float, size))), {}, "drop", lambda *_: None)
    body = board.page.safe
    places = [place for place, _ in _places(board, body, count)]
    assert all(body.contains(place) for place in places)
    for one, other in combinations(places, 2):
        assert abs(one.left - other.left) + abs(one.top - other.top) > 3 * board.u


@pytest.mark.parametrize(
    ("name", "device"), [("Phone", "phone"), ("MacBook", "laptop"), ("website", "browser")]
)
def test_devices_are_known_by_everyday_names(name: str, device: str) -> None:
    assert known_device(name) == device
    assert device in RATIOS


def test_a_device_that_nobody_knows_is_none() -> None:
    assert known_device("toaster") is None


def test_sample_landscapes_differ_and_are_small() -> None:
    drawn = {landscape(index) for index in range(6)}
    assert len(drawn) == 6
    assert all(len(each) < 2_000 for each in drawn)
