"""What each effect on whole pictures is known for."""

from __future__ import annotations

import numpy as np
import pytest

from kinoform.effects._catalogue import apply, find
from kinoform.effects._pixels import image_of, pixels_of
from kinoform.effects.base import BadValue, Shot
from kinoform.effects.drop_shadow import DropShadow
from kinoform.model.color import Color
from kinoform.model.geometry import Size


def changed(pixels, kind, value, **more):
    shot = Shot(Size(pixels.shape[1], pixels.shape[0]), **more)
    return pixels_of(apply(image_of(pixels), [(find(kind), value)], shot)).astype(int)


def even(level, height=60, width=90):
    pixels = np.full((height, width, 4), level, np.uint8)
    pixels[..., 3] = 255
    return pixels


def square(height=100, width=100):
    pixels = np.zeros((height, width, 4), np.uint8)
    pixels[40:60, 40:60] = 255
    return pixels


def test_pixels_become_squares_of_one_colour():
    chance = np.random.default_rng(1).integers(0, 256, (64, 96, 4), dtype=np.uint8)
    chance[..., 3] = 255
    coarse = changed(chance, "pixelate", 16.0)
    blocks = coarse.reshape(4, 16, 6, 16, 4)
    assert (blocks == blocks[:, :1, :, :1]).all()
    means = chance.reshape(4, 16, 6, 16, 4).mean(axis=(1, 3))
    assert np.abs(blocks[:, 0, :, 0] - means).max() <= 0.51


def test_squares_follow_the_scale():
    ramp = even(0)
    ramp[..., :3] = np.arange(90)[None, :, None]
    assert len(np.unique(changed(ramp, "pixelate", 10.0, scale=0.5)[0, :, 0])) == 18
    assert (changed(ramp, "pixelate", 1.0) == ramp).all()


def test_grain_keeps_the_mean_and_is_seen_most_in_the_middle():
    middle, shadow = (changed(even(level, 400, 400), "grain", 0.5) for level in (128, 12))
    assert abs(middle[..., :3].mean() - 128) < 1
    assert middle[..., 0].std() > 3 * shadow[..., 0].std() > 0
    assert (changed(even(0), "grain", 1.0)[..., 3] == 255).all()


def test_grain_is_the_same_for_a_frame_and_a_seed_only():
    one = changed(even(128), "grain", 0.5, frame=3, seed=1)
    assert (one == changed(even(128), "grain", 0.5, frame=3, seed=1)).all()
    assert (one != changed(even(128), "grain", 0.5, frame=4, seed=1)).any()
    assert (one != changed(even(128), "grain", 0.5, frame=3, seed=2)).any()


def test_a_glitch_holds_for_a_few_frames():
    picture = np.random.default_rng(2).integers(0, 256, (60, 90, 4), dtype=np.uint8)
    picture[..., 3] = 255
    first = changed(picture, "glitch", 0.8, frame=0)
    assert (first == changed(picture, "glitch", 0.8, frame=2)).all()
    assert (first != changed(picture, "glitch", 0.8, frame=3)).any()


def test_a_vignette_darkens_corners_and_leaves_the_middle():
    dark = changed(even(200), "vignette", 1.0)[..., 0]
    assert dark[30, 45] >= 199
    assert dark[0, 0] < 50
    assert abs(dark[0, 0] - dark[-1, -1]) <= 3


def test_sharpening_leaves_even_areas_and_rims_alone():
    assert (changed(even(90), "sharpen", 3.0) == even(90))[4:-4, 4:-4].all()
    assert np.abs(changed(even(90), "sharpen", 3.0) - even(90)).max() <= 5
    soft_square = np.where(square() > 0, 120, 0).astype(np.uint8)
    soft_square[40:60, 40:60, 3] = 255
    assert np.abs(changed(soft_square, "sharpen", 2.0) - soft_square).max() <= 3


def test_sharpening_drives_the_sides_of_an_edge_apart():
    step = even(80)
    step[:, 45:, :3] = 160
    row = changed(step, "sharpen", 1.0)[30, :, 0]
    assert row[44] < 70
    assert row[45] > 170


def test_red_and_blue_part_to_opposite_sides():
    parted = changed(square(), "chromatic-aberration", 5.0)[50]
    assert parted[:, 2].nonzero()[0].tolist() == list(range(35, 55))
    assert parted[:, 1].nonzero()[0].tolist() == list(range(40, 60))
    assert parted[:, 0].nonzero()[0].tolist() == list(range(45, 65))
    assert (parted[35:65, 3] == 255).all()


def test_glow_shines_beyond_a_shape_and_not_in_the_dark():
    glowing = changed(square(), "glow", 1.0)
    assert 0 < glowing[50, 30, 3] < 255
    assert (changed(even(100), "glow", 1.0) == even(100)).all()


def test_a_shadow_falls_where_it_is_sent():
    shadow = DropShadow(20.0, 10.0, 0.0, Color(1.0, 0.0, 0.0, 0.5))
    cast = changed(square(), "drop-shadow", shadow)
    assert cast[69, 79].tolist() == [0, 0, 128, 128]
    assert cast[70, 79].tolist() == [0, 0, 0, 0]
    assert (cast[40:60, 40:60] == 255).all()


def test_a_shadow_is_read_from_its_fields():
    read = find("drop-shadow").read
    assert read({"x": 3, "color": "#f00"}) == DropShadow(x=3.0, color=Color(1.0, 0.0, 0.0))
    for written in ({"blur": -1}, {"x": 1e6}, {"z": 1}, {"color": "redd"}, 4):
        with pytest.raises(BadValue):
            read(written)
