"""Where transitions show the picture, and which way they go."""

from __future__ import annotations

import numpy as np
import pytest
import skia

from kinoform.model.geometry import Size
from kinoform.transitions._catalogue import all_transitions
from kinoform.transitions.base import Crossing

SIZE = Size(40, 20)
STEPS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


def shades(kind, shown, *, leaving=False, color=0xFFFFFFFF, seed=0):
    """What a plain picture paints on an empty canvas, as premultiplied blue, green, red, alpha."""
    width, height = int(SIZE.width), int(SIZE.height)
    sheet = skia.Surface(width, height)
    sheet.getCanvas().clear(color)
    surface = skia.Surface(width, height)
    crossing = Crossing(shown, SIZE, leaving, seed)
    all_transitions()[kind].draw(surface.getCanvas(), sheet.makeImageSnapshot(), crossing)
    values = np.empty((height, width, 4), np.uint8)
    info = skia.ImageInfo.MakeN32Premul(width, height)
    assert surface.makeImageSnapshot().readPixels(info, values, width * 4)
    return values.astype(float)


def alpha(kind, shown, *, leaving=False, seed=0):
    return shades(kind, shown, leaving=leaving, seed=seed)[..., 3]


def middle(cover):
    """The centre of what is covered, from (-1, -1) at the upper left to (1, 1)."""
    rows, columns = np.indices(cover.shape)
    height, width = cover.shape
    x, y = (np.average(grid, weights=cover) for grid in (columns, rows))
    return 2 * x / (width - 1) - 1, 2 * y / (height - 1) - 1


@pytest.mark.parametrize("side", STEPS)
@pytest.mark.parametrize("family", ["slide", "cover", "reveal", "wipe", "smooth", "carousel"])
def test_a_direction_comes_from_behind_and_goes_on_ahead(family, side):
    coming = middle(alpha(f"{family}-{side}", 0.35))
    going = middle(alpha(f"{family}-{side}", 0.35, leaving=True))
    for step, start, end in zip(STEPS[side], coming, going, strict=True):
        assert np.sign(round(start, 1)) == -step
        assert np.sign(round(end, 1)) == step


def test_cover_and_reveal_are_the_two_halves_of_one_move():
    assert np.array_equal(alpha("cover-left", 0.3), alpha("slide-left", 0.3))
    assert np.array_equal(
        alpha("cover-left", 0.3, leaving=True), alpha("wipe-left", 0.3, leaving=True)
    )
    assert np.array_equal(alpha("reveal-left", 0.3), alpha("wipe-left", 0.3))
    assert np.array_equal(
        alpha("reveal-left", 0.3, leaving=True), alpha("slide-left", 0.3, leaving=True)
    )


@pytest.mark.parametrize(
    "kind", ["wipe-left", "wipe-br", "clock-wipe", "circle-open", "dissolve", "hl-wind", "heart"]
)
@pytest.mark.parametrize("grown", [0.2, 0.5, 0.8])
def test_one_clip_leaves_exactly_where_the_next_one_enters(kind, grown):
    entering, leaving = alpha(kind, grown, seed=3), alpha(kind, 1 - grown, leaving=True, seed=3)
    assert np.abs(entering + leaving - 255).max() <= 2


@pytest.mark.parametrize("kind", ["iris", "rect-crop", "sdf-iris", "zoom"])
def test_what_opens_on_the_way_in_closes_on_the_way_out(kind):
    opening, closing = alpha(kind, 0.4), alpha(kind, 0.4, leaving=True)
    assert np.array_equal(opening, closing)
    assert opening[10, 20] == 255
    assert opening[0, 0] == 0


def test_dissolve_covers_as_much_as_it_should_at_any_time():
    for shown in (0.25, 0.5, 0.75):
        assert alpha("dissolve", shown).mean() / 255 == pytest.approx(shown, abs=0.1)


def test_chance_follows_the_seed():
    assert not np.array_equal(
        alpha("random-squares", 0.5, seed=1), alpha("random-squares", 0.5, seed=2)
    )


@pytest.mark.parametrize("kind", ["fade-white", "fade-black", "overexposure"])
@pytest.mark.parametrize("leaving", [False, True])
def test_a_fade_by_a_colour_never_leaps(kind, leaving):
    """A grey clip, in fifty steps: no step is a flash."""
    steps = [shades(kind, step / 50, leaving=leaving, color=0xFF808080)[0, 0] for step in range(51)]
    assert np.abs(np.diff(steps, axis=0)).max() < 26


def test_fade_white_is_white_half_way_and_fade_black_is_black():
    assert shades("fade-white", 0.45, color=0xFF208040)[0, 0, :3].min() > 200
    black = shades("fade-black", 0.45, color=0xFF208040)[0, 0]
    assert black[:3].max() < 20
    assert black[3] > 200


def test_a_blur_keeps_an_even_picture_even():
    for kind in ("hblur", "linear-blur", "cross-zoom", "whip-pan"):
        assert np.abs(shades(kind, 0.8) - 255).max() <= 3
