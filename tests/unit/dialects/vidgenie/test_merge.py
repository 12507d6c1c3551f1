"""Templates with merge fields."""

from __future__ import annotations

import pytest

from kinoform.dialects.vidgenie.merge import fields_of, merged


def codes(merge):
    return [(problem.code, problem.pointer, problem.severity) for problem in merge.problems]


def test_a_field_within_a_text_becomes_text_at_any_depth():
    template = {"clips": [{"caption": {"text": "Hello, {{name}} from {{ city }}!"}}]}
    merge = merged(template, {"name": "Ada", "city": "Oslo"})
    assert merge.value == {"clips": [{"caption": {"text": "Hello, Ada from Oslo!"}}]}
    assert merge.problems == ()


@pytest.mark.parametrize("value", [3, 2.5, True, None, "x", {"a": 1}, [1, {"b": 2}]])
def test_a_field_that_stands_alone_keeps_the_type_of_its_value(value):
    assert merged({"length": "{{n}}"}, {"n": value}).value == {"length": value}


@pytest.mark.parametrize(
    ("value", "text"), [(3, "3"), (3.0, "3"), (2.5, "2.5"), (True, "true"), (None, ""), ("", "")]
)
def test_within_a_text_values_are_written_as_people_read_them(value, text):
    assert merged(["<{{n}}>"], {"n": value}).value == [f"<{text}>"]


def test_a_value_is_never_looked_at_again():
    values = {"a": "{{b}}", "b": "secret"}
    assert merged(["{{a}}", "x {{a}} y", "{{b}}"], values).value == ["{{b}}", "x {{b}} y", "secret"]


def test_names_of_an_objects_fields_are_left_alone():
    assert merged({"{{n}}": 1}, {}).value == {"{{n}}": 1}


def test_every_missing_value_is_listed_where_it_is_missed():
    merge = merged({"a": ["{{x}}", {"b/c": "{{x}} {{y}}"}]}, {}, template_at="/timeline")
    assert merge.value is None
    assert codes(merge) == [
        ("missing_merge_field", "/timeline/a/0", "error"),
        ("missing_merge_field", "/timeline/a/1/b~1c", "error"),
        ("missing_merge_field", "/timeline/a/1/b~1c", "error"),
    ]


def test_a_value_that_no_field_asks_for_is_a_warning():
    merge = merged(["{{x}}"], {"x": 1, "y": 2})
    assert merge.value == [1]
    assert codes(merge) == [("unknown_merge_field", "/values/y", "warning")]


def test_a_list_is_no_part_of_a_text():
    merge = merged({"t": "a {{x}}"}, {"x": [1]})
    assert merge.value is None
    assert codes(merge) == [("wrong_type", "/t", "error")]


def test_braces_around_no_name_stay_and_are_pointed_out():
    merge = merged({"t": "{{first name}} {{x}}"}, {"x": 1})
    assert merge.value == {"t": "{{first name}} 1"}
    assert codes(merge) == [("bad_merge_field", "/t", "warning")]


def test_many_warnings_never_hide_an_error():
    merge = merged(["{{not a name}}"] * 1_000 + ["{{x}}"], {})
    assert merge.value is None


def test_a_template_that_would_grow_beyond_measure_is_refused():
    merge = merged([" {{x}}" * 100] * 30, {"x": "y" * 10_000})
    assert merge.value is None
    assert {problem.code for problem in merge.problems} == {"too_large"}


def test_a_template_that_is_too_deep_is_refused():
    deep = "{{x}}"
    for _ in range(1_000):
        deep = [deep]
    assert [problem.code for problem in merged(deep, {}).problems] == ["too_deep"]


def test_the_fields_of_a_template_come_in_the_order_of_their_first_use():
    assert fields_of({"a": "{{b}} {{a}}", "c": ["{{ b }}", "{{c-1.x}}", 3, None]}) == (
        "b",
        "a",
        "c-1.x",
    )
