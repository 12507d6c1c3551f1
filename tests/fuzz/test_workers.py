"""Any number of workers makes the same film."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from documents import HEIGHT, RATE, WIDTH

import kinoform
from kinoform.compile.compiler import Compiler

SECONDS = 8


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    """Everything that could remember the frame before, over several spans."""
    spin = {"type": "spin", "duration": 1.7, "loop": True}
    long: dict[str, Any] = {"start": 0, "duration": SECONDS}
    clips = [
        {"type": "video", "src": "film.mp4", "loop": True, **long,
         "transform": {"width": "100%", "height": "100%"}},
        {"type": "rect", **long, "transform": {"width": 30, "height": 9, "x": -20},
         "style": {"fill": "#38bdf8", "shadowColor": "#000", "shadowBlur": 5},
         "animations": [spin]},
        {"type": "image", "src": "moving.gif", **long, "transform": {"width": 30, "y": 10},
         "blendMode": "screen", "opacity": 0.7},
        {"type": "text", "text": "Ünïted 12", "start": 1.3, "duration": 4,
         "style": {"fontSize": 14}, "textAnimation": {"preset": "wave", "split": "letter"},
         "transition": "iris"},
        {"type": "circle", **long, "size": 12, "style": {"filters": [{"type": "grain"}]}},
        {"type": "group", "start": 3, "duration": 4, "transition": "wipe-left", "clips": [
            {"type": "polygon", "start": 1, "duration": 3, "size": 20, "animations": [spin]}]},
    ]  # fmt: skip
    meta = {"width": WIDTH, "height": HEIGHT, "fps": RATE}
    return {"meta": meta, "seed": 4, "tracks": [{"clips": clips}]}


def decoded(path: Path) -> np.ndarray:
    with av.open(str(path)) as container:
        return np.stack([frame.to_ndarray() for frame in container.decode(video=0)])


@pytest.mark.parametrize(("ending", "counts"), [("mp4", (1, 2, 5)), ("webm", (1, 3))])
def test_any_number_of_workers_makes_the_same_frames(
    document: dict[str, Any], ending: str, counts: Any, compiler: Compiler, tmp_path: Path
) -> None:
    films = []
    for workers in counts:
        path = tmp_path / f"{workers}.{ending}"
        kinoform.render(document, path, workers=workers, compiler=compiler)
        films.append(decoded(path))
    assert len(films[0]) == SECONDS * RATE
    assert all((film == films[0]).all() for film in films)


def test_a_part_of_a_film_is_that_part_whoever_makes_it(
    document: dict[str, Any], compiler: Compiler, tmp_path: Path
) -> None:
    parts = []
    for workers in (1, 3):
        path = tmp_path / f"{workers}.mp4"
        kinoform.render(document, path, workers=workers, compiler=compiler, start=1.5, end=7)
        parts.append(decoded(path))
    assert len(parts[0]) == round(5.5 * RATE)
    assert (parts[0] == parts[1]).all()
