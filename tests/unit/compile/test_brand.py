from __future__ import annotations

from typing import Any

import pytest

from kinoform.compile.brand import brand_names
from kinoform.compile.expand import expand
from kinoform.film import compiled_film
from kinoform.model.color import Color

META = {"width": 640, "height": 360}
BRAND = {"colors": ["#e11d48", "#0ea5e9"], "fonts": {"heading": "Poppins"}}


def document(clip: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"meta": META, "brand": BRAND, "tracks": [{"clips": [clip]}], **more}


def test_an_expression_reads_what_the_brand_says() -> None:
    clip = {"type": "text", "text": "{{brand.fonts.heading}}", "start": 0, "duration": 1}

    written = expand(document(clip)).document

    assert written["tracks"][0]["clips"][0]["text"] == "Poppins"


@pytest.mark.parametrize("background", ["#000000", "#ffffff"])
def test_roles_can_be_read_on_the_background_that_the_film_has(background: str) -> None:
    roles = brand_names({"meta": {"background": background}, "brand": BRAND})["brand"]["roles"]

    assert Color.parse(roles["ink"]).contrast(Color.parse(roles["background"])) >= 4.5
    assert (background == "#ffffff") == (Color.parse(roles["background"]).luminance > 0.4)


def test_a_template_without_colours_takes_the_brands() -> None:
    clip = {"type": "template", "template": "quote", "start": 0, "duration": 2,
            "data": {"quote": "Plain words."}}  # fmt: skip
    plain = compiled_film({"meta": META, "tracks": [{"clips": [clip]}]}).require()

    branded = compiled_film(document(clip)).require()

    assert plain.layers != branded.layers


def test_a_template_with_a_palette_keeps_it() -> None:
    clip = {"type": "template", "template": "quote", "start": 0, "duration": 2,
            "data": {"quote": "Plain words.", "palette": "slate-teal"}}  # fmt: skip
    plain = compiled_film({"meta": META, "tracks": [{"clips": [clip]}]}).require()

    assert plain.layers == compiled_film(document(clip)).require().layers


@pytest.mark.parametrize("brand", [None, 3, {"colors": "red"}, {"colors": ["no colour"]}, {}])
def test_a_brand_that_makes_no_sense_gives_no_roles(brand: Any) -> None:
    assert not brand_names({"brand": brand}).get("brand", {}).get("roles")
