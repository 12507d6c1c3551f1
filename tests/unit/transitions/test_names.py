"""A transition is found by the names that people and other products use."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kinoform.transitions._catalogue import all_transitions, find


@pytest.mark.parametrize(
    "name",
    ["slide-left", "slideLeft", "slide_left", "slideleft", "SLIDE-LEFT", "Slide Left", "push-left"],
)
def test_any_spelling_finds_the_same_transition(name):
    assert find(name) is all_transitions()["slide-left"]


@pytest.mark.parametrize("name", ["wipeLeftFast", "wipe-left-slow", "WIPELEFTSLOW"])
def test_a_tempo_in_the_name_is_not_part_of_it(name):
    assert find(name) is all_transitions()["wipe-left"]


@pytest.mark.parametrize("name", ["", "slow", "no-such-thing", "fade\x00out", "slide"[:3]])
def test_an_unknown_name_finds_nothing(name):
    assert find(name) is None


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("circleopen", "circle-open"),
        ("circlecrop", "iris"),
        ("hlslice", "hl-slice"),
        ("distance", "luma"),
        ("fadefast", "fade"),
        ("carouselUp", "carousel-up"),
        ("shuffleTopRight", "shuffle-top-right"),
        ("cinematic-zoom", "cross-zoom"),
        ("crosswarp", "cross-warp"),
        ("windowslice", "hr-slice"),
    ],
)
def test_names_of_other_products_are_known(theirs, ours):
    found = find(theirs)
    assert found is not None
    assert found.kind == ours


def test_only_the_plain_fade_is_drawn_without_a_copy():
    assert [kind for kind, record in all_transitions().items() if record.opacity_only] == ["fade"]


def test_looking_up_a_name_loads_no_canvas():
    program = (
        "import sys; from kinoform.transitions._catalogue import find;"
        "assert find('cube'); sys.exit('skia' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
