"""What is said of each row before anything is drawn."""

from __future__ import annotations

import json

import pytest

from kinoform.batches.files import RowTable
from kinoform.batches.order import Order, order_of
from kinoform.batches.preflight import Preflight, Sight
from kinoform.generate.wishes import Wish
from kinoform.kit.refusal import FetchRefused
from kinoform.model.problem import InvalidDocument

TEMPLATE = {
    "name": "Welcome",
    "scenes": [
        {"primitiveId": "title-intro", "data": {"title": "[name]", "logoUrl": "[logo]"},
         "voScript": "[speech]"},
        {"primitiveId": "stat-counters", "data": {"labels": ["sold"], "values": ["[sold]"]}},
    ],
    "dataSlots": [
        {"key": "name", "type": "text", "required": True},
        {"key": "sold", "type": "number", "required": True},
        {"key": "logo", "type": "picture"}, {"key": "speech", "type": "text"},
    ],
}  # fmt: skip
HEADERS = ("Name", "sold", "logo", "speech")


def order() -> Order:
    return Order("custom", json.dumps(TEMPLATE), HEADERS, Wish())


def report(*cells, look=None):
    return Preflight(order(), Sight(look)).report(4, cells)


def codes(found):
    return {problem.code for problem in found.problems}


def test_a_good_row_is_good():
    found = report("Ann", "12", "", "Hello Ann.")
    assert found.is_good
    assert not found.problems
    assert found.display_name == "Ann"
    assert found.seconds == pytest.approx(9.0)


def test_faults_are_told_by_row_and_column():
    found = report("", "twelve", "", "")
    assert not found.is_good
    assert [(each.code, each.pointer) for each in found.problems] == [
        ("missing_slot", "/rows/4/0"), ("mistyped_slot", "/rows/4/1"),
    ]  # fmt: skip


def test_words_that_do_not_fit_are_told():
    found = report("Hubert " * 140, "1", "", "")
    assert found.is_good
    assert "text_cut" in codes(found)


def test_letters_that_nobody_can_draw_are_told():
    found = report("Ann \U00012000", "1", "", "")
    assert found.is_good
    assert "missing_glyph" in codes(found)


def test_a_medium_that_is_not_there_is_told_and_asked_for_once():
    asked = []

    def look(source):
        asked.append(source)
        raise FetchRefused("media_not_found", "it is not there", "look for it")

    check = Preflight(order(), Sight(look))
    row = ("Ann", "1", "https://example.com/a.png", "")
    for number in range(3):
        found = check.report(number, row)
        assert not found.is_good
        assert codes(found) == {"media_not_found"}
    assert asked == ["https://example.com/a.png"]


def test_a_scene_that_is_talked_over_for_too_long_is_told():
    found = report("Ann", "1", "", "And so on. " * 60)
    assert codes(found) == {"narration_long"}
    assert found.seconds > 40


def test_cells_beyond_the_headers_are_told():
    assert codes(report("Ann", "1", "", "", "more")) == {"too_many"}


def test_two_columns_for_one_slot_are_refused():
    with pytest.raises(InvalidDocument, match="name"):
        order_of("handshake", RowTable(("person_name", "name"), (("a", "b"),)), Wish())


def test_a_template_that_does_not_exist_is_refused():
    with pytest.raises(InvalidDocument, match="nobody"):
        order_of("nobody", RowTable(("name",), (("a",),)), Wish())
