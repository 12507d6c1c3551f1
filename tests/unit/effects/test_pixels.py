"""Pictures as arrays keep every byte, and nothing dangles."""

from __future__ import annotations

import gc

import numpy as np
import skia

from kinoform.effects._pixels import image_of, multiplied, pixels_of, unpremultiplied


def all_premultiplied():
    """Every pair of a colour and an alpha that is not below it."""
    alpha, color = np.mgrid[0:256, 0:256].astype(np.uint8)
    return np.dstack([color, color // 2, color // 3, np.maximum(alpha, color)])


def test_bytes_survive_the_way_there_and_back():
    pixels = all_premultiplied()
    assert (pixels_of(image_of(pixels)) == pixels).all()


def test_the_order_is_blue_green_red_alpha_and_premultiplied():
    surface = skia.Surface(1, 1)
    surface.getCanvas().clear(0x80FF4000)
    assert pixels_of(surface.makeImageSnapshot())[0, 0].tolist() == [0, 32, 128, 128]


def test_a_picture_outlives_its_array_and_an_array_its_picture():
    image = image_of(np.full((500, 500, 4), 7, np.uint8))
    pixels = pixels_of(image_of(np.full((500, 500, 4), 9, np.uint8)))
    gc.collect()
    others = [np.full((500, 500, 4), 200, np.uint8) for _ in range(8)]
    assert (pixels_of(image) == 7).all()
    assert (pixels == 9).all()
    assert len(others) == 8


def test_parts_of_an_array_become_a_picture():
    pixels = all_premultiplied()[::2, 5:100]
    assert (pixels_of(image_of(pixels)) == pixels).all()


def test_colours_come_back_from_their_alpha():
    pixels = all_premultiplied()
    again = unpremultiplied(pixels)
    again[..., 3] = 255
    assert (multiplied(again, np.repeat(pixels[..., 3:], 4, axis=2)) == pixels).all()


def test_products_are_rounded_to_the_nearest():
    one, other = np.mgrid[0:256, 0:256].astype(np.uint8)
    exact = np.rint(one.astype(float) * other / 255)
    assert (multiplied(one, other) == exact).all()
