"""Text in drawings: where it stands, how it looks, and that no font of the machine is asked."""

from __future__ import annotations

import numpy as np
import pytest
import skia

from kinoform.engine.drawings import load_svg, svg_size
from kinoform.engine.media_problem import MediaProblem
from kinoform.model.geometry import Box

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">{}</svg>'
WIDTH, HEIGHT = 200, 100


def drawn(body: str, scale: int = 1) -> np.ndarray:
    image = load_svg(SVG.format(body), WIDTH * scale, HEIGHT * scale)
    pixels: np.ndarray = image.toarray(colorType=skia.kRGBA_8888_ColorType)
    return pixels


def ink(pixels: np.ndarray) -> Box:
    rows, columns = np.nonzero(pixels[..., 3] > 40)
    return Box(
        float(columns.min()), float(rows.min()), float(columns.max() + 1), float(rows.max() + 1)
    )


def ink_of(attributes: str, text: str = "Hill") -> Box:
    return ink(drawn(f'<text font-size="40" y="60" {attributes}>{text}</text>'))


def test_a_logo_has_its_text_in_its_colour_at_its_place() -> None:
    logo = drawn(
        '<rect width="200" height="100" fill="#ffffff"/>'
        '<g transform="translate(100 0)"><text y="60" font-size="40" fill="#ff0000">Hill</text></g>'
    )
    red = (logo[..., 0] > 200) & (logo[..., 1] < 50)
    assert red[:, 100:].sum() > 200
    assert not red[:, :100].any()
    assert not red[62:].any()


@pytest.mark.parametrize(("anchor", "share"), [("start", 0.0), ("middle", 0.5), ("end", 1.0)])
def test_text_is_anchored_at_its_start_middle_or_end(anchor: str, share: float) -> None:
    box = ink_of(f'x="100" text-anchor="{anchor}"')
    assert box.left + share * (box.right - box.left) == pytest.approx(100, abs=4)


def test_text_from_right_to_left_starts_at_its_right() -> None:
    assert ink_of('x="100" direction="rtl"', "שלום").right == pytest.approx(100, abs=4)


@pytest.mark.parametrize("size", ["30pt", "2.5em", "40px", "250%", "2.5rem"])
def test_sizes_may_have_units(size: str) -> None:
    whole = '<text y="60" style="font-size:{}">Hill</text>'
    np.testing.assert_array_equal(drawn(whole.format(size)), drawn(whole.format("40")))


def test_places_may_be_shares_of_the_drawing() -> None:
    assert ink_of('x="50%" text-anchor="middle"') == ink_of('x="100" text-anchor="middle"')


def test_moves_add_up_from_element_to_element() -> None:
    plain = ink(drawn('<text x="20" y="50" font-size="20">l</text>'))
    moved = ink(
        drawn('<text x="10" y="40" dx="4" font-size="20"><tspan dx="6" dy=".5em">l</tspan></text>')
    )
    assert moved == plain.moved(-4.0, 0.0)


def test_a_line_of_a_text_begins_where_it_says() -> None:
    pixels = drawn(
        '<text font-size="20"><tspan x="20" y="30">ll</tspan>'
        '<tspan x="120" dy="40">ll</tspan></text>'
    )
    assert ink(pixels[:50]).left == pytest.approx(21, abs=2)
    assert ink(pixels[50:]).left == pytest.approx(121, abs=2)


def test_each_letter_may_have_a_place() -> None:
    pixels = drawn('<text x="10 60 110" y="50" font-size="20">lll</text>')
    for left in (10, 60, 110):
        assert pixels[:, left : left + 10, 3].any()
    assert not pixels[:, 130:, 3].any()


def test_what_is_said_around_a_text_holds_for_it_until_it_says_something_else() -> None:
    pixels = drawn(
        "<style>.strong { font: bold 40px Arial; fill: #00ff00 }</style>"
        '<g class="strong"><text y="60">H<tspan x="100" fill="#0000ff">H</tspan></text></g>'
    )
    heavy = ink(pixels[:, :100])
    assert heavy == ink_of('font-family="Helvetica" font-weight="700"', "H")
    assert tuple(pixels[45, int(heavy.left) + 3]) == (0, 255, 0, 255)
    assert tuple(pixels[45, 100 + int(heavy.left) + 3]) == (0, 0, 255, 255)


def test_letter_spacing_widens_a_text_between_its_letters_only() -> None:
    assert ink_of('letter-spacing="10"').right == pytest.approx(ink_of("").right + 30, abs=1)


def test_spaces_and_line_feeds_are_folded() -> None:
    folded = drawn('<text y="60" font-size="20">\n  A\n   <tspan> B </tspan>\n </text>')
    np.testing.assert_allclose(folded, drawn('<text y="60" font-size="20">A B</text>'), atol=24)


def test_letters_in_tiny_units_are_as_sharp_as_in_large_ones() -> None:
    large = drawn('<text x="100" y="60" text-anchor="middle" font-size="40">Sogæ</text>', 4)
    tiny = drawn(
        '<g transform="scale(100)">'
        '<text x="1" y=".6" text-anchor="middle" font-size=".4">Sogæ</text></g>',
        4,
    )
    assert np.abs(large.astype(int) - tiny).max() < 16


def test_text_can_be_a_clip_and_can_be_used_again() -> None:
    text = '<text id="t" y="60" font-size="40">Hill</text>'
    clipped = drawn(
        f'<clipPath id="c">{text}</clipPath><rect clip-path="url(#c)" width="200" height="100"/>'
    )
    np.testing.assert_allclose(clipped, drawn(text), atol=48)
    used = drawn(f'<defs>{text}</defs><use href="#t" x="50"/>')
    assert ink(used) == ink(drawn(text)).moved(50.0, 0.0)


def test_a_family_that_nobody_has_is_stood_in_for() -> None:
    unknown = drawn('<text y="60" font-family="No Such Sans, sans-serif">Hill</text>')
    np.testing.assert_array_equal(unknown, drawn('<text y="60">Hill</text>'))


def test_scripts_beyond_the_family_come_from_the_films_own_fonts() -> None:
    assert drawn('<text y="60" font-family="Inter" font-size="30">漢字 สวัสดี</text>').any()


@pytest.mark.parametrize(
    "body",
    [
        '<text y="50" font-size="20">😀</text>',
        '<text y="50"><textPath href="#line">Hi</textPath></text>',
        '<text y="50" font-size="0">Hi</text>',
        '<text y="50"> </text>',
        '<tspan y="50">Hi</tspan>',
        '<text y="50" display="none">Hi</text>',
        '<text y="50"><title>Hi</title></text>',
    ],
)
def test_what_is_left_out_leaves_nothing(body: str) -> None:
    assert not drawn(body).any()


def test_a_link_in_a_text_is_text() -> None:
    linked = drawn('<text y="60">A <a href="https://example.com">link</a></text>')
    np.testing.assert_allclose(linked, drawn('<text y="60">A link</text>'), atol=24)


def test_a_book_of_text_is_refused_before_it_is_drawn() -> None:
    with pytest.raises(MediaProblem, match="letters"):
        svg_size(SVG.format(f"<text>{'word ' * 5_000}</text>").encode())
