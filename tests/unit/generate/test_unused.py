"""Data that a film shows nothing of are told, with the name that may have been meant."""

from __future__ import annotations

import pytest

from kinoform.generate.film_templates import film_template, film_templates
from kinoform.generate.unused import unused_data
from kinoform.generate.wishes import Wish


@pytest.mark.parametrize("kind", film_templates())
def test_nothing_is_said_of_data_that_are_shown(kind: str) -> None:
    template = film_templates()[kind]
    assert unused_data(template, Wish(data=template.example)) == ()


def test_a_misspelt_name_is_told_with_the_right_one() -> None:
    template = film_template("pulse")
    assert template is not None
    (told,) = unused_data(template, Wish(data={**template.example, "keyStat": [1]}))
    assert (told.pointer, told.severity) == ("/data/keyStat", "warning")
    assert "'keyStats'" in told.hint


def test_data_that_only_another_scene_asks_for_are_shown() -> None:
    template = film_template("pulse")
    assert template is not None
    scenes = [{"primitiveId": "title-intro", "voScript": "Hello from [city]."}]
    data = {**template.example, "city": "Porto", "kicker": "News"}
    assert unused_data(template, Wish(data=data, scenes=scenes)) == ()
