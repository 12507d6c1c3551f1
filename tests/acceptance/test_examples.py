"""The showcase documents, with stand-ins for their pictures and music."""

from __future__ import annotations

import shutil
import sys
import wave
from pathlib import Path

import numpy as np
import pytest
import skia

import kinoform

EXAMPLES = Path(__file__).parents[2] / "examples"
DOCUMENTS = sorted(EXAMPLES.glob("*.json"))


@pytest.fixture(scope="module")
def demo():
    sys.path.insert(0, str(EXAMPLES))
    import demo

    yield demo
    sys.path.remove(str(EXAMPLES))


@pytest.fixture(scope="module")
def folder(tmp_path_factory, demo):
    """A clone whose media are small and quick to make."""
    clone = tmp_path_factory.mktemp("clone")
    (clone / "examples").mkdir()
    for document in DOCUMENTS:
        shutil.copy(document, clone / "examples")
    media = clone / "out" / "media"
    media.mkdir(parents=True)
    for path in demo.recipes(media):
        if path.suffix == ".jpg":
            dots = np.full((90, 160, 4), 128, np.uint8)
            skia.Image.fromarray(dots).save(str(path), skia.kJPEG, 80)
        else:
            with wave.open(str(path), "wb") as file:
                file.setnchannels(2)
                file.setsampwidth(2)
                file.setframerate(48_000)
                file.writeframes(bytes(4 * 48_000 * 16))
    return clone / "examples"


@pytest.mark.parametrize("name", [path.stem for path in DOCUMENTS])
def test_a_showcase_document_has_no_problem(folder, name):
    assert kinoform.validate(folder / f"{name}.json") == ()


@pytest.mark.parametrize("name", [path.stem for path in DOCUMENTS])
def test_a_poster_shows_more_than_its_ground(folder, demo, name):
    film = next(each for each in demo.FILMS if each.name == name)
    pixels = kinoform.frame(folder / f"{name}.json", film.poster_at, scale=0.1).pixels
    assert len(np.unique(pixels.reshape(-1, 4), axis=0)) > 200


def test_the_demo_renders_every_document(demo):
    assert {film.document for film in demo.FILMS} == set(DOCUMENTS)


def test_a_film_for_somebody_else_has_their_name(folder):
    document = folder / "year-in-books.json"
    changed = {"name": "Tomás", "streak": 2, "books": 12}
    assert kinoform.validate(document, variables=changed) == ()
    pictures = [kinoform.frame(document, 14.0, scale=0.1, variables=each) for each in ({}, changed)]
    assert pictures[0].pixels.tobytes() != pictures[1].pixels.tobytes()


def test_a_file_that_fails_half_way_leaves_nothing(demo, tmp_path):
    def breaks(path):
        path.write_bytes(b"half")
        raise OSError

    with pytest.raises(OSError):
        demo.make_whole(tmp_path / "a.jpg", breaks)
    assert list(tmp_path.iterdir()) == []
