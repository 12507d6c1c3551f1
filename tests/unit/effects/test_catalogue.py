"""Names, and the fewest steps for effects in a row."""

from __future__ import annotations

import numpy as np
import pytest
import skia

from kinoform.effects._catalogue import apply, find, outset, plan
from kinoform.effects._pixels import image_of, pixels_of
from kinoform.effects.base import Shot
from kinoform.model.geometry import Size

SHOT = Shot(Size(8, 8))


def uses(*pairs):
    return [(find(name), value) for name, value in pairs]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("chromaKey", "chroma-key"),
        ("chroma_key", "chroma-key"),
        ("CHROMA-KEY", "chroma-key"),
        ("greyscale", "grayscale"),
        ("negative", "invert"),
        ("hue-rotate", "hue"),
        ("saturation", "saturate"),
        ("dropShadow", "drop-shadow"),
    ],
)
def test_a_name_is_found_however_it_is_spelt(name, kind):
    assert find(name).kind == kind


def test_an_unknown_name_is_none():
    assert find("sparkle") is None


def test_colour_effects_in_a_row_are_one_filter():
    steps = plan(uses(("brightness", 1.2), ("contrast", 1.0), ("sepia", 0.4), ("hue", 30.0)), SHOT)
    assert len(steps) == 1
    assert isinstance(steps[0], skia.ImageFilter)
    assert not callable(steps[0])


def test_pictures_stand_between_filters_in_their_order():
    steps = plan(uses(("invert", 1.0), ("blur", 2.0), ("sepia", 1.0), ("hue", 9.0)), SHOT)
    assert [callable(step) for step in steps] == [False, True, False]


def test_filters_follow_each_other_as_they_are_written():
    white = image_of(np.full((1, 1, 4), 255, np.uint8))
    darker_inverse = apply(white, uses(("invert", 1.0), ("brightness", 0.5)), SHOT)
    inverse_of_darker = apply(white, uses(("brightness", 0.5), ("invert", 1.0)), SHOT)
    assert pixels_of(darker_inverse)[0, 0].tolist() == [0, 0, 0, 255]
    assert pixels_of(inverse_of_darker)[0, 0, 0] in {127, 128}


def test_reaches_add_up():
    assert (
        outset(uses(("chromatic-aberration", 2.0), ("chromatic-aberration", 3.0), ("hue", 9.0)))
        == 5.0
    )
