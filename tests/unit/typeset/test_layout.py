"""What a layout promises to whoever draws or moves its text."""

import pickle
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import font, line_texts, paragraph

from kinoform.model.typography import Paragraph, TextRun
from kinoform.typeset.layout import lay_out, set_paragraph

POEM = "It was many and many a year ago, in a kingdom by the sea, that a maiden there lived"


def test_boxes_of_words_and_letters_are_ordered_and_lie_in_their_lines() -> None:
    layout = lay_out(paragraph(POEM, max_width=400.0))
    assert len(layout.lines) > 2
    for unit in (*layout.words, *layout.letters):
        assert layout.lines[unit.line].box.grown(0.01).contains(unit.box)
    for letter, following in zip(layout.letters, layout.letters[1:], strict=False):
        if letter.line == following.line:
            assert letter.box.right <= following.box.left + 0.01
    assert [word.text for word in layout.words] == POEM.split()
    assert "".join(letter.text for letter in layout.letters) == POEM.replace(" ", "")


def test_lines_stand_below_each_other_at_the_line_height() -> None:
    layout = lay_out(paragraph("one\ntwo", line_height=1.5))
    first, second = layout.lines
    assert first.box.height == pytest.approx(60.0)
    assert second.box.top == pytest.approx(first.box.bottom)
    assert layout.size.height == pytest.approx(120.0)
    assert first.box.top < first.baseline < first.box.bottom


@pytest.mark.parametrize(
    ("align", "left"),
    [("left", 0.0), ("start", 0.0), ("center", 0.5), ("right", 1.0), ("end", 1.0)],
)
def test_lines_are_aligned_in_the_given_width(align: str, left: float) -> None:
    layout = lay_out(paragraph("word", max_width=500.0, align=align))
    (line,) = layout.lines
    assert layout.size.width == 500.0
    assert line.box.left == pytest.approx((500.0 - line.box.width) * left)


def test_justified_lines_reach_both_edges_except_the_last() -> None:
    layout = lay_out(paragraph(POEM, max_width=400.0, align="justify"))
    for line in layout.lines[:-1]:
        assert (line.box.left, line.box.right) == pytest.approx((0.0, 400.0))
    assert layout.lines[-1].box.right < 390.0
    rightmost = max(word.box.right for word in layout.words if word.line == 0)
    assert rightmost == pytest.approx(400.0)


def test_letter_spacing_stands_between_letters_only() -> None:
    plain = lay_out(paragraph("Hat"))
    spaced = lay_out(paragraph("Hat", font(letter_spacing=10.0)))
    assert spaced.size.width == pytest.approx(plain.size.width + 20.0)
    assert spaced.letters[0].box.width == pytest.approx(plain.letters[0].box.width)


def test_letter_spacing_does_not_tear_arabic_words() -> None:
    plain = lay_out(paragraph("مرحبا"))
    spaced = lay_out(paragraph("مرحبا", font(letter_spacing=10.0)))
    assert spaced.size == plain.size


def test_very_tight_letters_never_run_backwards() -> None:
    layout = lay_out(paragraph("tight", font(letter_spacing=-500.0)))
    lefts = [letter.box.left for letter in layout.letters]
    assert lefts == sorted(lefts)


def test_tabs_go_to_common_stops() -> None:
    layout = lay_out(paragraph("a\tb\nlong\tb", align="left"))
    ends = [letter.box.left for letter in layout.letters if letter.text == "b"]
    assert ends[0] == pytest.approx(ends[1])


def test_a_heavier_weight_is_wider() -> None:
    widths = [
        lay_out(paragraph("Weights", font(weight=weight))).size.width for weight in (100, 400, 900)
    ]
    assert widths == sorted(set(widths))


def test_features_reach_the_shaper() -> None:
    plain = lay_out(paragraph("111"))
    tabular = lay_out(paragraph("111", font(features=(("tnum", 1),))))
    assert tabular.size.width > plain.size.width


def test_a_word_in_two_fonts_is_one_word_and_keeps_its_tags() -> None:
    runs = (TextRun("half", font(), 3), TextRun("bold", font(weight=700), 5), TextRun(" x", font()))
    layout = lay_out(Paragraph(runs))
    assert [word.text for word in layout.words] == ["halfbold", "x"]
    assert [run.tag for run in layout.runs] == [3, 5, 0]


