from __future__ import annotations

import copy
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinoform.compile.expand import Limits, expand
from kinoform.kit import pointer


def film(*clips, **fields):
    return {"tracks": [{"clips": list(clips)}], **fields}


def clips_of(expanded):
    assert expanded.problems == ()
    return expanded.document["tracks"][0]["clips"]


def filled(text, **variables):
    expanded = expand({"text": text}, variables)
    assert expanded.problems == ()
    return expanded.document["text"]


def problem_of(document, variables=None, **limits):
    (problem,) = expand(document, variables, Limits(**limits)).problems
    return problem


def test_a_text_that_is_one_expression_becomes_its_typed_value():
    assert filled("{{ n }}", n=3.5) == 3.5
    assert filled("{{rows}}", rows=[{"a": 1}]) == [{"a": 1}]
    assert filled("{{ n > 1 }}", n=2) is True
    assert filled("{{ nothing }}", nothing=None) is None


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Hello {{ name }}!", "Hello Ada!"),
        ("{{ name }}{{ n }}", "Ada3"),
        (" {{ n }}", " 3"),
        ("a{{ nothing }}b", "ab"),
        ("{{ n / 2 }} or {{ n }}", "1.5 or 3"),
        ('{{ "}}" + name }}', "}}Ada"),
        (r"\{{ name }} is {{ name }}", "{{ name }} is Ada"),
        (r"\{{", "{{"),
        ("}} {", "}} {"),
        ('{{ 1234.5 | currency("EUR") }} each', "€1,234.50 each"),
    ],
)
def test_expressions_within_a_text_become_text(text, result):
    assert filled(text, name="Ada", n=3.0, nothing=None) == result


def test_given_values_win_over_those_of_the_document():
    document = {"variables": {"a": 1, "b": 2}, "sum": "{{ a * 10 + b }}"}
    expanded = expand(document, {"b": 5})
    assert expanded.document == {"variables": {"a": 1, "b": 2}, "sum": 15}


def test_a_value_is_never_expanded_again():
    sly = "{{ hidden }} and {{"
    assert filled("{{ x }}", x=sly, hidden="s") == sly
    assert filled("say {{ x }}", x=sly, hidden="s") == f"say {sly}"
    nested = {"variables": {"x": "{{ y }}", "y": "{{ x }}"}, "text": "{{ x }}", "{{ x }}": 1}
    expanded = expand(nested)
    assert expanded.document["text"] == "{{ y }}"
    assert expanded.document["variables"] == nested["variables"]
    assert expanded.document["{{ x }}"] == 1
    clip = {"repeat": {"over": 3}, "when": "false"}
    assert clips_of(expand(film({"c": "{{ clip }}"}), {"clip": clip}))[0]["c"] == clip


def test_an_unknown_variable_is_a_problem_with_its_place_and_the_nearest_name():
    document = film({"text": "ok"}, {"text": "Hi {{ nmae }}"}, variables={"name": "Ada"})
    expanded = expand(document)
    (problem,) = expanded.problems
    assert (problem.code, problem.pointer) == ("unknown_variable", "/tracks/0/clips/1/text")
    assert problem.hint == "did you mean name?"
    assert pointer.look_up(expanded.document, problem.pointer) == ""


@pytest.mark.parametrize("text", ["{{ 1 + }}", "{{ 1 / 0 }}", "{{ never", "x {{ o }}", "{{}}"])
def test_a_bad_expression_is_a_problem_with_its_place(text):
    problem = problem_of({"a/b": [text]}, {"o": {}})
    assert (problem.code, problem.pointer) == ("bad_expression", "/a~1b/0")


@pytest.mark.parametrize(
    ("when", "is_kept"),
    [
        (True, True), (False, False), (None, False), (0, False), ([1], True),
        ("{{ n > 2 }}", True), ("n > 2", True), ("{{ n > 3 }}", False), ("not n", False),
        ("person.vip | default(false)", False),
    ],
)  # fmt: skip
def test_a_clip_is_left_out_unless_its_condition_holds(when, is_kept):
    document = film({"id": "a", "when": when}, {"id": "b"})
    kept = clips_of(expand(document, {"n": 3, "person": {}}))
    assert kept == ([{"id": "a"}] if is_kept else []) + [{"id": "b"}]


