"""What a table and a waterfall make of the data that people write."""

from __future__ import annotations

import pytest

from kinoform.look.units import Page
from kinoform.primitives._staging import Wish, staged
from kinoform.primitives.base import Primitive
from kinoform.primitives.data_viz.table_reveal import PRIMITIVE as TABLE
from kinoform.primitives.data_viz.table_reveal import amount, best_cell
from kinoform.primitives.data_viz.waterfall import PRIMITIVE as WATERFALL


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,200", 1200.0), ("€4.2M", 4.2e6), ("-3%", -3.0), ("−7 km", -7.0), ("$ 9", 9.0),
        ("Lisbon", None), ("", None), ("2024-05-01", None),
    ],
)  # fmt: skip
def test_cells_are_numbers_as_people_write_them(text: str, value: float | None) -> None:
    assert amount(text) == value


class TestTheCellThatMatters:
    heads = ("City", "Guests", "Per guest")
    rows = (("Lisbon", "120", "€4"), ("Porto", "90", "€7"), ("Faro", "150", "€5"))

    def test_is_the_most_of_the_last_numbers(self) -> None:
        assert best_cell(self.heads, self.rows, "") == (1, 2)

    def test_is_the_most_of_the_column_that_is_asked_for(self) -> None:
        assert best_cell(self.heads, self.rows, "Guests") == (2, 1)

    def test_is_in_the_row_that_is_asked_for(self) -> None:
        assert best_cell(self.heads, self.rows, "Lisbon") == (0, 2)

    def test_is_none_where_nothing_stands_out(self) -> None:
        assert best_cell(("A", "B"), (("x", "1"), ("y", "1")), "") is None
        assert best_cell(("A",), (("x",), ("y",)), "") is None


def written(primitive: Primitive, data: dict[str, object]) -> list[str]:
    wish = Wish(where="/data", data=data, page=Page(1920.0, 1080.0))
    clips = staged(primitive, wish).clips
    return [clip["text"] for clip in clips if clip["type"] == "text"]


def test_a_waterfall_ends_with_what_is_left_and_signs_its_changes() -> None:
    data: dict[str, object] = {"items": ["Start", "In", "Out"], "values": [100, 40, -25]}
    texts = written(WATERFALL, data)
    assert "+40" in texts
    assert "−25" in texts
    assert {"Total", "115"} <= set(texts)


def test_changes_beyond_the_most_are_put_together() -> None:
    data: dict[str, object] = {"items": [f"i{at}" for at in range(20)], "values": [1] * 20}
    texts = written(WATERFALL, data)
    assert "Other (12)" in texts
    assert "20" in texts


def test_rows_that_are_too_short_leave_their_cells_empty() -> None:
    data: dict[str, object] = {"columns": ["A", "B"], "rows": [["x", "1"], ["y"]]}
    assert set(written(TABLE, data)) == {"A", "B", "x", "1", "y"}
