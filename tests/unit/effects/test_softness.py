"""A blur is as wide as it says, loses no light and does not jump."""

from __future__ import annotations

import numpy as np
import pytest

from kinoform.effects._catalogue import apply, find
from kinoform.effects._gauss import softened
from kinoform.effects._pixels import image_of, pixels_of
from kinoform.effects.base import Shot
from kinoform.model.geometry import Size

SIGMAS = [0.6, 1.0, 2.1, 2.3, 4.3, 4.5, 8.7, 9.0, 14.0]


def square(size=160, side=8):
    pixels = np.zeros((size, size, 4), np.uint8)
    middle = slice(size // 2 - side // 2, size // 2 + side // 2)
    pixels[middle, middle] = 255
    return pixels


def spread(sigma, start):
    """Where the blurred edge of a wall lies, and the deviation of its slope."""
    wall = np.zeros((8, 240, 4), np.uint8)
    wall[:, :start] = 255
    # Only columns count here; rows are made endless by repeating them.
    slope = -np.diff(softened(np.repeat(wall, 30, axis=0), sigma)[120, :, 0].astype(float))
    slope[:60] = slope[180:] = 0.0
    places = np.arange(239) - (start - 1)
    centre = (slope * places).sum() / slope.sum()
    return centre, np.sqrt((slope * (places - centre) ** 2).sum() / slope.sum())


@pytest.mark.parametrize("sigma", SIGMAS)
def test_the_blur_is_as_wide_as_its_standard_deviation(sigma):
    centres, widths = zip(*(spread(sigma, 120 + step) for step in range(8)), strict=True)
    assert np.mean(widths) == pytest.approx(sigma, rel=0.03)
    assert max(np.abs(centres)) < 0.2
    assert max(widths) - min(widths) <= 0.12 * sigma


@pytest.mark.parametrize("sigma", SIGMAS)
def test_a_blur_keeps_the_light(sigma):
    pixels = square(side=40)
    assert softened(pixels, sigma).mean() == pytest.approx(pixels.mean(), rel=0.01)


@pytest.mark.parametrize("border", [2.2, 4.4, 8.8])
def test_a_growing_blur_does_not_jump_where_its_way_changes(border):
    pixels = square(side=40)
    below = softened(pixels, border - 0.01).astype(int)
    assert np.abs(softened(pixels, border) - below).max() <= 8


def test_inside_of_an_even_colour_nothing_changes():
    even = np.full((90, 90, 4), 200, np.uint8)
    for sigma in (1.0, 5.0):
        assert (softened(even, sigma)[40:50, 40:50] == 200).all()


def test_lengths_follow_the_scale_of_the_picture():
    image, blur = image_of(square()), find("blur")
    half = apply(image, [(blur, 6.0)], Shot(Size(160, 160), scale=0.5))
    assert (pixels_of(half) == softened(square(), 3.0)).all()


def test_what_is_blurred_to_nothing_is_still_drawn():
    assert softened(np.full((3, 2, 4), 255, np.uint8), 500.0).shape == (3, 2, 4)
