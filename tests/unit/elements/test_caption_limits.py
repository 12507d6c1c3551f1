"""Captions within the limits of words, lines and letters that somebody sets."""

from __future__ import annotations

import pytest
from elements import TALL, WIDE, built, problems_of

from kinoform.elements._caption_lines import in_lines, letters_of
from kinoform.elements._caption_styles import STYLES
from kinoform.elements._caption_words import places
from kinoform.typeset.layout import lay_out

LATIN = (  # noqa: SIM905
    "It may have been in a hurry, or it may have had something to prove to all the other animals "
    "of the forest; in any case it landed well and never looked back. Nobody knows why!"
).split()
JAPANESE = [
    "今日", "は", "とても", "いい", "天気", "です", "から", "公園", "へ", "散歩", "に", "行き",
    "ましょう", "ね。",
]  # fmt: skip
LONG = ["Donaudampfschifffahrtsgesellschaftskapitän", "und", "Rindfleischetikettierung"]


def captions(texts, parent=WIDE, **config):
    spoken = [
        {"word": text, "start": index * 0.3, "end": index * 0.3 + 0.3}
        for index, text in enumerate(texts)
    ]
    return built({"type": "subtitle", "words": spoken, "config": config}, parent).captions


def lines_of(caption):
    text = caption.paragraph.text
    return [text[line.start : line.end].rstrip() for line in lay_out(caption.paragraph).lines]


def read(found):
    return "".join("".join(caption.paragraph.text.split()) for caption in found)


@pytest.mark.parametrize("style", [None, *STYLES])
@pytest.mark.parametrize("parent", [WIDE, TALL], ids=str)
@pytest.mark.parametrize("texts", [LATIN, JAPANESE, LONG], ids=["latin", "japanese", "long"])
def test_no_style_shows_more_lines_than_asked_or_loses_a_word(style, parent, texts):
    config = {} if style is None else {"style": style}
    for most in (1, 2, 4):
        found = captions(texts, parent, **config, maxLines=most, maxWords=20, uppercase=False)
        assert all(len(lines_of(caption)) <= most for caption in found)
        assert not any(lay_out(caption.paragraph).is_truncated for caption in found)
        assert read(found) == "".join(texts)


@pytest.mark.parametrize("most", [8, 12, 20, 42])
@pytest.mark.parametrize("texts", [LATIN, JAPANESE], ids=["latin", "japanese"])
def test_no_line_has_more_letters_than_asked(most, texts):
    for config in ({}, {"style": "boxed"}):
        found = captions(texts, maxChars=most, maxWords=30, **config)
        assert read(found) == "".join(texts)
        for caption in found:
            lines = lines_of(caption)
            assert len(lines) <= 2
            assert all(letters_of(line) <= most or " " not in line for line in lines)
            assert all(letters_of(line) <= max(most, 10) for line in lines)


def test_a_word_that_is_longer_than_its_line_stands_alone():
    found = captions(["a", "incomprehensibilities", "b"], maxChars=8)
    assert [caption.paragraph.text for caption in found] == ["a", "incomprehensibilities", "b"]


def test_lines_are_about_equally_long():
    assert in_lines(["one ", "two ", "three ", "four"], 2) == ["one ", "two\n", "three ", "four"]
    assert in_lines(["今日", "は", "いい", "天気"], 2) == ["今日", "は\n", "いい", "天気"]
    assert in_lines(["alone"], 2) == ["alone"]


def test_max_words_is_another_name_for_words_per_batch():
    for config in ({"maxWords": 3}, {"wordsPerBatch": 3}, {"wordsPerBatch": 9, "maxWords": 3}):
        assert all(len(caption.times) <= 3 for caption in captions(LATIN, **config))


def test_a_styled_word_is_never_on_two_lines_unless_it_is_longer_than_one():
    for caption in captions(JAPANESE, TALL, style="classic"):
        assert all(place.is_whole for place in places(caption.paragraph))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("maxLines", 0), ("maxLines", 5), ("maxLines", 2.5), ("maxWords", 0), ("maxWords", 101),
        ("maxChars", 0), ("maxChars", 201), ("safeArea", 0.41), ("safeArea", "myspace"),
        ("active", {"scale": 2.1}), ("active", {"color": "nonsense"}), ("uppercase", "yes"),
        ("unsaidColor", 7),
    ],
)  # fmt: skip
def test_what_is_out_of_bounds_is_a_problem_at_its_place(name, value):
    spoken = [{"word": "hi", "start": 0, "end": 1}]
    found = problems_of({"type": "subtitle", "words": spoken, "config": {name: value}})
    assert found
    assert all(problem.pointer.startswith(f"/config/{name}") for problem in found)
