from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinoform.kit import pointer

DOCUMENT = {"tracks": [{"clips": [{"a/b": 1, "m~n": 2}]}], "": 3}


def test_the_empty_pointer_is_the_whole_document():
    assert pointer.look_up(DOCUMENT, "") is DOCUMENT


def test_slashes_and_tildes_in_names_are_escaped():
    clip = pointer.join("/tracks", 0, "clips", 0)
    assert pointer.join(clip, "a/b") == "/tracks/0/clips/0/a~1b"
    assert pointer.look_up(DOCUMENT, pointer.join(clip, "a/b")) == 1
    assert pointer.look_up(DOCUMENT, pointer.join(clip, "m~n")) == 2
    assert pointer.look_up(DOCUMENT, "/") == 3


@pytest.mark.parametrize(
    "where",
    ["/absent", "/tracks/1", "/tracks/-1", "/tracks/-", "/tracks/x", "/tracks/0/clips/0/a~1b/c"],
)
def test_a_pointer_to_nothing_is_a_lookup_error(where):
    with pytest.raises(LookupError):
        pointer.look_up(DOCUMENT, where)


@given(st.lists(st.text()))
def test_the_steps_of_a_pointer_are_what_it_was_joined_from(steps):
    assert pointer.steps(pointer.join("", *steps)) == steps
