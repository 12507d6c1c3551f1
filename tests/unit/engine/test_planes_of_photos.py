"""Photos on the move go to the encoder as planes, and look there as they do on the canvas."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import skia

from kinoform.engine.painter import Painter
from kinoform.engine.planes import plane_views, to_planes
from kinoform.engine.stage import EngineStage
from kinoform.film import compiled_film

WIDTH, HEIGHT = 640, 360
FULL = {"width": "100%", "height": "100%"}
BOX = {"x": 40, "y": -20, "width": 380, "height": 260}
CLOSE = 3.0
"""Of 255 on average; a trembling or misplaced photo differs by tens along its edges."""


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Two soft pictures with a few hard edges."""
    folder = tmp_path_factory.mktemp("photos")
    down, across = np.mgrid[0:600, 0:900]
    paths = []
    for index, phase in enumerate((0.0, 2.0)):
        waves = [
            np.sin(across / 60 + phase),
            np.cos(down / 45 + phase),
            np.sin((across + down) / 80),
        ]
        pixels = np.stack([*(128 + 100 * wave for wave in waves), np.full((600, 900), 255)], axis=2)
        pixels[200:260, 100 * index + 200 : 100 * index + 500, :3] = 240 - 200 * index
        image = skia.Image.fromarray(
            np.ascontiguousarray(pixels.astype(np.uint8)),
            skia.kRGBA_8888_ColorType, skia.kOpaque_AlphaType,
        )  # fmt: skip
        path: Path = folder / f"{index}.png"
        path.write_bytes(bytes(image.encodeToData()))
        paths.append(str(path))
    return paths


def photo(source: str, transform: Any, **more: Any) -> dict[str, Any]:
    return {"type": "image", "src": source, "start": 0, "duration": 2, "kenBurns": "pan-left",
            "fit": "cover", "transform": transform, **more}  # fmt: skip


def painted(*clips: dict[str, Any]) -> Painter:
    meta = {"width": WIDTH, "height": HEIGHT, "fps": 10, "background": "#204060"}
    film = {"meta": meta, "tracks": [{"clips": list(clips)}]}
    composition = compiled_film(film).require()
    return Painter(composition, EngineStage(composition.rate), WIDTH, HEIGHT)


def assert_alike(*clips: dict[str, Any], frame: int) -> None:
    canvas = painted(*clips)
    canvas.paint(frame)
    for planes, pixels in zip(
        plane_views(painted(*clips).paint_planes(frame)),
        plane_views(to_planes(canvas.pixels)),
        strict=True,
    ):
        assert np.abs(planes.astype(int) - pixels).mean() < CLOSE


@pytest.mark.parametrize("frame", [3, 8, 14])
def test_a_photo_that_fills_the_frame(photos: list[str], frame: int) -> None:
    assert_alike(photo(photos[0], FULL), frame=frame)


@pytest.mark.parametrize("frame", [4, 7, 11])
def test_a_photo_that_fades_into_another(photos: list[str], frame: int) -> None:
    fade = {"in": {"type": "fade", "duration": 1}}
    later = photo(photos[1], FULL, start=0.3, transition=fade)
    assert_alike(photo(photos[0], FULL), later, frame=frame)


@pytest.mark.parametrize("style", [{}, {"borderRadius": 40}, {"shadowColor": "black"}])
def test_a_photo_in_a_box(photos: list[str], style: dict[str, Any]) -> None:
    assert_alike(photo(photos[0], BOX, style=style), frame=7)


def test_what_lies_over_a_photo_in_a_box(photos: list[str]) -> None:
    over = {"type": "circle", "size": 90, "start": 0, "duration": 2, "style": {"fill": "white"},
            "animations": [{"type": "spin", "duration": 1, "loop": True}]}  # fmt: skip
    assert_alike(photo(photos[0], BOX), over, frame=7)
    planes = plane_views(painted(photo(photos[0], BOX), over).paint_planes(7))
    assert planes[0][HEIGHT // 2, WIDTH // 2] == 235
