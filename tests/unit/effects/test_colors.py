"""Colour effects give the very colours that CSS and cameras give."""

from __future__ import annotations

import numpy as np
import pytest

from kinoform.effects._catalogue import apply, find
from kinoform.effects._pixels import image_of, pixels_of
from kinoform.effects.base import BadValue, Shot
from kinoform.effects.duotone import Duotone
from kinoform.model.animated import mix_values
from kinoform.model.color import Color
from kinoform.model.geometry import Size

BLACK, WHITE, RED, GREY = (0, 0, 0), (255, 255, 255), (255, 0, 0), (128, 128, 128)


def seen(kind, value, rgb, alpha=255):
    """Red, green, blue and alpha of one pixel after an effect; colours not premultiplied."""
    premultiplied = [round(channel * alpha / 255) for channel in reversed(rgb)]
    pixel = np.array([[[*premultiplied, alpha]]], np.uint8)
    image = apply(image_of(pixel), [(find(kind), value)], Shot(Size(1, 1)))
    blue, green, red, after = (int(channel) for channel in pixels_of(image)[0, 0])
    return (*(round(channel * 255 / max(after, 1)) for channel in (red, green, blue)), after)


def near(one, other, levels=1):
    return all(abs(a - b) <= levels for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize(
    ("kind", "value", "before", "after"),
    [
        ("brightness", 2.0, (60, 100, 200), (120, 200, 255)),
        ("brightness", 0.0, (60, 100, 200), BLACK),
        ("contrast", 2.0, (100, 128, 200), (73, 129, 255)),
        ("contrast", 0.0, RED, GREY),
        ("grayscale", 1.0, (40, 120, 200), (109, 109, 109)),
        ("saturate", 0.0, (40, 120, 200), (109, 109, 109)),
        ("saturate", 2.0, (100, 120, 140), (83, 123, 163)),
        ("sepia", 1.0, (100, 100, 100), (135, 120, 94)),
        ("invert", 1.0, BLACK, WHITE),
        ("invert", 1.0, (10, 20, 30), (245, 235, 225)),
        ("invert", 0.5, (10, 200, 30), GREY),
        ("hue", 180.0, RED, (0, 109, 109)),
        ("hue", 120.0, RED, (0, 113, 0)),
        ("exposure", 1.0, (100, 100, 100), (138, 138, 138)),
        ("exposure", -1.0, WHITE, (188, 188, 188)),
        ("gamma", 2.0, (64, 64, 64), (128, 128, 128)),
        ("posterize", 2.0, (100, 200, 128), (0, 255, 255)),
        ("posterize", 3.0, (100, 10, 250), (128, 0, 255)),
        ("threshold", 0.5, RED, BLACK),
        ("threshold", 0.5, (0, 255, 0), WHITE),
        ("color-overlay", Color.parse("#ff000080"), (0, 0, 0), (128, 0, 0)),
        ("darken", 1.0, WHITE, (158, 158, 158)),
        ("lighten", 1.0, BLACK, (97, 97, 97)),
    ],
)
def test_a_colour_becomes_the_known_one(kind, value, before, after):
    assert near(seen(kind, value, before), (*after, 255)), seen(kind, value, before)
    assert near(seen(kind, value, before, 128), (*after, 128), 3)


def test_a_whole_turn_of_hue_is_none():
    for turns in (-1, 1, 3):
        assert seen("hue", 360.0 * turns, (12, 130, 240)) == (12, 130, 240, 255)


def test_opacity_lets_through():
    assert near(seen("opacity", 0.5, (200, 100, 50)), (200, 100, 50, 128), 2)
    assert seen("opacity", 0.0, (200, 100, 50)) == (0, 0, 0, 0)


@pytest.mark.parametrize("kind", ["temperature", "tint"])
@pytest.mark.parametrize("value", [-1.0, -0.3, 0.5, 1.0])
def test_the_colour_of_light_keeps_brightness(kind, value):
    red, green, blue, _ = seen(kind, value, GREY)
    assert abs(0.2126 * red + 0.7152 * green + 0.0722 * blue - 128) <= 1
    assert len({red, green, blue}) > 1


def test_warm_is_red_and_cold_is_blue():
    assert seen("temperature", 0.5, GREY)[0] > 128 > seen("temperature", 0.5, GREY)[2]
    assert seen("temperature", -0.5, GREY)[2] > 128 > seen("temperature", -0.5, GREY)[0]


def test_a_duotone_runs_from_its_shadows_to_its_highlights():
    value = find("duotone").read({"shadows": "#102030", "highlights": "#f0e0d0"})
    assert near(seen("duotone", value, BLACK), (0x10, 0x20, 0x30, 255))
    assert near(seen("duotone", value, WHITE), (0xF0, 0xE0, 0xD0, 255))


def test_a_duotone_reads_lists_and_moves_by_keyframes():
    duotone = find("duotone")
    one, other = duotone.read(["black", "white", 0]), duotone.read(["black", "white"])
    assert seen("duotone", one, RED) == (*RED, 255)
    assert near(seen("duotone", mix_values(one, other, 0.5), RED), (155, 27, 27, 255))
    assert other == Duotone(Color.parse("black"), Color.parse("white"), 1.0)


@pytest.mark.parametrize("written", [["red"], {"shadows": "red"}, ["red", "blu"], ["red", 3], 1])
def test_a_duotone_needs_two_colours(written):
    with pytest.raises(BadValue):
        find("duotone").read(written)


def test_values_may_be_written_as_css_does():
    assert find("brightness").read("120%") == 1.2
    assert find("blur").read("4px") == 4.0
    assert find("hue").read("-90deg") == -90.0
