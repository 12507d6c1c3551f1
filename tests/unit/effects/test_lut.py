"""Colours follow the table exactly enough that no eye sees the difference."""

from __future__ import annotations

import os

import numpy as np
import pytest

from kinoform.effects._catalogue import apply, find
from kinoform.effects._cube import BadCube
from kinoform.effects._pixels import image_of, pixels_of
from kinoform.effects.base import BadValue, Shot
from kinoform.effects.lut import Lut
from kinoform.model.geometry import Size


@pytest.fixture
def cube(tmp_path):
    """Writes a table of a size whose colours a function of red, green and blue gives."""

    def write(size, change, name="look.cube", head=""):
        steps = [index / (size - 1) for index in range(size)]
        rows = [change(r, g, b) for b in steps for g in steps for r in steps]
        text = "\n".join(" ".join(f"{part:.7f}" for part in row) for row in rows)
        path = tmp_path / name
        path.write_text(f"{head}\nLUT_3D_SIZE {size}\n{text}\n")
        return str(path)

    return write


def colors(count=4000, *, opaque=True):
    chance = np.random.default_rng(1)
    pixels = chance.integers(0, 256, (1, count, 4), dtype=np.uint8)
    if opaque:
        pixels[..., 3] = 255
    pixels[..., :3] = pixels[..., :3].astype(int) * pixels[..., 3:] // 255
    return pixels


def graded(pixels, path, strength=1.0):
    lut = Lut(path, strength)
    return pixels_of(apply(image_of(pixels), [(find("lut"), lut)], Shot(Size(9, 9)))).astype(int)


@pytest.mark.parametrize("size", [2, 17, 33])
@pytest.mark.parametrize("opaque", [True, False])
def test_a_table_that_changes_nothing_changes_nothing(cube, size, opaque):
    pixels = colors(opaque=opaque)
    path = cube(size, lambda r, g, b: (r, g, b))
    assert np.abs(graded(pixels, path) - pixels).max() <= 1


def test_an_inverting_table_inverts(cube):
    path = cube(2, lambda r, g, b: (1 - r, 1 - g, 1 - b))
    after = graded(colors(), path)
    assert np.abs(after[..., :3] - (255 - colors()[..., :3])).max() <= 1
    assert (after[..., 3] == 255).all()


def test_channels_are_told_apart(cube):
    path = cube(3, lambda r, g, b: (g, b, r))
    after, before = graded(colors(), path), colors().astype(int)
    assert np.abs(after[..., 2] - before[..., 1]).max() <= 1
    assert np.abs(after[..., 1] - before[..., 0]).max() <= 1
    assert np.abs(after[..., 0] - before[..., 2]).max() <= 1


def test_between_the_points_colours_are_mixed(cube):
    path = cube(5, lambda r, g, b: (r * g, g * b, b * r))
    share = colors()[..., :3] / 255
    blue, green, red = share[..., 0], share[..., 1], share[..., 2]
    exact = np.dstack([blue * red, green * blue, red * green]) * 255
    assert np.abs(graded(colors(), path)[..., :3] - exact).max() <= 2


def test_strength_goes_part_of_the_way(cube):
    path = cube(2, lambda _r, _g, _b: (1, 1, 1))
    half = graded(colors(), path, 0.5)
    assert np.abs(half - (colors().astype(int) + 255) / 2).max() <= 1
    assert (graded(colors(), path, 0.0) == colors()).all()


def test_a_domain_stretches_the_table(cube):
    path = cube(2, lambda r, g, b: (r, g, b), head="DOMAIN_MAX 2 2 2")
    assert np.abs(graded(colors(), path)[..., :3] - colors()[..., :3] / 2).max() <= 1


def test_a_line_for_each_channel_is_applied(tmp_path):
    path = tmp_path / "line.cube"
    path.write_text("LUT_1D_SIZE 2\n0 1 0\n1 0 0.5\n")
    after, before = graded(colors(), str(path)), colors().astype(int)
    assert np.abs(after[..., 2] - before[..., 2]).max() <= 1
    assert np.abs(after[..., 1] - (255 - before[..., 1])).max() <= 1
    assert np.abs(after[..., 0] - before[..., 0] / 2).max() <= 1


def test_a_file_that_changes_is_read_again(cube):
    path = cube(2, lambda _r, _g, _b: (1, 0, 0))
    assert graded(colors(4), path)[0, 0].tolist() == [0, 0, 255, 255]
    cube(2, lambda _r, _g, _b: (0, 0, 1))
    os.utime(path, (1, 1))
    assert graded(colors(4), path)[0, 0].tolist() == [255, 0, 0, 255]


def test_a_broken_file_says_where(tmp_path):
    path = tmp_path / "broken.cube"
    path.write_text("LUT_3D_SIZE 2\n0 0 zero\n")
    with pytest.raises(BadCube, match="line 2"):
        graded(colors(4), str(path))


def test_a_value_cannot_name_a_file():
    with pytest.raises(BadValue, match="lut"):
        find("lut").read({"path": "/etc/passwd", "strength": 1})
