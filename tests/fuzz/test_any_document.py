"""Whatever is sent as a document becomes a film or a list of problems, in bounded time."""

from __future__ import annotations

import json
import time
from typing import Any

from budget import Budget, examples
from documents import HEIGHT, WIDTH, Json, documents, spoiled
from hypothesis import given
from hypothesis import strategies as st

from kinoform.compile.compiler import Compiled, Compiler, compile_document
from kinoform.engine.still import Stills
from kinoform.kit import pointer

MOST_SECONDS = 10.0
FIELDS = ["meta", "tracks", "clips", "type", "start", "duration", "$ref", "repeat", "when", "style",
          "transform", "animations", "keyframes", "mask", "assets", "variables", "text", "src",
          "{{", "children", "words", "points", "template", "data", "outputs", "brand"]  # fmt: skip
VALUES = ["rect", "text", "group", "layout", "template", "quote", "auto", "end", "@a.end",
          "{{ a }}", "50%", "red", "fadeIn", "linear", "film.mp4", "/dev/zero", "http://[::1]:1/x",
          "", 1, 0, -1, 1e308, True, None, [], {}]  # fmt: skip
familiar = st.recursive(
    st.sampled_from(VALUES) | Json,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=5), inner, max_size=5)
    ),
    max_leaves=25,
)


def compiled(source: Any, compiler: Compiler) -> Compiled:
    """The film or its problems, each of which is one that somebody can find and mend."""
    began = time.monotonic()
    made = compile_document(source, compiler)
    assert time.monotonic() - began < MOST_SECONDS
    assert (made.composition is None) == any(p.severity == "error" for p in made.problems)
    for problem in made.problems:
        assert problem.code
        assert problem.message
        assert problem.pointer == "" or problem.pointer.startswith("/")
    return made


def assert_points_into(document: Any, made: Compiled) -> None:
    """Every pointer leads to a value of the document, or to what is missing right beside one."""
    for problem in made.problems:
        parent = problem.pointer.rpartition("/")[0]
        inside = pointer.look_up(document, parent)
        assert parent == problem.pointer or isinstance(inside, dict | list), problem


@given(source=familiar | st.binary(max_size=40) | st.text(max_size=40))
@examples(2.0)
def test_anything_at_all_is_a_film_or_a_list_of_problems(
    source: Any, compiler: Compiler, budget: Budget
) -> None:
    with budget.example() as has_time:
        if has_time:
            made = compiled(source, compiler)
            assert made.composition is not None or made.problems


@given(tracks=familiar, meta=familiar, assets=familiar, variables=familiar)
@examples(2.0)
def test_garbage_in_a_frame_of_sense_is_a_list_of_problems(
    tracks: Any, meta: Any, assets: Any, variables: Any, compiler: Compiler, budget: Budget
) -> None:
    sound = {"width": WIDTH, "height": HEIGHT, **(meta if isinstance(meta, dict) else {})}
    document = {
        "meta": sound,
        "tracks": tracks if isinstance(tracks, list) else [{"clips": [tracks]}],
        "assets": assets,
        "variables": variables,
    }
    with budget.example() as has_time:
        if has_time:
            compiled(document, compiler)


@given(data=st.data(), document=documents())
@examples(2.0)
def test_a_film_with_one_value_spoiled_is_drawn_or_has_problems(
    data: st.DataObject, document: dict[str, Any], compiler: Compiler, budget: Budget
) -> None:
    with budget.example() as has_time:
        if not has_time:
            return
        broken = data.draw(spoiled(document))
        made = compiled(broken, compiler)
        if isinstance(broken, dict) and all("NaN" not in p.message for p in made.problems):
            assert_points_into(broken, made)
        if made.composition is not None and made.composition.size.width <= WIDTH:
            stills = Stills(made.composition)
            last = made.composition.frame_count - 1
            for number in {0, last // 2, last}:
                stills.draw(number)


@given(document=documents())
@examples(0.5)
def test_text_of_a_document_means_what_the_document_means(
    document: dict[str, Any], compiler: Compiler, budget: Budget
) -> None:
    with budget.example() as has_time:
        if has_time:
            text = json.dumps(document)
            assert compiled(text, compiler).problems == compiled(document, compiler).problems
            assert compiled(text.encode(), compiler).problems == compiled(text, compiler).problems
