from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinoform.look.palette import CATEGORIES, STEPS, derive, of_brand, on, readable
from kinoform.look.palettes import names, palette
from kinoform.model.color import Color

HOUSE = pytest.mark.parametrize("name", names())
COLORS = st.builds(Color, *[st.floats(0, 1, allow_nan=False)] * 3)


def assert_readable(found):
    for ground in found.grounds:
        for text in (found.ink, found.ink_soft, found.accent_ink, found.accent_2_ink,
                     found.positive, found.negative):  # fmt: skip
            assert text.contrast(ground) >= 4.5 or ground.contrast(on(ground)) < 4.6
    assert found.on_accent.contrast(found.accent) >= 4.5


@HOUSE
def test_all_text_of_the_house_can_be_read(name):
    found = palette(name)
    for ground in found.grounds:
        for text in (found.ink, found.ink_soft, found.accent_ink, found.accent_2_ink):
            assert text.contrast(ground) >= 4.5
    assert found.accent.contrast(found.background) >= 3.0
    assert found.on_accent.contrast(found.accent) >= 4.5


@HOUSE
def test_soft_ink_is_softer_than_ink(name):
    found = palette(name)
    assert found.ink_soft.contrast(found.background) < found.ink.contrast(found.background)


@HOUSE
def test_categories_can_be_told_apart(name):
    found = palette(name)
    assert len(found.categorical) == CATEGORIES
    for one, other in combinations(found.categorical, 2):
        distance = sum((a - b) ** 2 for a, b in zip(_rgb(one), _rgb(other), strict=True)) ** 0.5
        assert distance > 0.08


@HOUSE
def test_more_stands_out_more(name):
    found = palette(name)
    contrasts = [step.contrast(found.surface) for step in found.sequential]
    assert len(found.sequential) == STEPS
    assert contrasts == sorted(contrasts)


@HOUSE
def test_diverging_colours_are_quiet_in_the_middle(name):
    found = palette(name)
    assert (found.diverging[0], found.diverging[-1]) == (found.accent_2, found.accent)
    middle = found.diverging[STEPS // 2].to_oklch()[1]
    assert middle < found.accent.to_oklch()[1]


def test_at_least_six_palettes_dark_and_light():
    assert len(names()) >= 6
    assert {palette(name).is_dark for name in names()} == {True, False}


def test_a_palette_is_found_in_any_spelling():
    assert palette("Slate Teal") is palette("slate_teal") is palette("slate-teal")
    assert palette("mauve-mustard") is None


@settings(max_examples=15, deadline=None)
@given(st.tuples(COLORS, COLORS, COLORS), st.booleans())
def test_any_brand_becomes_readable(colors, is_dark):
    assert_readable(of_brand(colors[:1], is_dark=is_dark))
    assert_readable(of_brand(colors[:2], is_dark=is_dark))


def test_a_ground_of_middle_grey_still_gets_the_best_ink():
    found = derive("grey", Color.parse("#777777"), Color.parse("#7a7a7a"))
    assert found.ink.contrast(found.background) > 4.0


def test_a_readable_colour_is_left_alone_and_another_keeps_its_hue():
    white, pale = Color.parse("#ffffff"), Color.parse("#ffd0c0")
    assert readable(Color.parse("#222222"), [white]) == Color.parse("#222222")
    moved = readable(pale, [white])
    assert moved.contrast(white) >= 4.5
    assert moved.to_oklch()[2] == pytest.approx(pale.to_oklch()[2], abs=6)


@HOUSE
def test_a_veil_makes_ink_readable_over_any_picture(name):
    found = palette(name)
    alpha = found.veil_alpha()
    for picture in ("#ffffff", "#000000", "#ff8800", "#3377ff"):
        seen = Color.parse(picture).mix(found.background, alpha)
        assert found.ink.contrast(seen) >= 4.45
    assert alpha < 1


def _rgb(color):
    return color.red, color.green, color.blue
