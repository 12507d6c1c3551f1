"""Where lines break, in every language."""

import pytest
from texts import font, line_texts, paragraph

from kinoform.typeset.layout import lay_out


def test_lines_break_between_words_and_spaces_hang() -> None:
    layout = lay_out(paragraph("aaaa bbbb      cccc", max_width=220.0))
    assert line_texts(layout) == ["aaaa bbbb", "cccc"]
    assert all(line.box.width <= 220.0 for line in layout.lines)


@pytest.mark.parametrize("feed", ["\n", "\r\n", "\u2028", "\u2029", "\r"])
def test_line_feeds_always_break(feed: str) -> None:
    assert line_texts(lay_out(paragraph(f"a{feed}{feed}b"))) == ["a", "", "b"]


def test_a_feed_at_the_end_opens_no_line() -> None:
    assert line_texts(lay_out(paragraph("a\n"))) == ["a"]


def test_a_word_is_cut_only_where_it_cannot_fit() -> None:
    layout = lay_out(paragraph("in Donaudampfschifffahrt", max_width=300.0))
    assert layout.splits_words
    assert line_texts(layout)[0] == "in"
    assert "".join(line_texts(layout)[1:]) == "Donaudampfschifffahrt"
    assert all(line.box.width <= 300.0 for line in layout.lines)


def test_no_width_means_no_wrapping() -> None:
    assert len(lay_out(paragraph("word " * 100)).lines) == 1
    assert len(lay_out(paragraph("word " * 100, max_width=200.0, wrap="nowrap")).lines) == 1


def test_balanced_lines_are_about_equally_long() -> None:
    text = "The annual report shows growth across all regions this year"
    plain = lay_out(paragraph(text, max_width=700.0))
    even = lay_out(paragraph(text, max_width=700.0, wrap="balance"))
    assert len(even.lines) == len(plain.lines) == 2
    widths = [line.box.width for line in even.lines]
    assert max(widths) - min(widths) < 200.0 < plain.lines[0].box.width - plain.lines[1].box.width


def test_balanced_text_leaves_no_word_alone_at_the_end() -> None:
    for width in range(300, 900, 50):
        layout = lay_out(
            paragraph("One two three four five six seven", max_width=width, wrap="balance")
        )
        if len(layout.lines) > 1:
            assert len(line_texts(layout)[-1].split()) > 1, width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Good design is as little design", 250.0, ["Good design", "is as", "little design"]),
        ("The best way to predict the future", 450.0, ["The best way to", "predict the future"]),
        (
            "Good design is as little design as possible",
            280.0,
            ["Good design is", "as little design", "as possible"],
        ),
    ],
)
def test_balanced_headlines_break_where_a_typographer_would(
    text: str, width: float, lines: list[str]
) -> None:
    assert line_texts(lay_out(paragraph(text, max_width=width, wrap="balance"))) == lines


def test_a_soft_hyphen_shows_only_where_a_line_ends_at_it() -> None:
    whole = lay_out(paragraph("extra\u00adordinary"))
    assert "-" not in "".join(letter.text for letter in whole.letters)
    cut = lay_out(paragraph("extra\u00adordinary", max_width=150.0))
    assert cut.words[0].text == "extra-"
    assert not cut.splits_words


def test_a_hyphenated_word_breaks_after_its_hyphen() -> None:
    layout = lay_out(paragraph("well-known", max_width=150.0))
    assert line_texts(layout) == ["well-", "known"]
    assert [word.line for word in layout.words] == [0, 1]


def test_thai_breaks_between_words_that_no_space_parts() -> None:
    layout = lay_out(paragraph("สวัสดีครับคุณสบายดีไหม", max_width=200.0))
    assert not layout.splits_words
    assert line_texts(layout) == ["สวัสดีครับ", "คุณสบายดี", "ไหม"]
    assert [word.text for word in layout.words][:2] == ["สวัสดี", "ครับ"]


@pytest.mark.parametrize("width", range(80, 400, 20))
def test_no_chinese_line_begins_with_a_full_stop(width: int) -> None:
    layout = lay_out(paragraph("今天天气很好。我们去公园玩，好吗？当然好！", max_width=width))
    assert not any(line[0] in "。，？！" for line in line_texts(layout))


def test_astral_letters_do_not_shift_the_breaks_after_them() -> None:
    layout = lay_out(paragraph("𝒜𝒷𝒸 😀😀 word", font(40.0), max_width=130.0))
    assert line_texts(layout) == ["𝒜𝒷𝒸", "😀😀", "word"]


def test_chinese_words_keep_their_punctuation() -> None:
    layout = lay_out(paragraph("你好，世界。（再见）"))
    assert [word.text for word in layout.words] == ["你好，", "世界。", "（再见）"]
