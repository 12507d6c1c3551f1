"""Colour tables are read as their makers mean them, and faults are found by line."""

from __future__ import annotations

import numpy as np
import pytest

from kinoform.effects._cube import BadCube, load_cube, read_cube

CORNERS = [f"{red} {green} {blue}" for blue in (0, 1) for green in (0, 1) for red in (0, 1)]


def test_red_runs_fastest():
    cube = read_cube(["LUT_3D_SIZE 2", *CORNERS])
    assert cube.is_grid
    assert cube.colors[0, 0, 1].tolist() == [1, 0, 0]
    assert cube.colors[1, 0, 0].tolist() == [0, 0, 1]


def test_titles_comments_blanks_and_domains_are_understood():
    cube = read_cube(
        ['TITLE "A # look"', "# made by hand", "", "DOMAIN_MIN 0 0 0", "DOMAIN_MAX 2 2 2",
         "LUT_3D_SIZE 2", *CORNERS[:3], "  # half way", *CORNERS[3:], ""]
    )  # fmt: skip
    assert cube.highest == (2.0, 2.0, 2.0)


def test_one_line_for_each_channel_is_a_table_too():
    cube = read_cube(["LUT_1D_SIZE 3", "LUT_1D_INPUT_RANGE -1 1", "0 0 0", ".5 .2 .1", "1 1 1"])
    assert not cube.is_grid
    assert cube.lowest == (-1.0, -1.0, -1.0)
    assert np.allclose(cube.colors[1], [0.5, 0.2, 0.1])


def test_a_file_may_begin_with_a_mark_and_end_lines_as_windows_does(tmp_path):
    path = tmp_path / "look.cube"
    path.write_bytes(b"\xef\xbb\xbfLUT_3D_SIZE 2\r\n" + "\r\n".join(CORNERS).encode())
    assert load_cube(path).colors.shape == (2, 2, 2, 3)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([], "no LUT_3D_SIZE"),
        (["0 0 0"], "line 1: a colour before"),
        (["LUT_3D_SIZE 1"], "line 1: LUT_3D_SIZE goes from 2 to 65, not 1"),
        (["LUT_3D_SIZE 999999"], "line 1"),
        (["LUT_3D_SIZE two"], "line 1: LUT_3D_SIZE needs a whole number"),
        (["LUT_3D_SIZE"], "line 1"),
        (["LUT_3D_SIZE 2", "LUT_1D_SIZE 4"], "line 2: a second size"),
        (["LUT_3D_SIZE 2", *CORNERS[:4]], "4 colours where 8 belong"),
        (["LUT_3D_SIZE 2", *CORNERS, "1 1 1"], "line 10: more than 8"),
        (["LUT_3D_SIZE 2", "0 0"], "line 2: 3 numbers are wanted, not '0 0'"),
        (["LUT_3D_SIZE 2", "0 x 0"], "line 2"),
        (["LUT_3D_SIZE 2", "0 0 0", "nan 0 0"], "line 3"),
        (["LUT_3D_SIZE 2", "0 0 0", "inf 0 0"], "line 3"),
        (["LUT_3D_SIZE 2", "0 0 0", "TITLED x"], "line 3: TITLED stands after"),
        (["LUT_3D_SIZE 2", "DOMAIN_MIN 1 1 1", *CORNERS], "DOMAIN_MIN must lie below"),
        (["LUT_3D_SIZE 2", "DOMAIN_MAX 1"], "line 2"),
        (["\0PNG", "JFIF"], "line 1"),
    ],
)
def test_a_fault_is_named_with_its_line(lines, message):
    with pytest.raises(BadCube, match=message.replace("(", r"\(")):
        read_cube(lines)
