"""What every transition promises, tested by discovery."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import numpy as np
import pytest
import skia

from kinoform.model.geometry import Size
from kinoform.transitions._catalogue import all_transitions, find, spelling
from kinoform.transitions.base import Crossing, Transition

SIZES = (Size(64, 36), Size(36, 64))
WAYS = (False, True)
EVERY = pytest.mark.parametrize("transition", all_transitions().values(), ids=lambda t: t.kind)


@cache
def picture(size, opacity=1.0, seed=1):
    """A busy picture without symmetry, so that every change shows."""
    width, height = int(size.width), int(size.height)
    chance = np.random.default_rng(seed)
    surface = skia.Surface(width, height)
    with surface as canvas:
        colors = [0xFF204080, 0xFFF0A030, 0xFF60D090]
        corners = [skia.Point(0, 0), skia.Point(width, height)]
        canvas.drawPaint(skia.Paint(Shader=skia.GradientShader.MakeLinear(corners, colors)))
        for _ in range(14):
            x, y = chance.random() * width, chance.random() * height
            paint = skia.Paint(Color=0xFF000000 | int(chance.integers(1 << 24)))
            canvas.drawRect(skia.Rect.MakeXYWH(x, y, 4 + 9 * chance.random(), 6), paint)
    whole = surface.makeImageSnapshot()
    if opacity == 1.0:
        return whole
    surface = skia.Surface(width, height)
    with surface as canvas:
        canvas.drawImage(whole, 0, 0, skia.SamplingOptions(), skia.Paint(Alphaf=opacity))
        canvas.clipRect(skia.Rect(width * 0.3, height * 0.3, width * 0.6, height * 0.7))
        canvas.clear(0)
    return surface.makeImageSnapshot()


def drawn(transition, shown, size, *, leaving=False, over=None, opacity=1.0):
    surface = skia.Surface(int(size.width), int(size.height))
    with surface as canvas:
        if over is not None:
            canvas.drawImage(over, 0, 0)
        transition.draw(canvas, picture(size, opacity), Crossing(shown, size, leaving, seed=5))
    return pixels(surface.makeImageSnapshot())


def pixels(image):
    info = skia.ImageInfo.MakeN32Premul(image.width(), image.height())
    values = np.empty((image.height(), image.width(), 4), np.uint8)
    assert image.readPixels(info, values, image.width() * 4)
    return values


def is_cut(transition: Transition) -> bool:
    """Whether it shows all of the picture at once, as a cut does."""
    size = SIZES[0]
    whole = pixels(picture(size))
    return all(np.array_equal(drawn(transition, at, size), whole) for at in (0.1, 0.5, 0.9))


@EVERY
@pytest.mark.parametrize("leaving", WAYS)
@pytest.mark.parametrize("opacity", [1.0, 0.4])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_all_shown_is_exactly_the_picture(transition, size, opacity, leaving):
    whole = drawn(transition, 1.0, size, leaving=leaving, opacity=opacity)
    assert np.array_equal(whole, pixels(picture(size, opacity)))


@EVERY
@pytest.mark.parametrize("leaving", WAYS)
def test_nothing_shown_leaves_the_canvas_untouched(transition, leaving):
    size = SIZES[0]
    beneath = picture(size, seed=2)
    untouched = drawn(transition, 0.0, size, leaving=leaving, over=beneath)
    assert np.array_equal(untouched, pixels(beneath))


@EVERY
@pytest.mark.parametrize("leaving", WAYS)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_half_way_is_neither_nothing_nor_all(transition, size, leaving):
    if is_cut(transition):
        pytest.skip("a cut has no half way")
    half = drawn(transition, 0.5, size, leaving=leaving)
    assert half.any()
    assert not np.array_equal(half, pixels(picture(size)))


@EVERY
@pytest.mark.parametrize("leaving", WAYS)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_it_starts_and_ends_without_a_jump(transition, size, leaving):
    if is_cut(transition):
        pytest.skip("a cut jumps")
    nothing, whole = np.zeros((int(size.height), int(size.width), 4)), pixels(picture(size))
    for shown, end in ((0.004, nothing), (0.996, whole)):
        near_the_end = drawn(transition, shown, size, leaving=leaving).astype(float)
        assert np.abs(near_the_end - end).mean() < 12.0


@EVERY
@pytest.mark.parametrize("leaving", WAYS)
def test_drawing_twice_gives_the_same_pixels(transition, leaving):
    first = drawn(transition, 0.4, SIZES[0], leaving=leaving)
    assert np.array_equal(first, drawn(transition, 0.4, SIZES[0], leaving=leaving))


@EVERY
@pytest.mark.parametrize("leaving", WAYS)
def test_the_canvas_is_given_back_as_it_was_found(transition, leaving):
    size = SIZES[0]
    surface = skia.Surface(64, 36)
    canvas = surface.getCanvas()
    canvas.translate(3, 2)
    before = (
        canvas.getSaveCount(),
        list(canvas.getTotalMatrix().get9()),
        canvas.getDeviceClipBounds(),
    )
    for shown in (0.0, 0.3, 0.8, 1.0):
        transition.draw(canvas, picture(size), Crossing(shown, size, leaving))
    after = (
        canvas.getSaveCount(),
        list(canvas.getTotalMatrix().get9()),
        canvas.getDeviceClipBounds(),
    )
    assert after == before


@EVERY
@pytest.mark.parametrize("leaving", WAYS)
@pytest.mark.parametrize("shown", [0.15, 0.5, 0.85])
def test_a_picture_with_nothing_on_it_paints_nothing(transition, shown, leaving):
    size = SIZES[0]
    surface = skia.Surface(64, 36)
    empty = surface.makeImageSnapshot()
    with surface as canvas:
        transition.draw(canvas, empty, Crossing(shown, size, leaving))
    assert not pixels(surface.makeImageSnapshot()).any()


@EVERY
@pytest.mark.parametrize("leaving", WAYS)
@pytest.mark.parametrize("shown", [0.15, 0.5, 0.85])
def test_a_see_through_picture_stays_as_see_through(transition, shown, leaving):
    painted = drawn(transition, shown, SIZES[0], leaving=leaving, opacity=0.4)
    colors, alpha = painted[..., :3], painted[..., 3:]
    assert (colors <= alpha).all(), "a colour brighter than its alpha is not premultiplied"
    if transition.opacity_only:
        assert (alpha <= pixels(picture(SIZES[0], 0.4))[..., 3:]).all()


@EVERY
def test_its_name_is_its_file_and_it_says_what_it_does(transition):
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", transition.kind)
    module = f"kinoform.transitions.{transition.kind.replace('-', '_')}"
    assert __import__(module, fromlist=["TRANSITION"]).TRANSITION is transition
    assert len(transition.summary.strip()) > 8


@EVERY
def test_it_is_found_by_all_its_names(transition):
    for name in (transition.kind, *transition.aliases):
        assert find(name) is transition


def test_no_name_means_two_transitions():
    every = [
        spelling(name)
        for transition in all_transitions().values()
        for name in (transition.kind, *transition.aliases)
    ]
    assert [name for name, uses in Counter(every).items() if uses > 1] == []
