from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from kinoform.kit.hashing import content_hash


@dataclass(frozen=True)
class Dot:
    x: float
    label: str = ""


@dataclass(frozen=True)
class Spot:
    x: float
    label: str = ""


class Colour(StrEnum):
    RED = "red"


class Clip(BaseModel):
    start: float = 0.0
    name: str = ""


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def test_the_hash_is_the_same_in_another_process():
    value = {"b": [1, 2.5, None, True], "a": {"x", "y", "z"}, "c": "ü"}
    source = f"from kinoform.kit.hashing import content_hash; print(content_hash({value!r}))"
    told = subprocess.run([sys.executable, "-c", source], capture_output=True, check=True)
    assert told.stdout.decode().strip() == content_hash(value)


def test_the_order_of_names_does_not_matter_and_that_of_items_does():
    assert content_hash({"a": 1, "b": 2}) == content_hash({"b": 2, "a": 1})
    assert content_hash({1, 2, 3}) == content_hash({3, 2, 1})
    assert content_hash([1, 2]) != content_hash([2, 1])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, "1"),
        (1, True),
        (1, 1.0),
        (None, "None"),
        ("ab", b"ab"),
        (["ab", "c"], ["a", "bc"]),
        ([[], []], [[[]]]),
        ({"a": None}, {}),
        (Fraction(1, 2), 0.5),
        (Path("a"), "a"),
        (Dot(1.0), Spot(1.0)),
        (Dot(1.0), Dot(1.0, "x")),
        (0.1 + 0.2, 0.3),
    ],
)
def test_different_content_has_different_hashes(one, other):
    assert content_hash(one) != content_hash(other)


def test_an_enumeration_counts_as_its_value():
    assert content_hash(Colour.RED) == content_hash("red")


def test_a_model_is_named_by_what_was_written_in_it():
    assert content_hash(Clip(start=1)) == content_hash(Clip(start=1.0))
    assert content_hash(Clip(name="a")) != content_hash(Clip(name="b"))


def test_what_has_no_stable_content_is_refused():
    with pytest.raises(TypeError, match="object"):
        content_hash([object()])


@given(json_values, json_values)
def test_equal_hashes_mean_equal_json(one, other):
    assert (content_hash(one) == content_hash(other)) == (
        repr(_sorted(one)) == repr(_sorted(other))
    )


def _sorted(value):
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return [_sorted(item) for item in value] if isinstance(value, list) else value
