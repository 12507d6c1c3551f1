"""What lies over the scenes of a film, and the room that scenes leave for it."""

from __future__ import annotations

from itertools import product

import pytest

from kinoform.generate.film_templates import film_template
from kinoform.generate.making import make
from kinoform.generate.overlays import captions, clear, logo
from kinoform.generate.wishes import ASPECTS, LOGO_POSITIONS, Look, Wish, read_look
from kinoform.look.units import Page


def look_of(aspect: str, position: str, *, has_captions: bool) -> Look:
    template = film_template("handshake")
    assert template is not None
    wish = Wish(
        brand={"logoUrl": "logo.png", "logoPosition": position},
        audio={"captions": has_captions},
        output={"aspectRatio": aspect},
    )
    look, problems = read_look(template, wish)
    assert not problems
    return look


@pytest.mark.parametrize(
    ("aspect", "position", "has_captions"),
    list(product(ASPECTS, LOGO_POSITIONS, (False, True))),
)
def test_scenes_keep_clear_of_the_logo_and_of_captions(
    aspect: str, position: str, has_captions: bool
) -> None:
    look = look_of(aspect, position, has_captions=has_captions)
    page, room = Page(look.width, look.height), clear(look)
    top, bottom = room.get("top", 0.0) * page.height, (1 - room.get("bottom", 0.0)) * page.height
    (mark,) = logo(look)
    place = mark["transform"]
    middle = page.height / 2 + place["y"]
    first, last = middle - place["height"] / 2, middle + place["height"] / 2
    assert 0 <= first < last <= page.height
    assert last < top or first > bottom
    for words in captions(look):
        config = words["config"]
        foot = page.height - config["paddingBottom"]
        assert foot <= first or last <= foot - config["maxLines"] * config["fontSize"]
        assert foot - config["maxLines"] * config["fontSize"] * 1.2 > bottom
    assert bottom - top > page.height * 0.4
    assert bool(captions(look)) == has_captions


def test_a_film_without_logo_and_captions_has_its_whole_page() -> None:
    template = film_template("pulse")
    assert template is not None
    film = make(template, Wish(data=template.example)).document
    assert film is not None
    scenes = next(track["clips"] for track in film["tracks"] if track["id"] == "scenes")
    assert all("clear" not in scene["options"] for scene in scenes)
