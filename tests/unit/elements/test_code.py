"""Code: its colours, its size, its lines, and how it comes in."""

from __future__ import annotations

import pytest
from elements import TALL, WIDE, at, built, drawn, painted, problems_of

from kinoform.elements._code_theme import written
from kinoform.typeset.layout import lay_out

PYTHON = 'def f(x):\n\treturn "a"  # note\n'


def code(text=PYTHON, **fields):
    return {"type": "code", "code": text, "language": "python", **fields}


def test_tokens_together_are_the_code_with_tabs_as_four_spaces():
    stretches = written(PYTHON, "python", "midnight")
    assert "".join(text for text, _ in stretches) == PYTHON.replace("\t", "    ")
    inks = {text.strip(): ink.color for text, ink in stretches}
    assert len({inks["def"], inks["f"], inks['"a"'], inks["# note"]}) == 4


@pytest.mark.parametrize("theme", ["midnight", "paper", "monokai", "dracula", "default"])
def test_every_theme_can_be_read_on_its_own_ground(theme):
    from kinoform.elements._code_theme import ground_of
    from kinoform.model.color import Color

    ground = ground_of(theme)
    assert Color.parse(ground.color).contrast(Color.parse(ground.ink)) > 4.5


def test_empty_lines_keep_their_place():
    it = built(code("a\n\n\nb"))
    assert len(lay_out(it.paragraph).lines) == 4


@pytest.mark.parametrize("parent", [WIDE, TALL], ids=str)
def test_long_code_becomes_smaller_until_it_fits(parent):
    it = built(code("x = 1\n" * 80 + "y" * 120), parent)
    assert it.size.width <= parent.width * 0.901
    assert it.size.height <= parent.height * 0.901
    small = built(code("x = 1"), parent)
    assert small.paragraph.runs[0].font.size > it.paragraph.runs[0].font.size


def test_code_keeps_its_size_when_told():
    it = built(code("y" * 300, autoFit=False, style={"fontSize": 40}))
    assert it.paragraph.runs[0].font.size == 40


def test_nothing_is_painted_outside_of_the_panel():
    it = built(code("y" * 300, autoFit=False, transform={"width": 300, "height": 200}))
    alpha = drawn(it)
    assert not alpha[:, 341:].any()
    assert not alpha[:39].any()


def test_highlighted_lines_stay_bright_and_the_others_step_back():
    plain = painted(built(code("aaaa\naaaa\naaaa")))
    marked = painted(built(code("aaaa\naaaa\naaaa", highlight=["2-2"])))
    height = plain.shape[0]
    top, middle = slice(0, height // 2 - 40), slice(height // 2 - 15, height // 2 + 15)
    assert marked[top, 60:-60, :3].max() < plain[top, 60:-60, :3].max() * 0.7
    assert marked[middle, 60:-60, :3].max() >= plain[middle, 60:-60, :3].max()


def test_line_numbers_count_from_the_first_line():
    it = built(code("a\nb", lineNumbers=True, firstLine=99))
    assert it.numbers.text == "99\n100"


def test_typing_shows_one_letter_after_the_other_and_then_rests():
    it = built(code("abcdefghij", reveal={"by": "letter", "duration": 1, "delay": 0.5}))
    keys = [it.key(at(t)) for t in (0, 0.49, 0.61, 0.64, 0.71, 1.5, 3)]
    assert keys[0] == keys[1] != keys[2] == keys[3] != keys[4] != keys[5] == keys[6]
    full = painted(built(code("abcdefghij")))
    assert (painted(it, 2.0) == full).all()


def test_lines_come_in_one_after_the_other():
    it = built(code("aaaa\naaaa\naaaa", reveal={"by": "line", "duration": 1}))
    full, some = painted(built(code("aaaa\naaaa\naaaa"))), painted(it, 0.4)
    third = full.shape[0] // 3
    assert (some[:third] != full[:third]).sum() < (some[-third - 40 :] != full[-third - 40 :]).sum()
    assert (painted(it, 1.0) == full).all()


def test_an_empty_clip_is_an_empty_panel():
    for text in ("", "\n\n", " "):
        it = built(code(text, lineNumbers=True, reveal={"by": "letter"}))
        assert drawn(it, 1.0).any()


@pytest.mark.parametrize(
    ("field", "value", "hint"),
    [("language", "pyhton", "'python'"), ("theme", "draculla", "'dracula'")],
)
def test_unknown_names_come_with_close_ones(field, value, hint):
    problem = problems_of(code(**{field: value}))[0]
    assert problem.pointer == f"/{field}"
    assert hint in problem.hint


def test_a_range_that_runs_backwards_is_a_problem():
    assert problems_of(code(highlight=["5-3"]))[0].pointer == "/highlight/0"
