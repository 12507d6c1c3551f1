"""Templates are planned for the length that they have in the film."""

from __future__ import annotations

from typing import Any

import pytest

from kinoform.compile.compiler import Compiler
from kinoform.compile.media import MediaPolicy
from kinoform.film import compiled_film
from kinoform.kit.media_folder import MediaFolder
from kinoform.model.composition import Composition
from media import Film, Shelf

QUOTE = {"type": "template", "template": "quote", "data": {"quote": "Plain words, well chosen."}}
HEAD = {"type": "template", "template": "talking-head", "data": {"src": "speaker.mp4"}}
LONG = {"type": "rect", "id": "long", "start": 0, "duration": 12}


@pytest.fixture(scope="module")
def compiler(shelf: Shelf) -> Compiler:
    shelf.film(Film("speaker.mp4", frames=200, has_sound=True))
    folder = MediaFolder(shelf.folder / "kept", file_roots=(shelf.folder,))
    return Compiler(media=MediaPolicy(folder, shelf.folder))


def film(compiler: Compiler, *clips: dict[str, Any]) -> Composition:
    tracks = [{"clips": [{"start": 0, **clip}]} for clip in clips]
    return compiled_film(
        {"meta": {"width": 640, "height": 360, "fps": 25}, "tracks": tracks}, compiler=compiler
    ).require()


@pytest.mark.parametrize("duration", ["end", "@long.end", "@long.end - 4"])
def test_a_template_to_the_end_is_the_same_as_one_of_that_length(
    compiler: Compiler, duration: str
) -> None:
    seconds = 8 if "-" in duration else 12

    open_ended = film(compiler, LONG, QUOTE | {"duration": duration})

    assert open_ended.layers == film(compiler, LONG, QUOTE | {"duration": seconds}).layers


def test_a_template_in_a_group_lasts_as_long_as_the_group(compiler: Compiler) -> None:
    def group(duration: Any) -> dict[str, Any]:
        return {
            "type": "group", "duration": 9, "clips": [QUOTE | {"start": 1, "duration": duration}],
        }  # fmt: skip

    assert film(compiler, group("end")).layers == film(compiler, group(8)).layers


@pytest.mark.parametrize("duration", [None, "auto"])
def test_a_speaker_is_heard_to_the_end(compiler: Compiler, duration: Any) -> None:
    spoken = film(compiler, HEAD | {"duration": duration})

    assert spoken.frame_count == 200
    assert spoken.layers == film(compiler, HEAD | {"duration": 8}).layers


def test_what_lasts_to_the_end_lasts_to_the_end_of_a_speaker(compiler: Compiler) -> None:
    both = film(compiler, HEAD, QUOTE | {"duration": "end"})

    assert both.layers == film(compiler, HEAD, QUOTE | {"duration": 8}).layers


def test_timed_words_are_all_shown(compiler: Compiler) -> None:
    words = [{"word": "late", "start": 9.0, "end": 9.5}]
    data = {"src": "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>", "words": words}
    subtitled = {"type": "template", "template": "subtitle-video", "data": data}

    assert film(compiler, subtitled).frame_count == 250


def test_a_template_without_any_length_lasts_five_seconds(compiler: Compiler) -> None:
    assert film(compiler, QUOTE).frame_count == 125
