"""A network tells an inner tensor: one field more in its file, and all else as it was."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kinoform.providers.speech._graph import BadModel, with_output

DURATIONS = "/Clip_output_0"
INPUT = {"ids": np.array([[0, 50, 83, 54, 0]], np.int64), "speed": np.array([1], np.float32)}

VERSION = b"\x08\x08"  # field 1: 8
GRAPH = b"\x3a\x02\x12\x00"  # field 7: two bytes
OUTPUT = b"\x62\x0d\x0a\x05inner\x12\x04\x0a\x02\x08\x01"  # field 12: name, and a tensor of floats


@pytest.fixture(scope="module")
def model() -> bytes:
    from hibari.voices import voice_path

    return Path(voice_path("heart")).read_bytes()


def test_the_output_is_the_last_field_of_the_graph_and_the_rest_stays():
    told = with_output(VERSION + GRAPH + VERSION, "inner")
    assert told == VERSION + b"\x3a\x11\x12\x00" + OUTPUT + VERSION


def test_fields_of_every_kind_are_passed_over():
    others = b"\x11" + bytes(range(8)) + b"\x1d" + bytes(4) + b"\x20\xff\xff\x03" + b"\x2a\x01x"
    assert with_output(others + GRAPH, "inner").startswith(others + b"\x3a\x11")


def test_the_network_answers_as_before_and_tells_one_thing_more(model):
    import onnxruntime as ort

    before, after = (
        ort.InferenceSession(each, providers=["CPUExecutionProvider"])
        for each in (model, with_output(model, DURATIONS))
    )
    assert [each.name for each in after.get_outputs()] == [
        *(each.name for each in before.get_outputs()), DURATIONS,
    ]  # fmt: skip
    *same, frames = after.run(None, INPUT)
    for own, other in zip(same, before.run(None, INPUT), strict=True):
        assert np.array_equal(own, other)
    assert frames.size == INPUT["ids"].size
    assert 2 * frames.sum() == same[0].shape[-1]


@pytest.mark.parametrize(
    "broken",
    [b"\x3a", b"\x3a\x05\x12", b"\x3a\xff", b"\x0b\x00", b"\x11\x00", b"\xff" * 12,
     b"<html>not found</html>"],
)  # fmt: skip
def test_what_is_no_model_is_refused(broken):
    with pytest.raises(BadModel):
        with_output(broken, "inner")


def test_a_model_that_is_cut_off_is_refused(model):
    with pytest.raises(BadModel):
        with_output(model[: len(model) // 2], DURATIONS)
