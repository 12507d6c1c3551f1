"""The key colour goes, with soft edges; everything else stays as it was."""

from __future__ import annotations

import numpy as np
import pytest

from kinoform.effects._catalogue import apply, find
from kinoform.effects._pixels import image_of, pixels_of
from kinoform.effects.base import BadValue, Shot
from kinoform.effects.chroma_key import ChromaKey
from kinoform.model.color import Color
from kinoform.model.geometry import Size

SKIN, GREY, WHITE, BLACK, RED = "#e0ac8a", "#808080", "#ffffff", "#000000", "#c02020"


def pixel(color, alpha=1.0):
    parsed = Color.parse(color)
    channels = (parsed.blue, parsed.green, parsed.red, 1.0)
    return np.array([[[round(channel * alpha * 255) for channel in channels]]], np.uint8)


def keyed(pixels, key=None):
    uses = [(find("chroma-key"), key or ChromaKey())]
    return pixels_of(apply(image_of(pixels), uses, Shot(Size(1, 1))))


@pytest.mark.parametrize("color", ["#00b140", "#05a843", "#009a38", "#20c050"])
def test_a_green_screen_vanishes_in_light_and_shade(color):
    assert not keyed(pixel(color)).any()


@pytest.mark.parametrize("color", [SKIN, GREY, WHITE, BLACK, RED, "#2040ff", "#6b4a2f"])
def test_other_colours_stay_exactly(color):
    assert (keyed(pixel(color)) == pixel(color)).all()


def test_a_blue_screen_works_as_well():
    key = ChromaKey("#0047bb")
    assert not keyed(pixel("#0047bb"), key).any()
    assert (keyed(pixel(SKIN), key) == pixel(SKIN)).all()


def test_a_white_ground_is_told_from_greys():
    key = ChromaKey("#ffffff", 0.1, 0.05)
    assert not keyed(pixel("#f8f8f8"), key).any()
    for color in (GREY, SKIN, BLACK, RED):
        assert (keyed(pixel(color), key) == pixel(color)).all()


def test_the_halo_is_a_soft_edge():
    share = np.linspace(0, 1, 100)[:, None]
    row = pixel("#00b140")[0] * (1 - share) + pixel(SKIN)[0] * share
    alpha = keyed(np.rint(row).astype(np.uint8)[None], ChromaKey(halo=0.2, spill=0.0))[0, :, 3]
    assert (np.diff(alpha.astype(int)) >= 0).all()
    assert len(set(alpha.tolist())) > 30
    hard = keyed(np.rint(row).astype(np.uint8)[None], ChromaKey(halo=0.0))[0, :, 3]
    assert len(set(hard.tolist())) <= 3


def test_spill_takes_the_reflection_off_an_edge():
    tinted = pixel("#a8c890")
    green_before = int(tinted[0, 0, 1])
    for spill in (0.5, 1.0):
        _, green, red, alpha = keyed(tinted, ChromaKey(threshold=0.05, spill=spill))[0, 0]
        assert alpha == 255
        assert red == tinted[0, 0, 2]
        assert green == pytest.approx(green_before - spill * (green_before - int(red)), abs=1)


def test_what_is_half_clear_already_is_judged_by_its_own_colour():
    assert not keyed(pixel("#00b140", 0.4)).any()
    assert (keyed(pixel(SKIN, 0.4)) == pixel(SKIN, 0.4)).all()


def test_values_are_read_from_a_colour_or_from_fields():
    read = find("chroma-key").read
    assert read("#0000ff") == ChromaKey("#0000ff")
    assert read({"color": "lime", "halo": "5%"}) == ChromaKey("lime", halo=0.05)
    for written in ({"color": "limey"}, {"threshold": 2}, {"colour": "red"}, {"color": 3}):
        with pytest.raises(BadValue):
            read(written)
