"""Every primitive, found by itself, at every shape and with data as people really have them."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from typing import Any

import numpy as np
import pytest

import kinoform
from kinoform.compile.compiler import Compiled
from kinoform.elements.number import Counting
from kinoform.elements.text import Text
from kinoform.engine.pose import Scene, poses
from kinoform.engine.stage import EngineStage
from kinoform.engine.still import Stills
from kinoform.film import compiled_film
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.composition import Composition
from kinoform.model.geometry import Box
from kinoform.primitives._catalogue import primitives
from primitive_data import VARIANTS, varied

SHAPES = {"wide": (1920, 1080), "tall": (1080, 1920), "square": (1080, 1080), "box": (960, 540)}
SCALE = 0.12
KINDS = tuple(primitives())


def document(
    kind: str, shape: str, data: dict[str, Any] | None = None, **options: Any
) -> dict[str, Any]:
    width, height = SHAPES[shape]
    clip = {
        "type": "primitive", "primitive": kind, "start": 0,
        "data": dict(primitives()[kind].example) if data is None else data,
        "options": options,
    }  # fmt: skip
    return {
        "meta": {"version": "2.0.0", "width": width, "height": height, "background": "#101a2b"},
        "tracks": [{"clips": [clip]}],
    }


@cache
def example(kind: str, shape: str) -> Compiled:
    return compiled_film(document(kind, shape))


def film(kind: str, shape: str, data: dict[str, Any] | None = None, **options: Any) -> Composition:
    return compiled_film(document(kind, shape, data, **options)).require()


def picture(composition: Composition, share: float) -> np.ndarray[Any, Any]:
    frame = min(int(composition.frame_count * share), composition.frame_count - 1)
    return np.asarray(Stills(composition, SCALE).draw(frame).pixels).astype(np.int16)


def texts(composition: Composition, share: float) -> list[tuple[Box, float, str]]:
    """What can be read at a moment: where, how large, what."""
    frame = int(composition.frame_count * share)
    stage = EngineStage(composition.rate)
    found = []
    for pose in poses(composition.layers, frame, Scene(composition.rate, stage, composition.size)):
        drawable = pose.drawable
        text = drawable.widest if isinstance(drawable, Counting) else drawable
        if isinstance(text, Text) and pose.opacity > 0.5:
            size = max(run.font.size for run in text.paragraph.runs)
            words = "".join(run.text for run in text.paragraph.runs)
            found.append((pose.bounds, size, words))
    return found


@pytest.mark.parametrize("shape", ["wide", "tall", "square"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_example_shows_something_that_comes_stays_and_goes(kind: str, shape: str) -> None:
    composition = film(kind, shape, background="none")
    middle = picture(composition, 0.6)
    ground = picture(compiled_film(_bare(shape)).require(), 0.5)
    assert np.abs(middle - ground).max() > 60, "nothing is seen in the middle"
    assert np.abs(middle - picture(composition, 0.02)).max() > 30, "nothing comes in"
    assert np.abs(middle - picture(composition, 1.0)).max() > 30, "nothing goes"


@pytest.mark.parametrize("shape", ["wide", "tall", "square"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_words_of_the_example_can_be_read(kind: str, shape: str) -> None:
    compiled = example(kind, shape)
    composition = compiled.require()
    assert [problem for problem in compiled.problems if problem.code == "text_cut"] == []
    width, height = SHAPES[shape]
    least = SMALLEST_TYPE_U * min(width, height) / 100
    for box, size, words in texts(composition, 0.6):
        assert size >= least - 0.01, f"{words!r} is tiny"
        assert _inside(box, width, height) or primitives()[kind].is_overlay, f"{words!r} is cut off"
    for (one, _, first), (other, _, second) in combinations(texts(composition, 0.6), 2):
        both = one.cut(other)
        shared = 0.0 if both.is_empty else both.width * both.height
        smaller = min(one.width * one.height, other.width * other.height)
        assert shared <= smaller * 0.12, f"{first!r} and {second!r} overlap"


@pytest.mark.parametrize("shape", ["wide", "tall"])
@pytest.mark.parametrize("kind", KINDS)
def test_its_words_keep_clear_of_a_logo_and_of_captions(kind: str, shape: str) -> None:
    height, slack = SHAPES[shape][1], 0.03
    composition = film(kind, shape, clear={"top": 0.13, "bottom": 0.24})
    for box, _, words in texts(composition, 0.6):
        assert box.top >= (0.13 - slack) * height, f"{words!r} lies under a logo"
        assert box.bottom <= (0.76 + slack) * height, f"{words!r} lies under captions"


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("kind", KINDS)
def test_it_copes_with_extreme_data(kind: str, variant: str) -> None:
    shape = list(SHAPES)[(KINDS.index(kind) + list(VARIANTS).index(variant)) % len(SHAPES)]
    composition = film(kind, shape, varied(primitives()[kind], variant))
    assert picture(composition, 0.6).shape[0] > 0
    width, height = SHAPES[shape]
    for box, _, words in texts(composition, 0.6):
        assert _inside(box, width, height) or primitives()[kind].is_overlay, f"{words!r} is cut off"


@pytest.mark.parametrize("kind", [kind for kind in KINDS if len(primitives()[kind].options) > 1])
def test_each_of_its_animations_changes_the_picture(kind: str) -> None:
    moments = (0.06, 0.1, 0.16, 0.25)
    others = primitives()[kind].options[1:]
    films = [example(kind, "wide").require(), *(film(kind, "wide", animation=o) for o in others)]
    seen = [[picture(composition, moment) for moment in moments] for composition in films]
    for one, other in combinations(seen, 2):
        apart = max(np.abs(a - b).max() for a, b in zip(one, other, strict=True))
        assert apart > 12


@pytest.mark.parametrize("kind", KINDS)
def test_colours_of_the_brand_change_it(kind: str) -> None:
    usual = picture(example(kind, "wide").require(), 0.6)
    branded = picture(film(kind, "wide", accent="#ff5a4f"), 0.6)
    assert np.abs(usual - branded).max() > 20


@pytest.mark.parametrize("kind", KINDS)
def test_missing_data_are_named(kind: str) -> None:
    primitive = primitives()[kind]
    needed = [wanted.name for wanted in primitive.inputs if wanted.required]
    problems = kinoform.validate(document(kind, "wide", {}))
    missing = {problem.pointer.rsplit("/", 1)[-1] for problem in problems}
    assert set(needed) <= missing


@pytest.mark.parametrize("kind", KINDS)
def test_its_record_can_be_published(kind: str) -> None:
    record = primitives()[kind].as_dict()
    assert record["id"] == kind
    assert record["label"]
    assert primitives()[kind].summary.endswith(".")
    names = {wanted["name"] for wanted in record["inputs"]}
    assert {name.rstrip("?").removesuffix("[]") for name in record["dataInputs"]} == names
    required = [wanted for wanted in record["inputs"] if wanted["required"]]
    assert all("example" in wanted for wanted in required)
    assert set(record["example"]) >= {
        wanted.name for wanted in primitives()[kind].inputs if wanted.required
    }


def _bare(shape: str) -> dict[str, Any]:
    width, height = SHAPES[shape]
    clip = {"type": "rect", "start": 0, "duration": 1, "size": [1, 1], "opacity": 0}
    return {
        "meta": {"version": "2.0.0", "width": width, "height": height, "background": "#101a2b"},
        "tracks": [{"clips": [clip]}],
    }


def _inside(box: Box, width: float, height: float) -> bool:
    slack = 2.0
    return (
        box.left >= -slack and box.top >= -slack
        and box.right <= width + slack and box.bottom <= height + slack
    )  # fmt: skip
