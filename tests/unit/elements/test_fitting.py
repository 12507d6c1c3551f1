"""How a picture lies in its box, and how it moves there."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kinoform.elements._fitting import KenBurns, fitted, ken_burns, moved
from kinoform.elements._picture import Frame
from kinoform.model.document.style import Style
from kinoform.model.geometry import Box, Size
from kinoform.model.object_position import BadObjectPosition, shares_of

BOX = Size(1600, 900)
PICTURE = fitted(Size(2400, 1600), BOX, "cover")
PANS = ["left", "right", "up", "down"]
MOVES = [*PANS, "zoom-in", "zoom-out", "zoom-in-left", "zoom-out-right"]


def places(move: KenBurns | None, steps: int = 20) -> list[Box]:
    assert move is not None
    return [moved(PICTURE, BOX, move, step / steps).picture for step in range(steps + 1)]


@pytest.mark.parametrize("name", MOVES)
def test_no_move_shows_what_lies_beside_the_picture(name: str) -> None:
    for place in places(ken_burns(name)):
        assert place.grown(1e-6).contains(Box.of_size(BOX))


@pytest.mark.parametrize("name", PANS)
def test_a_pan_takes_all_of_its_time_from_one_edge_to_the_other(name: str) -> None:
    wish = ken_burns(name)
    assert wish is not None
    steady = wish.model_copy(update={"easing": "linear"})
    found = [place.left if name in {"left", "right"} else place.top for place in places(steady)]
    steps = [after - before for before, after in pairwise(found)]
    assert steps == pytest.approx([steps[0]] * len(steps))
    assert abs(steps[0]) > 1.0


@pytest.mark.parametrize(
    ("words", "left", "top"),
    [("left top", 0, 0), ("bottom right", -800, -700), ("top", -400, 0), ("25%", -200, -350),
     ("center 20%", -400, -140)],
)  # fmt: skip
def test_a_picture_shows_the_part_of_it_that_is_asked_for(
    words: str, left: float, top: float
) -> None:
    large = fitted(Size(2400, 1600), Size(1600, 900), "none", shares_of(words))
    assert (large.left, large.top) == pytest.approx((left, top))


@pytest.mark.parametrize("words", ["", "left right", "top bottom", "up", "1 2 3", "10px"])
def test_words_that_are_no_place_are_refused(words: str) -> None:
    with pytest.raises(BadObjectPosition):
        shares_of(words)


@pytest.mark.parametrize(
    ("position", "fills"),
    [(None, True), ("left top", True), ("100% 0%", True), ("-30% 50%", False), ("50% 130%", False)],
)
def test_a_picture_that_leaves_a_part_of_its_box_hides_nothing_behind_it(
    position: str | None, fills: bool
) -> None:
    style = Style(object_fit="cover", object_position=position)
    frame = Frame.of(style, Size(200, 200), Size(300, 100), None, None)
    assert (frame.filled == Box.of_size(frame.size)) is fills
