"""How long primitives last, and when their marks are due, with narration beside them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kinoform.compile.anchors import Heard
from kinoform.compile.beats import moments_of
from kinoform.elements.primitive import PrimitiveClip
from kinoform.model.word import Word

BARS = {"items": ["North", "South"], "values": [2, 1]}


def clip(**fields: object) -> PrimitiveClip:
    raw = {"type": "primitive", "primitive": "bar-chart", "data": BARS, **fields}
    return PrimitiveClip.model_validate(raw)


@pytest.mark.parametrize(
    ("least", "step", "length", "expected"),
    [
        (0, 0, Fraction(37, 10), Fraction(37, 10)),
        (5, 0, Fraction(37, 10), 5),
        (5, 0.5, Fraction(61, 10), Fraction(13, 2)),
        (0, 0.5, Fraction(6), 6),
        (5.2, 0.5, Fraction(1), Fraction(11, 2)),
    ],
)
def test_a_length_until_an_anchor_is_at_least_so_long_and_in_steps(least, step, length, expected):
    assert clip(atLeast=least, step=step).lasting(length) == expected


def test_marks_are_due_at_seconds_at_anchors_or_by_their_names():
    heard = Heard.of([Word("north", Fraction(3), Fraction(4)), Word("south", Fraction(5), 6)])

    def due(beats):
        return moments_of(clip(beats=beats), Fraction(1), lambda _: heard, lambda _: Fraction(7))

    assert due("@vo") == (2.0, 4.0)
    assert due([0.5, None, "@vo[revenue]"]) == (0.5, None, 6.0)
    assert due("@vo[revenue]") == (6.0,)
    assert due(None) == ()
