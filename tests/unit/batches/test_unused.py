"""Columns that nothing is made of."""

from __future__ import annotations

import json

from kinoform.batches.order import Order
from kinoform.batches.unused import unused_columns
from kinoform.generate.wishes import Wish

TEMPLATE = {
    "name": "Welcome",
    "scenes": [
        {"primitiveId": "title-intro", "data": {"title": "[first]"}, "voScript": "Hi [nick]."},
        {"primitiveId": "outro"},
    ],
    "dataSlots": [{"key": "revenue", "type": "number"}],
}


def told(order):
    return [(each.pointer, each.severity, each.hint) for each in unused_columns(order)]


def test_a_misspelt_column_is_told_with_the_slot_that_may_be_meant():
    order = Order("handshake", headers=("Company Name", "milestone"))
    assert told(order) == [("/headers/1", "warning", "did you mean 'milestones'?")]


def test_what_a_script_a_scene_or_an_input_names_is_used():
    headers = ("first", "nick", "revenue", "subtitle", "email")
    found = told(Order("custom", json.dumps(TEMPLATE), headers))
    assert [place for place, _, _ in found] == ["/headers/4"]


def test_scenes_of_the_wish_count_in_place_of_those_of_the_template():
    wish = Wish(scenes=[{"primitiveId": "outro", "data": {"title": "[motto]"}}])
    assert not told(Order("handshake", headers=("company_name", "motto"), wish=wish))
    assert told(Order("handshake", headers=("company_name", "motto")))
