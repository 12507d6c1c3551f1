"""Words of charts: as large as there is room for, and never one over another."""

from __future__ import annotations

from time import process_time
from typing import Any

import pytest

from kinoform.look.units import Page
from kinoform.primitives._catalogue import primitives
from kinoform.primitives._shortening import shortened
from kinoform.primitives._staging import Wish, staged
from kinoform.primitives.data_viz._race import race
from kinoform.primitives.data_viz._race_runners import freedom
from kinoform.scenery.room import RawClip, Room
from kinoform.scenery.scene import Scene

PAGES = {"wide": Page(1920, 1080), "square": Page(1080, 1080), "tall": Page(1080, 1920)}
LISTS = ("bar-chart", "bar-race", "diverging-bars", "progress-bars", "ranking-list")


def drawn(kind: str, page: Page, **changes: Any) -> list[RawClip]:
    data = {**primitives()[kind].example, **changes}
    return staged(primitives()[kind], Wish(where="", data=data, page=page)).clips


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("kind", LISTS)
def test_an_only_bar_is_named_in_larger_type_than_one_of_five(kind: str, page: Page) -> None:
    def size_of_the_first(count: int) -> float:
        lists = {name: value[:count] for name, value in primitives()[kind].example.items()
                 if isinstance(value, list)}  # fmt: skip
        clips = drawn(kind, page, **lists)
        sizes = [clip["style"]["fontSize"] for clip in clips
                 if clip.get("text") == lists["items"][0]]  # fmt: skip
        return max(sizes)

    assert size_of_the_first(1) > size_of_the_first(5)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_boxes_say_their_middle_values_on_every_page(page: Page) -> None:
    said = [clip["value"] for clip in drawn("box-plot", page) if clip["type"] == "number"]
    assert said == [7.5, 12.5, 9.5, 3.5]


def test_words_of_a_bar_are_gone_while_another_passes_over_it() -> None:
    run = race(((10.0, 20.0), (20.0, 10.0)), 3.0)
    passed = freedom(run, 1, [0], 2)
    assert passed[0] == passed[-1] == 1.0
    assert min(passed) == 0.0
    assert freedom(run, 0, [], 2) == [1.0] * len(passed)


LONG = ("Interdisciplinary coordination of regional infrastructures, 2024",
        "Interdisciplinary coordination of regional infrastructures, 2025")  # fmt: skip


@pytest.mark.parametrize("kind", ["slope-chart", "waterfall", "bar-race", "pie-chart"])
def test_long_names_lose_their_middle_so_that_they_can_be_told_apart(kind: str) -> None:
    clips = drawn(kind, PAGES["tall"], items=[f"Transnational {name}" for name in LONG])
    said = [clip["text"] for clip in clips if "Tran" in clip.get("text", "")]
    assert [text[-4:] for text in sorted(said, key=lambda text: text[-4:])] == ["2024", "2025"]
    assert all("…" in text for text in said)


def test_a_name_that_fits_stays_as_it_is() -> None:
    scene = Scene.of({}, Room(5.0, 1080.0, 1080.0, 30.0))
    assert shortened(scene, "Harbour", "label", 30.0, 300.0) == "Harbour"
    cut = shortened(scene, LONG[0], "label", 30.0, 300.0)
    assert (cut[:5], cut[-4:]) == ("Inter", "2024")
    assert len(cut) < len(LONG[0]) / 2


@pytest.mark.parametrize("kind", ["bar-race", "treemap"])
def test_names_of_thousands_of_letters_are_cut_in_a_moment(kind: str) -> None:
    began = process_time()
    drawn(kind, PAGES["tall"], items=["Wg" * 1000] * 8, values=[5.0] * 8)
    assert process_time() - began < 1.5


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_radar_with_many_axes_shows_as_many_as_leave_it_large(page: Page) -> None:
    names = [f"Charging speed {at}" for at in range(30)]
    clips = drawn("radar", page, axes=names, values=[50.0] * 30, compare=[])
    grid = max((clip for clip in clips if clip["type"] == "path"),
               key=lambda clip: clip["transform"]["width"])  # fmt: skip
    assert grid["transform"]["width"] > 0.3 * page.width
