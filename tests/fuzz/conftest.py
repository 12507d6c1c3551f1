"""Media for fuzzed documents, and how long fuzzing may take."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import skia
from budget import Budget

from kinoform.compile.compiler import Compiler
from kinoform.compile.media import MediaPolicy
from kinoform.kit.media_folder import MediaFolder
from media import Film, numbered, write_film, write_flipbook


@pytest.fixture(scope="session")
def compiler(tmp_path_factory: pytest.TempPathFactory) -> Compiler:
    """Rules under which documents may name still.png, photo.png, moving.gif and film.mp4."""
    folder = tmp_path_factory.mktemp("fuzz")
    picture = np.ascontiguousarray(numbered(5, alpha=160))
    image = skia.Image.fromarray(picture, skia.kRGBA_8888_ColorType)
    (folder / "still.png").write_bytes(bytes(image.encodeToData()))
    noise = np.random.default_rng(1).integers(0, 256, (90, 150, 4), np.uint8)
    photo = skia.Image.fromarray(noise, skia.kRGBA_8888_ColorType, skia.kOpaque_AlphaType)
    (folder / "photo.png").write_bytes(bytes(photo.encodeToData()))
    write_flipbook(folder / "moving.gif", [numbered(n) for n in range(4)], [100] * 4)
    write_film(folder / "film.mp4", Film("film.mp4", frames=25, has_sound=True))
    media = MediaPolicy(MediaFolder(folder / "kept", file_roots=(folder,)), Path(folder))
    return Compiler(media=media)


@pytest.fixture
def budget() -> Budget:
    """The time of one test by the profile."""
    return Budget.of_profile()
