from __future__ import annotations

import json
import math
import time
from pathlib import Path
from types import MappingProxyType

import pytest

from kinoform.compile.read import Limits, read_document
from kinoform.model.problem import InvalidDocument, Problem

LIMITS = Limits()


def problems_of(source: object, limits: Limits = LIMITS) -> tuple[Problem, ...]:
    with pytest.raises(InvalidDocument) as caught:
        read_document(source, limits)
    return caught.value.problems


def problem_of(source: object, limits: Limits = LIMITS) -> tuple[str, str]:
    (problem,) = problems_of(source, limits)
    assert problem.message
    assert problem.hint
    return problem.code, problem.pointer


def nested(levels: int) -> list[object]:
    inner: list[object] = []
    for _ in range(levels - 1):
        inner = [inner]
    return inner


@pytest.mark.parametrize(
    "source",
    ['{"a": [1, null]}', b'{"a": [1, null]}', b'\xef\xbb\xbf{"a": [1, null]}', {"a": (1, None)},
     MappingProxyType({"a": [1, None]}), bytearray(b'{"a":[1,null]}')],
)  # fmt: skip
def test_a_document_may_be_text_bytes_or_a_mapping(source: object) -> None:
    assert read_document(source, LIMITS) == {"a": [1, None]}


def test_a_document_may_be_a_file(tmp_path: Path) -> None:
    path = tmp_path / "film.json"
    path.write_text('{"a": 1}')
    assert read_document(path, LIMITS) == {"a": 1}


def test_a_text_is_never_taken_for_a_file_name(tmp_path: Path) -> None:
    path = tmp_path / "film.json"
    path.write_text("{}")
    assert problem_of(str(path)) == ("not_json", "")


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("", "document_empty"),
        (b" \n", "document_empty"),
        ("null", "not_an_object"),
        ("[1]", "not_an_object"),
        ('"film"', "not_an_object"),
        (5, "not_an_object"),
        (None, "not_an_object"),
        ('{"a": 1,}', "not_json"),
        ("{} {}", "not_json"),
        (b"\xff\xfe{", "not_utf8"),
        (b'{"a": "\xe9"}', "not_utf8"),
        ("[" * 100_000, "too_deep"),
        ('{"a":' * 100_000, "too_deep"),
        (Path("/nowhere/film.json"), "document_missing"),
        (Path("/"), "document_missing"),
        (Path("\0"), "document_missing"),
    ],
)
def test_what_is_no_document_says_so(source: object, code: str) -> None:
    assert problem_of(source) == (code, "")


def test_bad_json_says_where() -> None:
    (problem,) = problems_of('{\n  "a": 1\n  "b": 2\n}')
    assert "line 3, column 3" in problem.message


@pytest.mark.parametrize(
    "text", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5_000, "-" + "9" * 309]
)
def test_numbers_that_nobody_can_draw_are_listed(text: str) -> None:
    assert problem_of(f'{{"meta": {{"width": {text}}}}}') == ("not_finite", "/meta/width")


def test_all_such_numbers_are_listed_at_once() -> None:
    found = problems_of({"a": [math.nan, 1.0, {"b/c": math.inf}], "d": {1, 2}, "e": b"x"})
    assert [(problem.code, problem.pointer) for problem in found] == [
        ("not_finite", "/a/0"),
        ("not_finite", "/a/2/b~1c"),
        ("not_json", "/d"),
        ("not_json", "/e"),
    ]


def test_nesting_has_a_limit() -> None:
    assert read_document({"a": nested(63)}, LIMITS)
    code, where = problem_of({"a": nested(64)})
    assert code == "too_deep"
    assert where.startswith("/a/0/0")


def test_a_value_within_itself_is_too_deep() -> None:
    itself: dict[str, object] = {}
    itself["a"] = [itself, itself]
    assert problem_of(itself)[0] == "too_deep"


def test_a_value_that_is_shared_again_and_again_is_too_large() -> None:
    shared: list[object] = []
    for _ in range(60):
        shared = [shared, shared]
    began = time.monotonic()
    assert problem_of({"a": shared}, Limits(values=10_000))[0] == "document_too_large"
    assert time.monotonic() - began < 5


def test_a_large_document_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    small = Limits(json_bytes=100)
    path = tmp_path / "film.json"
    path.write_text(json.dumps({"a": "x" * 200}))
    for source in (path, path.read_bytes(), path.read_text(), Path("/dev/zero")):
        assert problem_of(source, small) == ("document_too_large", "")


def test_letters_that_no_text_can_hold_are_replaced() -> None:
    assert read_document('{"a": "x\\ud800y\\u0000z"}', LIMITS) == {"a": "x\ufffdyz"}
    assert read_document('{"a": "\\ud83c\\udfac"}', LIMITS) == {"a": "🎬"}
