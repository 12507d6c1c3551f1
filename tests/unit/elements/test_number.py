"""A number counts in the writing of its language, and stands where it stood."""

from __future__ import annotations

import pytest
from elements import at as moment
from elements import built


def shown(seconds, **fields):
    """The text of a number clip at a second of its life."""
    number = built({"type": "number", "start": 0, "duration": 3, **fields})
    return "".join(run.text for run in number.key(moment(seconds)).paragraph.runs)


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"value": 1431}, "1,431"),
        ({"value": 1431.5, "locale": "de"}, "1.431,5"),
        ({"value": 1_234_567, "format": "short"}, "1.2M"),
        ({"value": 0.457, "format": "percent"}, "45.7%"),
        ({"value": 0.45, "format": "percent"}, "45%"),
        ({"value": 49.5, "format": "money", "currency": "USD"}, "$49.50"),
        ({"value": 3725, "format": "clock"}, "1:02:05"),
        ({"value": 12, "prefix": "+", "suffix": " km"}, "+12 km"),
        ({"value": 7, "decimals": 2}, "7.00"),
    ],
)
def test_it_ends_with_its_value_as_people_write_it(fields, text):
    assert shown(2.5, **fields) == text


def test_it_begins_where_it_is_told_and_keeps_its_unit_and_precision_on_the_way():
    assert shown(0, value=2.5, **{"from": 1}) == "1.0"
    assert shown(0.3, value=2.5, **{"from": 1}).count(".") == 1
    assert shown(0.2, value=1_200_000, format="short").endswith("M")


def test_it_counts_only_while_it_counts():
    fields = {"value": 100, "count": {"delay": 1, "duration": 1, "easing": "linear"}}
    assert [shown(at, **fields) for at in (0.9, 1.25, 1.5, 2, 2.9)] == [
        "0",
        "25",
        "50",
        "100",
        "100",
    ]


def test_its_box_holds_every_value_and_does_not_move():
    number = built({"type": "number", "start": 0, "duration": 3, "value": 98_765})
    widths = {number.key(moment(at)).size.width for at in (0, 0.3, 0.6, 2.5)}
    assert widths == {number.size.width}
