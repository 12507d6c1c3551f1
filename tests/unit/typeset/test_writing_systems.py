"""Scripts that join, stack, mirror or run from right to left come out right."""

from pathlib import Path

import pytest
from texts import font, paragraph, seen_order

from kinoform.typeset.bidi import levels
from kinoform.typeset.faces import shaping_font
from kinoform.typeset.layout import lay_out


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("אבג", "גבא"),
        ("abc אבג def", "abcגבאdef"),
        ("אבג abc דה", "הדabcגבא"),
        ("אבג 123 דה", "הד123גבא"),
        ("שלום (abc) ועוד", "דועו)abc(םולש"),
        ("a (אב) c", "a(בא)c"),
        ("a \u2067אב 12\u2069 c", "a12באc"),
        ("a \u2067אב!\u2069 c", "a!באc"),
        ("\u202eabc\u202c", "cba"),
    ],
)
def test_letters_are_seen_in_the_order_of_unicode(text: str, seen: str) -> None:
    assert seen_order(lay_out(paragraph(text))) == seen


def test_brackets_follow_the_words_around_them() -> None:
    assert levels("אב (cd) הו", 1) == [1, 1, 1, 1, 2, 2, 1, 1, 1, 1]
    assert levels("ab(אב)[cd", 0) == [0, 0, 0, 1, 1, 0, 0, 0, 0]


def test_a_paragraph_can_be_told_its_direction() -> None:
    ltr = lay_out(paragraph("abc!", direction="ltr"))
    rtl = lay_out(paragraph("abc!", direction="rtl"))
    assert (seen_order(ltr), seen_order(rtl)) == ("abc!", "!abc")


def test_start_is_right_where_text_runs_from_the_right() -> None:
    layout = lay_out(paragraph("שלום", max_width=500.0, align="start"))
    assert layout.lines[0].box.right == pytest.approx(500.0)


def test_brackets_in_hebrew_are_drawn_mirrored() -> None:
    heebo = font(family="Heebo")
    (run,) = lay_out(paragraph("(א)", heebo)).runs
    (opening,) = lay_out(paragraph("(", heebo)).runs
    assert run.glyphs[0] == opening.glyphs[0]
    assert run.letters == (2, 1, 0)


def test_arabic_letters_join() -> None:
    joined = lay_out(paragraph("ععع"))
    alone = lay_out(paragraph("ع"))
    (run,) = joined.runs
    assert not set(run.glyphs) & set(alone.runs[0].glyphs)
    assert len(set(run.glyphs)) == 3
    assert len(joined.letters) == 3


def test_devanagari_clusters_are_one_letter() -> None:
    assert [letter.text for letter in lay_out(paragraph("क्षेत्र")).letters] == ["क्षे", "त्र"]


@pytest.mark.parametrize("emoji", ["👨‍👩‍👧‍👦", "🇩🇪", "👍🏽", "1️⃣", "❤️", "🏳️‍🌈"])
def test_an_emoji_is_one_letter_in_colour(emoji: str) -> None:
    layout = lay_out(paragraph(emoji))
    assert [letter.text for letter in layout.letters] == [emoji]
    (run,) = layout.runs
    assert run.is_color
    assert not layout.missing


def test_a_selector_asks_for_a_sign_in_the_colour_of_the_text() -> None:
    assert not lay_out(paragraph("↔\ufe0e")).runs[0].is_color
    assert lay_out(paragraph("↔\ufe0f")).runs[0].is_color


@pytest.mark.parametrize(
    ("text", "locale", "file"),
    [
        ("漢字", "", "NotoSansSC"),
        ("漢字かな", "", "NotoSansJP"),
        ("漢字", "ja-JP", "NotoSansJP"),
        ("漢字", "ko", "NotoSansKR"),
        ("한국", "", "NotoSansKR"),
        ("漢字かな", "zh-Hans", "NotoSansSC"),
    ],
)
def test_han_characters_take_the_forms_of_their_reader(text: str, locale: str, file: str) -> None:
    layout = lay_out(paragraph(text, locale=locale))
    assert file in layout.runs[0].face.path


def test_serif_text_is_joined_by_serif_chinese() -> None:
    layout = lay_out(paragraph("Times 漢字", font(family="Times New Roman")))
    assert [Path(run.face.path).name[:9] for run in layout.runs] == ["NotoSerif", "NotoSerif"]


def test_accents_are_found_in_either_form() -> None:
    composed, apart = lay_out(paragraph("é")), lay_out(paragraph("e\u0301"))
    assert composed.size == apart.size
    assert len(apart.letters) == 1
    assert shaping_font(apart.runs[0].face) is shaping_font(composed.runs[0].face)
