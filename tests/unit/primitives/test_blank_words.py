"""Data whose words are all blank, as tables with empty cells give them."""

from __future__ import annotations

import pytest

from kinoform.look.units import Page
from kinoform.primitives._catalogue import primitives
from kinoform.primitives._staging import Wish, staged


@pytest.mark.parametrize("is_every_other", [False, True], ids=["all", "every other"])
@pytest.mark.parametrize("kind", primitives())
def test_a_picture_without_words_is_drawn(kind: str, is_every_other: bool) -> None:
    primitive = primitives()[kind]
    data = {
        name: [" " if isinstance(item, str) and not (is_every_other and at % 2) else item
               for at, item in enumerate(value)] if isinstance(value, list) else value
        for name, value in primitive.example.items()
    }  # fmt: skip
    for option in primitive.options:
        found = staged(
            primitive,
            Wish(where="", data=data, options={"animation": option}, page=Page(1920, 1080)),
        )
        assert found.clips or any(problem.severity == "error" for problem in found.problems)