def test_a_large_run_makes_only_its_own_line_taller() -> None:
    runs = (TextRun("small\n", font(20.0)), TextRun("large", font(80.0)))
    first, second = lay_out(Paragraph(runs)).lines
    assert (first.box.height, second.box.height) == pytest.approx((24.0, 96.0))


def test_a_long_text_gets_an_ellipsis_within_its_lines() -> None:
    layout = lay_out(paragraph(POEM, max_width=400.0, max_lines=2))
    assert layout.is_truncated
    assert len(layout.lines) == 2
    assert layout.letters[-1].text == "…"
    assert layout.words[-1].text.endswith("…")
    assert layout.lines[-1].box.width <= 400.0


def test_one_long_line_is_cut_where_it_may_not_wrap() -> None:
    layout = lay_out(paragraph(POEM, max_width=200.0, max_lines=1, wrap="nowrap"))
    assert layout.is_truncated
    assert layout.lines[0].box.width <= 200.0


def test_text_that_fits_gets_no_ellipsis() -> None:
    layout = lay_out(paragraph("short", max_width=400.0, max_lines=1))
    assert not layout.is_truncated
    assert layout.letters[-1].text == "t"


def test_characters_that_no_font_has_are_listed() -> None:
    layout = lay_out(paragraph("ok \U00012000"))
    assert layout.missing == ("\U00012000",)
    assert len(layout.letters) == 3


def test_a_layout_survives_pickling() -> None:
    layout = lay_out(paragraph("pickled 🥒", max_width=300.0))
    again = pickle.loads(pickle.dumps(layout))  # noqa: S301 - our own bytes
    assert again == layout
    assert again.runs == layout.runs


def test_an_equal_paragraph_gives_the_kept_layout() -> None:
    assert lay_out(paragraph("kept")) is lay_out(paragraph("kept"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "\r\n\r\n",
        "\t",
        "\ud800",
        "a\udfffb",
        "\x00\x07",
        "\u202e\u2066",
        "\u0301",
        "\u0590",
        "ב\x00\u0301\x00",
        "fi่\u200dבa)่\x00्«ב»",
    ],
)
@pytest.mark.parametrize("width", [None, 0.0, 100.0])
def test_odd_text_is_safe(text: str, width: float | None) -> None:
    for wrap in ("wrap", "nowrap", "balance"):
        spaced = font(letter_spacing=3.0)
        layout = lay_out(paragraph(text, spaced, max_width=width, wrap=wrap, max_lines=2))
        assert layout.size.height > 0


def test_nothing_at_all_is_safe() -> None:
    layout = lay_out(Paragraph(()))
    assert (layout.size.width, layout.size.height, layout.lines) == (0.0, 0.0, ())


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    assert [letter.text for letter in lay_out(paragraph("a\ud83d")).letters] == ["a", "\ufffd"]


def test_zero_width_gives_each_letter_a_line() -> None:
    assert line_texts(lay_out(paragraph("abc d", max_width=0.0))) == ["a", "b", "c", "d"]


@settings(max_examples=100, deadline=None)
@given(
    st.text(max_size=40),
    st.sampled_from([None, 0.0, 90.0]),
    st.sampled_from(["wrap", "balance", "nowrap"]),
    st.sampled_from(["justify", "center"]),
)
def test_any_text_keeps_its_letters(text: str, width: float | None, wrap: str, align: str) -> None:
    layout = set_paragraph(paragraph(text, font(16.0), max_width=width, wrap=wrap, align=align))
    starts = [letter.start for letter in layout.letters]
    assert starts == sorted(starts)
    assert {letter for run in layout.runs for letter in run.letters} <= set(range(len(starts)))
    seen = "".join(letter.text for letter in layout.letters)
    assert sum(c.isalnum() for c in seen) == sum(c.isalnum() for c in text)


def test_a_text_four_times_as_long_takes_about_four_times_as_long() -> None:
    def seconds(repeats: int) -> float:
        started = time.process_time()
        layout = set_paragraph(paragraph("many words and more " * repeats, max_width=800.0))
        assert len(layout.words) == 4 * repeats
        return time.process_time() - started

    short = min(seconds(300 + turn) for turn in range(3))
    assert min(seconds(1200 + turn) for turn in range(2)) < 4 * 2.5 * short
