from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinoform.model.color import BadColor, Color, is_color
from kinoform.model.color_names import COLOR_NAMES

channels = st.integers(0, 255)


@pytest.mark.parametrize(
    ("text", "argb"),
    [
        ("#f80", 0xFFFF8800),
        ("#f808", 0x88FF8800),
        ("#FF8800", 0xFFFF8800),
        ("#ff880080", 0x80FF8800),
        ("rgb(255, 136, 0)", 0xFFFF8800),
        ("rgb(255 136 0)", 0xFFFF8800),
        ("rgb(255 136 0 / 50%)", 0x80FF8800),
        ("rgba(255,136,0,.5)", 0x80FF8800),
        ("rgb(100%, 0%, 0%)", 0xFFFF0000),
        ("rgb(300 -20 0)", 0xFFFF0000),
        ("rgb(none 136 0)", 0xFF008800),
        ("hsl(120, 100%, 25%)", 0xFF008000),
        ("hsl(0.5turn 100% 50%)", 0xFF00FFFF),
        ("hsl(-120deg 100 50)", 0xFF0000FF),
        ("hsla(200grad, 100%, 50%, 0.25)", 0x4000FFFF),
        ("hwb(0 0% 0%)", 0xFFFF0000),
        ("hwb(90 60% 60%)", 0xFF808080),
        ("oklch(0.628 0.2577 29.23)", 0xFFFF0000),
        ("oklch(62.8% 64.4% 29.23deg)", 0xFFFF0000),
        ("oklab(0.5 0 0)", 0xFF636363),
        ("oklch(1 0.3 200)", 0xFFFFFFFF),
        ("RebeccaPurple", 0xFF663399),
        (" white ", 0xFFFFFFFF),
        ("transparent", 0x00000000),
    ],
)
def test_css_colours_are_read(text, argb):
    assert f"{Color.parse(text).argb:08x}" == f"{argb:08x}"


@pytest.mark.parametrize(
    "text",
    [
        "", "#", "#12", "#12345", "#ggg", "rgb(1,2)", "rgb(1 2 3 4)", "rgb(1,2 3)", "rgb()",
        "rgb(1e999 0 0)", "cmyk(1,2,3)", "oklch(1,2,3)", "blau", "#fff;", "url(#a)", "x" * 9999,
    ],
)  # fmt: skip
def test_what_is_no_colour_is_refused(text):
    assert not is_color(text)
    with pytest.raises(BadColor):
        Color.parse(text)


def test_a_misspelt_name_is_answered_with_the_nearest():
    with pytest.raises(BadColor, match="turquoise"):
        Color.parse("turquois")


def test_every_css_name_is_known():
    assert len(COLOR_NAMES) == 148
    assert all(Color.parse(name).css == f"#{digits}" for name, digits in COLOR_NAMES.items())


@given(channels, channels, channels, channels)
def test_a_colour_survives_its_own_css(red, green, blue, alpha):
    color = Color(red / 255, green / 255, blue / 255, alpha / 255)
    assert Color.parse(color.css) == color
    assert color.argb == alpha << 24 | red << 16 | green << 8 | blue


@given(channels, channels, channels)
def test_oklch_and_back_is_the_same_colour(red, green, blue):
    color = Color(red / 255, green / 255, blue / 255)
    assert Color.from_oklch(*color.to_oklch()).argb == color.argb


@given(st.floats(0.05, 0.95), st.floats(0, 0.5), st.floats(0, 360))
def test_what_no_screen_can_show_keeps_its_light_and_hue(lightness, chroma, hue):
    shown_lightness, shown_chroma, shown_hue = Color.from_oklch(lightness, chroma, hue).to_oklch()
    assert shown_lightness == pytest.approx(lightness, abs=2e-3)
    assert shown_chroma <= chroma + 2e-3
    turn = abs(shown_hue - hue) % 360
    assert shown_chroma < 0.02 or min(turn, 360 - turn) < 2


def test_a_mix_with_transparent_keeps_the_colour():
    half = Color.parse("red").mix(Color.parse("transparent"), 0.5)
    assert half == Color(1.0, 0.0, 0.0, 0.5)


def test_a_mix_ends_exactly_at_its_ends_and_stays_a_colour_beyond_them():
    one, other = Color.parse("#123456"), Color.parse("#fedcba80")
    assert one.mix(other, 0.0) is one
    assert one.mix(other, 1.0) is other
    beyond = Color.parse("black").mix(Color.parse("white"), 1.2)
    assert beyond == Color(1.0, 1.0, 1.0)
    assert Color.parse("black").mix(Color.parse("white"), 0.5).css == "#808080"


def test_contrast_is_that_of_wcag():
    white, black = Color.parse("white"), Color.parse("black")
    assert white.contrast(black) == black.contrast(white) == pytest.approx(21.0)
    assert white.contrast(Color.parse("#767676")) == pytest.approx(4.54, abs=0.01)
    assert Color.parse("#808080").luminance == pytest.approx(0.2159, abs=1e-4)


def test_a_colour_can_be_made_opaque_and_sent_to_another_process():
    color = Color.parse("#11223344").with_alpha(1.0)
    assert color.css == "#112233"
    assert pickle.loads(pickle.dumps(color)) == color  # noqa: S301


@given(st.text())
def test_any_text_is_a_colour_or_not(text):
    assert is_color(text) in {True, False}


@given(st.from_regex(r"(rgb|hsl|hwb|oklch|oklab)\([0-9e+\-.% ,/a-z]{0,30}\)", fullmatch=True))
def test_any_call_is_a_colour_within_bounds_or_not(text):
    if is_color(text):
        color = Color.parse(text)
        assert all(0 <= c <= 1 for c in (color.red, color.green, color.blue, color.alpha))
