"""When the marks of flows, trees and tables come as they are spoken of."""

from __future__ import annotations

from typing import Any

from kinoform.look.units import Page
from kinoform.primitives._staging import Wish, staged
from kinoform.primitives.base import Primitive
from kinoform.primitives.data_viz.sankey import PRIMITIVE as SANKEY
from kinoform.primitives.data_viz.table_reveal import PRIMITIVE as TABLE
from kinoform.primitives.data_viz.treemap import PRIMITIVE as TREEMAP
from kinoform.primitives.process.org_chart import PRIMITIVE as ORG_CHART


def clips(primitive: Primitive, data: dict[str, Any], *beats: float | None) -> list[dict[str, Any]]:
    page = Page(1920.0, 1080.0)
    return staged(primitive, Wish(where="", data=data, beats=beats, page=page)).clips


def arrives(found: list[dict[str, Any]], text: str) -> float:
    clip = next(clip for clip in found if clip.get("text") == text)
    return min(float(move["delay"]) for move in clip["animations"])


def test_a_flow_runs_when_its_link_is_spoken_of() -> None:
    data = {"sources": ["a", "b"], "targets": ["x", "x"], "values": [1, 2]}
    windows = [clip for clip in clips(SANKEY, data, 3.0, 2.0) if "keyframes" in clip]
    opens = [window["keyframes"][0]["frames"][0]["time"] for window in windows]
    assert sorted(opens) == [2.0, 3.0]


def test_cells_keep_the_beats_of_their_places_in_the_data_although_they_are_sorted() -> None:
    data = {"items": ["small", "large"], "values": [40, 60]}
    found = clips(TREEMAP, data, 3.0, 1.5)
    assert arrives(found, "small") == 3.0
    assert arrives(found, "large") == 1.5


def test_the_head_of_a_table_waits_for_nobody() -> None:
    data = {"columns": ["Name"], "rows": [["Ada"], ["Bea"]]}
    found = clips(TABLE, data, 2.0, 2.5)
    assert [arrives(found, text) for text in ("Name", "Ada", "Bea")] == [0.0, 2.0, 2.5]


def test_a_box_comes_when_it_is_named_wherever_it_stands_in_the_tree() -> None:
    data = {"nodes": ["child", "root"], "parents": ["root", ""]}
    found = clips(ORG_CHART, data, 3.0, 1.0)
    assert arrives(found, "root") == 1.0
    assert arrives(found, "child") > 3.0
