"""What every effect promises, tested by discovery."""

from __future__ import annotations

import math
import re
from functools import cache

import numpy as np
import pytest

from kinoform.effects._catalogue import all_effects, apply, find, names, outset, plan
from kinoform.effects._pixels import image_of, pixels_of
from kinoform.effects.base import BadValue, Effect, Shot
from kinoform.effects.chroma_key import ChromaKey
from kinoform.effects.lut import Lut
from kinoform.model.geometry import Size

EVERY = pytest.mark.parametrize("effect", all_effects().values(), ids=lambda e: e.kind)
SIZES = [(1, 1), (5, 1), (1, 4), (7, 5), (33, 18), (64, 36)]


def shot(width=64, height=36, **more) -> Shot:
    return Shot(Size(width, height), **more)


@cache
def busy(width=64, height=36, *, opaque=True):
    """Chance in every pixel; without `opaque` also in alpha, with a clear and a solid part."""
    chance = np.random.default_rng(width * 1000 + height)
    pixels = chance.integers(0, 256, (height, width, 4), dtype=np.uint8)
    pixels[..., 3] = 255
    if not opaque:
        pixels[..., 3] = chance.integers(0, 256, (height, width), dtype=np.uint8)
        pixels[:, : width // 3, 3] = 0
        pixels[:, -(width // 3) :, 3] = 255
        pixels[..., :3] = pixels[..., :3].astype(int) * pixels[..., 3:] // 255
    return pixels


@pytest.fixture(scope="module")
def warm_cube(tmp_path_factory):
    path = tmp_path_factory.mktemp("cubes") / "warm.cube"
    rows = [
        f"{red} {green * 0.9} {blue * 0.6}" for blue in (0, 1) for green in (0, 1) for red in (0, 1)
    ]
    path.write_text("LUT_3D_SIZE 2\n" + "\n".join(rows))
    return str(path)


@pytest.fixture
def value(effect, warm_cube):
    """A value of the effect that changes pixels."""
    if effect.kind == "lut":
        return Lut(warm_cube)
    if effect.kind == "chroma-key":
        return ChromaKey("#b06030", 0.3)
    if effect.usual != effect.neutral:
        return effect.usual
    return effect.neutral + 0.6 if effect.neutral + 0.6 <= effect.most else effect.most / 2


@pytest.fixture
def values(effect, value):
    """That value, and the ends of what is allowed."""
    return [value, effect.least, effect.most] if isinstance(value, float) else [value]


def applied(pixels, effect, value, **more):
    height, width = pixels.shape[:2]
    return pixels_of(apply(image_of(pixels), [(effect, value)], shot(width, height, **more)))


@EVERY
def test_the_record_is_complete(effect: Effect):
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", effect.kind)
    assert effect.summary.endswith(".")
    assert (effect.color_filter is None) != (effect.picture is None)
    assert effect.least < effect.most
    for number in (effect.neutral, effect.usual):
        assert not isinstance(number, float) or effect.least <= number <= effect.most
    assert find(effect.kind) is effect
    hash(effect.usual)


def test_no_two_effects_share_a_name():
    spelt = [
        re.sub("[^a-z0-9]", "", name.lower())
        for effect in all_effects().values()
        for name in (effect.kind, *effect.aliases)
    ]
    assert len(spelt) == len(set(spelt))
    assert names() == tuple(sorted(all_effects()))


@EVERY
def test_the_neutral_value_costs_nothing_and_changes_nothing(effect):
    if effect.neutral is None:
        pytest.skip("changes something at every value")
    image = image_of(busy())
    assert plan([(effect, effect.neutral)], shot()) == ()
    assert apply(image, [(effect, effect.neutral)], shot()) is image
    assert outset([(effect, effect.neutral)]) == 0.0


@EVERY
def test_it_changes_something(effect, value):
    assert (applied(busy(), effect, value) != busy()).any() or effect.kind == "drop-shadow"
    assert (applied(busy(opaque=False), effect, value) != busy(opaque=False)).any()


@EVERY
def test_the_same_picture_gives_the_same_and_stays_as_it_was(effect, value):
    image = image_of(busy(opaque=False))
    first = pixels_of(apply(image, [(effect, value)], shot(frame=4, seed=9)))
    again = pixels_of(apply(image, [(effect, value)], shot(frame=4, seed=9)))
    assert (first == again).all()
    assert (pixels_of(image) == busy(opaque=False)).all()


@EVERY
def test_only_what_says_so_changes_from_frame_to_frame(effect, value):
    one = applied(busy(), effect, value, frame=0, seed=2)
    far = applied(busy(), effect, value, frame=40, seed=2)
    assert (one != far).any() == effect.changes


@EVERY
def test_nothing_comes_out_of_a_clear_picture(effect, values):
    clear = np.zeros((18, 33, 4), np.uint8)
    for value in values:
        assert not applied(clear, effect, value).any()


@EVERY
def test_no_colour_exceeds_its_alpha(effect, values):
    for value in values:
        for scale in (1.0, 0.37):
            changed = applied(busy(opaque=False), effect, value, scale=scale)
            assert (changed[..., :3] <= changed[..., 3:]).all()


@EVERY
def test_nothing_is_painted_beyond_the_outset(effect, values):
    pixels = np.zeros((120, 160, 4), np.uint8)
    pixels[50:70, 70:90] = 255
    for value in values:
        reach = math.ceil(outset([(effect, value)]))
        # Glitches throw whole bands; they stay in the picture, which is no wider than the clip.
        if reach > 40 or effect.kind in {"glitch", "pixelate"}:
            continue
        changed = applied(pixels, effect, value)
        changed[50 - reach : 70 + reach, 70 - reach : 90 + reach] = 0
        assert not changed.any()


@EVERY
@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
def test_any_size_is_kept(effect, values, size):
    for value in values:
        assert applied(busy(*size, opaque=False), effect, value).shape == (size[1], size[0], 4)


@EVERY
def test_an_overshooting_easing_stops_at_the_limits(effect, values):
    if len(values) == 1:
        pytest.skip("takes no number")
    for limit, beyond in ((effect.most, effect.most + 3.0), (effect.least, effect.least - 3.0)):
        assert (applied(busy(), effect, beyond) == applied(busy(), effect, limit)).all()


@EVERY
@pytest.mark.parametrize(
    "written",
    [True, [], {}, {"size": 3}, "soft", "", float("nan"), float("inf"), -1e9, 10**400, "1e999px"],
    ids=repr,
)
def test_what_it_cannot_take_is_refused_with_a_reason(effect, written):
    if effect.parse is not None and written == {}:
        pytest.skip("all fields have usual values")
    with pytest.raises(BadValue, match=r"\w{3}"):
        effect.read(written)


@EVERY
def test_numbers_within_the_limits_are_read(effect):
    if effect.parse is not None:
        pytest.skip("takes no number")
    assert effect.read(effect.least) == effect.least
    assert effect.read(str(effect.most)) == effect.most
    with pytest.raises(BadValue, match="goes from"):
        effect.read(effect.most + 1.0)
