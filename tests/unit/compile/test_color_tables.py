"""A colour table is read before the film is drawn, so that a broken one is found in time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import kinoform
from kinoform.compile.compiler import Compiler
from kinoform.compile.media import MediaPolicy
from kinoform.film import compiled_film
from kinoform.kit.media_folder import MediaFolder

GOOD = "LUT_1D_SIZE 2\n0 0 0\n1 1 1\n"


def graded(source: str, **more: Any) -> dict[str, Any]:
    clip = {
        "type": "group", "start": 0, "duration": 1, "lut": {"src": source},
        "clips": [{"type": "rect", "start": 0, "duration": 1}], **more,
    }  # fmt: skip
    return {"meta": {"width": 64, "height": 64}, "tracks": [{"clips": [clip]}]}


@pytest.fixture
def compiler(tmp_path: Path) -> Compiler:
    folder = MediaFolder(tmp_path / "kept", file_roots=(tmp_path,))
    return Compiler(media=MediaPolicy(folder, tmp_path))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("LUT_3D_SIZE 2\n0 0 0\n", "1 colours where 8 belong"),
        ("LUT_3D_SIZE 2\n0 0 red\n", "line 2"),
        ("", "no LUT_3D_SIZE"),
    ],
)
def test_a_broken_table_is_a_problem_of_the_document(
    tmp_path: Path, compiler: Compiler, text: str, why: str
) -> None:
    (tmp_path / "look.cube").write_text(text)

    (problem,) = kinoform.validate(graded("look.cube"), compiler=compiler)

    assert (problem.code, problem.pointer) == ("media_unreadable", "/tracks/0/clips/0/lut/src")
    assert why in problem.message


def test_a_good_table_is_taken(tmp_path: Path, compiler: Compiler) -> None:
    (tmp_path / "look.cube").write_text(GOOD)

    (layer,) = compiled_film(graded("look.cube"), compiler=compiler).require().layers

    assert [use.kind for use in layer.effects] == ["lut"]


def test_a_table_does_not_move(tmp_path: Path, compiler: Compiler) -> None:
    (tmp_path / "look.cube").write_text(GOOD)
    keys = [{"property": "lut.strength", "frames": [{"time": 0, "value": 0}]}]

    (problem,) = kinoform.validate(graded("look.cube", keyframes=keys), compiler=compiler)

    assert problem.code == "unknown_property"