def test_a_condition_that_cannot_be_decided_is_a_problem():
    problem = problem_of(film({"when": "x > 1"}))
    assert (problem.code, problem.pointer) == ("unknown_variable", "/tracks/0/clips/0/when")


@pytest.mark.parametrize("over", ["{{ people }}", "people", [{"name": "Ada"}, {"name": "Bob"}]])
def test_a_clip_is_repeated_for_each_item(over):
    clip = {
        "id": "card",
        "start": 1,
        "text": "{{ i + 1 }}/{{ loop.length }} {{ who.name }}{{ '.' if loop.last else ',' }}",
        "repeat": {"over": over, "as": "who", "index": "i", "each": 0.1},
    }
    expanded = expand(film(clip), {"people": [{"name": "Ada"}, {"name": "Bob"}]})
    assert clips_of(expanded) == [
        {"id": "card-1", "start": 1, "text": "1/2 Ada,"},
        {"id": "card-2", "start": 1.1, "text": "2/2 Bob."},
    ]


def test_starts_stay_exact_over_many_copies():
    repeat = {"over": 1000, "each": "{{ step }}"}
    copies = clips_of(expand(film({"start": "{{ 0.3 }}", "repeat": repeat}), {"step": 0.1}))
    assert copies[3] == {"start": 0.6}
    assert copies[999] == {"start": 100.2}


def test_a_condition_is_asked_for_each_item():
    clip = {"repeat": {"over": [3, 8, 5]}, "when": "item > 4", "n": "{{ item }}"}
    assert clips_of(expand(film(clip))) == [{"n": 8}, {"n": 5}]


def test_an_id_with_an_expression_is_left_to_its_author():
    clip = {"id": "{{ item }}", "repeat": {"over": ["x", "y"]}}
    assert clips_of(expand(film(clip))) == [{"id": "x"}, {"id": "y"}]


def test_clips_within_a_repeated_group_stay_unique_and_true_to_each_other():
    group = {
        "id": "g",
        "repeat": {"over": 2, "as": "row"},
        "clips": [
            {"id": "title", "start": 0},
            {"id": "cell", "start": "@title.end+0.5", "repeat": {"over": 2, "as": "column"},
             "children": [{"text": "{{ row }}{{ column }}", "start": "@intro.end"}]},
        ],
    }  # fmt: skip
    first, second = clips_of(expand(film(group)))
    assert (first["id"], second["id"]) == ("g-1", "g-2")
    assert [clip["id"] for clip in second["clips"]] == ["title-2", "cell-2-1", "cell-2-2"]
    assert second["clips"][2]["start"] == "@title-2.end+0.5"
    assert second["clips"][2]["children"] == [{"text": "11", "start": "@intro.end"}]


@pytest.mark.parametrize(
    "repeat",
    [
        None, 3, [], {}, {"as": "x"}, {"over": "person"}, {"over": None}, {"over": -1},
        {"over": True}, {"over": [1], "as": "not"}, {"over": [1], "as": "a b"},
        {"over": [1], "index": 3}, {"over": [1], "each": "'soon'"}, {"over": [1], "each": 1e300},
        {"over": [1], "by": 2},
    ],
)  # fmt: skip
def test_a_repetition_that_cannot_be_read_is_a_problem(repeat):
    problem = problem_of(film({"repeat": repeat}), {"person": {}})
    assert (problem.code, problem.pointer) == ("bad_repeat", "/tracks/0/clips/0/repeat")
    assert problem.hint


def test_a_repeated_fault_is_told_once_and_where_it_was_written():
    problem = problem_of(film({"repeat": {"over": 50}, "text": "{{ nobody }}"}))
    assert problem.pointer == "/tracks/0/clips/0/text"


def test_every_place_leads_back_to_where_it_was_written():
    document = film(
        {"when": False},
        {"repeat": {"over": 2}, "children": [{"when": "{{ item }}"}, {"text": "{{ rows }}"}]},
        {"text": "last"},
    )
    expanded = expand(document, {"rows": [[1], [2]]})
    base = "/tracks/0/clips"
    assert expanded.origin_of(f"{base}/0") == f"{base}/1"
    assert expanded.origin_of(f"{base}/0/children/0/x") == f"{base}/1/children/1/x"
    assert expanded.origin_of(f"{base}/1/children/1/text/1/0") == f"{base}/1/children/1/text"
    assert expanded.origin_of(f"{base}/2/text") == f"{base}/2/text"
    assert expanded.origin_of("/meta/width") == "/meta/width"
    assert expanded.origin_of("") == ""


def test_nothing_to_do_gives_the_same_document_at_almost_no_cost():
    style = {"fill": "#fff", "shadow": {"blur": 3, "color": "black"}}
    clip = {"type": "text", "text": "hello", "style": style, "transform": {"x": 1, "y": 2}}
    document = film(*({**clip, "start": i} for i in range(10_000)))
    started = time.process_time()
    expanded = expand(document)
    assert time.process_time() - started < 3.0
    assert expanded.document is document
    assert expanded.origin_of("/tracks/0/clips/7") == "/tracks/0/clips/7"


def test_the_original_is_not_changed():
    document = film({"repeat": {"over": 3}, "text": "{{ item }}", "id": "a", "start": 1})
    before = copy.deepcopy(document)
    variables = {"x": [1]}
    expand(document, variables)
    assert (document, variables) == (before, {"x": [1]})


def deep(levels):
    node = "{{ 1 }}"
    for _ in range(levels):
        node = [node]
    return node


NESTED = {"repeat": {"over": 1000}}
for _ in range(6):
    NESTED = {"repeat": {"over": 1000}, "clips": [NESTED]}


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (film({"repeat": {"over": 1_000_000_000}}), "too_many_clips"),
        (film({"repeat": {"over": 1_000_000_000}, "when": False}), "too_much_work"),
        (film(NESTED), "too_many_clips"),
        (film({"repeat": {"over": 5_000}, "data": [1] * 1000}), "too_large"),
        (film({"repeat": {"over": 5_000}, "data": "{{ range(10000) }}"}), "too_large"),
        (film({"repeat": {"over": 5_000}, "data": "{{ big }}"}), "too_large"),
        (film({"repeat": {"over": 5_000}, "text": "{{ text }}!"}), "too_large"),
        ({"a": deep(70)}, "too_deep"),
        ({"a": deep(900)}, "too_deep"),
        ({"a": ["{{ deep }}"]}, "too_deep"),
        ({"a": ["{{ nobody%d }}" % i for i in range(500)]}, "too_many_problems"),  # noqa: UP031
    ],
)
def test_a_bomb_is_a_problem_and_no_hang(document, code):
    variables = {"big": [[1] * 1000] * 100, "text": "x" * 50_000, "deep": deep(64)}
    started = time.process_time()
    expanded = expand(document, variables)
    assert time.process_time() - started < 5
    assert expanded.problems[-1].code == code
    assert expanded.document is document


def test_the_number_of_clips_can_be_limited_otherwise():
    document = film({"repeat": {"over": 3}})
    assert problem_of(document, clips=2).code == "too_many_clips"
    assert len(clips_of(expand(document, None, Limits(clips=3)))) == 3


def test_variables_that_are_no_object_are_a_problem():
    assert problem_of({"variables": [1], "a": "{{ 1 }}"}).pointer == "/variables"


TEXTS = st.sampled_from(
    ["{{ a }}", "{{ item }}", "x {{ a }} y", "{{", r"\{{", "a > 1", "{{ b | upper }}", "@id.end"]
)  # fmt: skip
KEYS = st.sampled_from(
    ["clips", "children", "when", "repeat", "over", "as", "each", "id", "start", "text", "/~"]
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(KEYS | st.text(), inner, max_size=5)
    ),
    max_leaves=25,
)
objects = st.dictionaries(KEYS | st.just("variables"), json_values, max_size=5)


@settings(max_examples=300, deadline=None)
@given(objects, st.dictionaries(st.sampled_from(["a", "b", "item"]), json_values))
def test_any_document_expands_or_has_problems(document, variables):
    before = json.dumps([document, variables])
    expanded = expand(document, variables, Limits(steps=50_000))
    assert json.dumps([document, variables]) == before
    json.dumps(expanded.document)
    for problem in expanded.problems:
        pointer.look_up(document, problem.pointer)
    for place in expanded.origins:
        pointer.look_up(document, expanded.origin_of(place))


literals = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(literals)
def test_any_value_arrives_as_it_was_given(value):
    assert expand({"x": "{{ v }}"}, {"v": value}).document["x"] == value
