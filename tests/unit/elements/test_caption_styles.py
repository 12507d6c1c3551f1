"""Captions in the styles that people know: found by name, painted in time, and never outside."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

import numpy as np
import pytest
from elements import TALL, WIDE, at, built, clip_of, painted, problems_of

from kinoform.elements._caption_config import StyleName
from kinoform.elements._caption_pose import special_poses
from kinoform.elements._caption_styles import STYLES
from kinoform.elements._caption_words import places
from kinoform.model.color import Color
from kinoform.model.geometry import Size
from kinoform.typeset.layout import lay_out

EVERY = pytest.mark.parametrize("style", STYLES)
SMALL = Size(480, 270)
SAMPLES = {
    "latin": ["Every", "frame", "is", "a", "pure", "function"],
    "arabic": ["كل", "إطار", "هو", "دالة", "نقية"],
    "hebrew": ["כל", "פריים", "הוא", "פונקציה", "טהורה"],
    "devanagari": ["हर", "फ़्रेम", "एक", "शुद्ध", "फलन", "है"],
    "japanese": ["今日", "は", "とても", "いい", "天気", "です"],
    "emoji": ["fire", "🔥", "and", "👨\u200d👩\u200d👧\u200d👦", "time"],
}
YELLOW, RED = (255, 216, 77), (255, 0, 0)


def words(texts, step=0.5, spoken=0.5):
    return [
        {"word": text, "start": round(index * step, 3), "end": round(index * step + spoken, 3)}
        for index, text in enumerate(texts)
    ]


def captions(texts, parent=SMALL, step=0.5, spoken=0.5, **config):
    if isinstance(texts, str):
        texts = texts.split()
    written = {"type": "subtitle", "words": words(texts, step, spoken), "config": config}
    return built(written, parent)


def columns(it, seconds, color):
    """The columns in which a colour is painted."""
    pixels = painted(it, seconds, 0)[..., :3].astype(int)
    return (np.abs(pixels - color).max(axis=2) <= 6).any(axis=0).nonzero()[0]


def word_box(it, seconds, word):
    """Where a word of the caption at a moment stands in the picture."""
    caption = it.now(seconds).caption
    x, y = it._origin(lay_out(caption.paragraph).size)
    return places(caption.paragraph)[word].box.moved(x, y)


def test_every_name_has_a_style_and_every_style_a_name():
    assert set(STYLES) == set(get_args(StyleName))
    assert all(style.summary.endswith(".") for style in STYLES.values())


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("one-word", "one-word"), ("oneWord", "one-word"), ("one_word", "one-word"),
        ("One Word", "one-word"), ("wordByWord", "word-by-word"), ("Hormozi", "hormozi"),
        ("LOWER_THIRD", "lower-third"), ("box", "boxed"), ("single word", "one-word"),
    ],
)  # fmt: skip
def test_a_style_is_known_in_any_spelling(written, meant):
    clip = clip_of({"type": "subtitle", "words": words(["a"]), "config": {"style": written}})
    assert clip.config.style == meant


def test_an_unknown_style_is_a_problem_that_names_the_nearest():
    found = problems_of({"type": "subtitle", "words": words(["a"]), "config": {"style": "karoke"}})
    assert [(problem.pointer, problem.code) for problem in found] == [
        ("/config/style", "unknown_value")
    ]
    assert "karaoke" in found[0].hint


@EVERY
@pytest.mark.parametrize("script", SAMPLES)
def test_every_style_paints_every_script_within_its_bounds(style, script):
    it = captions(SAMPLES[script], style=style, shadowColor="transparent", shadowBlur=0)
    for seconds in (0.0, 0.03, 0.1, 0.24, 0.55, 0.7, 1.3):
        painted_rows, painted_columns = painted(it, seconds, 0)[..., 3].nonzero()
        if not len(painted_rows):
            assert STYLES[style].manner.reveal != "caption" or seconds == 0.0
            continue
        box = it.bounds(at(seconds))
        assert box.left - 1 <= painted_columns.min() <= painted_columns.max() <= box.right + 1
        assert box.top - 1 <= painted_rows.min() <= painted_rows.max() <= box.bottom + 1


@EVERY
def test_equal_keys_mean_equal_pixels_and_what_moves_comes_to_rest(style):
    it = captions(SAMPLES["latin"], style=style, step=1.0, spoken=1.0)
    seen = {}
    for frame in range(75):
        moment = frame / 30
        seen.setdefault(it.key(at(moment)), []).append(moment)
    for moments in seen.values():
        if len(moments) > 1:
            first, last = painted(it, moments[0], 0), painted(it, moments[-1], 0)
            assert (first == last).all()
    moves_always = STYLES[style].manner.sweeps
    moving = sum(1 for moments in seen.values() if len(moments) == 1)
    assert moving <= 3 * 13 or moves_always


@EVERY
def test_a_word_is_there_and_stands_out_while_it_is_spoken(style):
    texts = ["frame", "after", "frame"]
    it = captions(texts, style=style, highlightColor="#ff0000", maxWords=5)
    for word in range(3):
        seconds = word * 0.5 + 0.45
        now = it.now(seconds)
        index = now.active if len(now.caption.times) > 1 else 0
        box = word_box(it, seconds, index)
        inside = painted(it, seconds, 0)[
            round(box.top) : round(box.bottom), round(box.left) : round(box.right)
        ]
        assert inside[..., 3].max() > 200
        near = np.abs(inside[..., :3].astype(int) - RED).max(axis=2) <= 6
        assert near.any(), f"{texts[word]} has no colour of its own"


@pytest.mark.parametrize(
    ("script", "leftward"), [("latin", False), ("arabic", True), ("hebrew", True)]
)
def test_karaoke_fills_a_word_in_the_direction_in_which_it_is_read(script, leftward):
    it = captions(SAMPLES[script], style="karaoke", wordsPerBatch=1, parent=WIDE)
    box = word_box(it, 0.25, 0)
    middle = (box.left + box.right) / 2
    filled = columns(it, 0.25, YELLOW)
    share = (filled.max() - filled.min()) / box.width
    assert 0.3 < share < 0.7
    assert (filled.min() > middle - 12) if leftward else (filled.max() < middle + 12)


@pytest.mark.parametrize("script", ["latin", "arabic", "japanese"])
def test_karaoke_never_takes_colour_back(script):
    it = captions(SAMPLES[script], style="karaoke")
    counts = [len(columns(it, step / 20, YELLOW)) for step in range(1, 29)]
    assert all(after >= before - 1 for before, after in pairwise(counts))
    assert counts[-1] > counts[0]


def test_the_pill_is_behind_the_right_word_in_arabic():
    it = captions(SAMPLES["arabic"], parent=WIDE, style="pill", active={"background": "#ff0000"})
    for word in range(3):
        box = word_box(it, word * 0.5 + 0.3, word)
        filled = columns(it, word * 0.5 + 0.3, RED)
        assert filled.min() < box.left
        assert filled.max() > box.right
        assert filled.max() - filled.min() < box.width + 60
    starts = [word_box(it, 0.3, word).left for word in range(3)]
    assert starts == sorted(starts, reverse=True)


def test_letters_are_typed_one_after_the_other_in_the_time_of_their_word():
    it = captions(["typed", "on"], parent=WIDE, style="typewriter")
    inks = [int((painted(it, t, 0)[..., :3] > 200).all(axis=2).sum()) for t in (0.05, 0.25, 0.45)]
    assert 0 < inks[0] < inks[1] < inks[2]
    assert it.key(at(0.01)) == it.key(at(0.09)) != it.key(at(0.11))


def test_neighbours_stay_where_they_are_while_a_word_grows():
    it = captions("one two three", parent=WIDE, style="enlarge")
    box = word_box(it, 0.3, 2)
    rows = slice(round(box.top), round(box.bottom))
    beside = slice(round(box.left) + 30, round(box.right) + 20)
    before, after = (painted(it, t, 0)[rows, beside] for t in (0.3, 0.8))
    assert (before == after).all()


def test_a_grown_word_does_not_reach_its_neighbours():
    it = captions("immeasurably extraordinary words", parent=WIDE, style="pop", active={"scale": 2})
    now = it.now(0.45)
    pose = special_poses(it.look, now)[0]
    assert pose.scale > 1.0
    assert pose.ink.right < places(now.caption.paragraph)[1].ink.left


def test_a_heavier_active_word_moves_nothing():
    it = captions("one two three", parent=WIDE, active={"fontWeight": "black"})
    plain = captions("one two three", parent=WIDE, active={"fontWeight": 900, "scale": 1})
    assert it.look.active.font.weight == 900
    assert it.captions[0].paragraph == plain.captions[0].paragraph
    first, second = (painted(it, t, 0) for t in (0.2, 0.7))
    box = word_box(it, 0.2, 2)
    columns_of_third = slice(round(box.left), round(box.right))
    assert (first[:, columns_of_third] == second[:, columns_of_third]).all()


def test_what_the_document_says_wins_over_its_style():
    plain = captions("a b c d", style="hormozi")
    own = captions(
        "a b c d", style="hormozi", uppercase=False, fontWeight=500, maxWords=4,
        highlightColor="#00ff00", active={"scale": 1}, textColor="#0000ff",
    )  # fmt: skip
    assert plain.captions[0].paragraph.text.isupper()
    assert own.captions[0].paragraph.text == "a b c d"
    assert own.look.font.weight == 500
    assert (own.look.active.color, own.look.active.scale) == ("#00ff00", 1)
    assert own.look.outline == plain.look.outline


def test_a_short_silence_belongs_to_the_word_before_it():
    it = captions("one two three", style="pill", step=0.5, spoken=0.3)
    assert [it.now(t).active for t in (0.1, 0.4, 0.6, 0.9)] == [0, 0, 1, 1]
    pause = captions("one two three", style="pill", step=1.2, spoken=0.3)
    assert pause.now(0.9) is None or pause.now(0.9).active is None


def test_words_to_come_are_dim_yet_readable():
    it = captions("one two", style="progressive")
    dim = Color.parse(it.look.unsaid)
    assert 3 < dim.contrast(Color.parse(it.look.outline)) < 10


@pytest.mark.parametrize("name", ["tiktok", "reels", "shorts"])
def test_captions_keep_clear_of_the_buttons_of_platforms(name):
    texts = "A rather long sentence that takes more than one line".split()  # noqa: SIM905
    usual = captions(texts, parent=TALL, style="clean", shadowColor="transparent")
    kept = captions(texts, parent=TALL, style="clean", safeArea=name, shadowColor="transparent")
    box = kept.bounds(at(0.3))
    assert box.bottom < TALL.height * 0.8
    assert box.bottom < usual.bounds(at(0.3)).bottom
    assert box.left > TALL.width * 0.09
    assert box.right < TALL.width * 0.91


def test_a_safe_area_can_be_a_share_or_nothing():
    share, none, usual = (
        captions("hi", parent=WIDE, safeArea=wish).look.margin for wish in (0.3, "none", "auto")
    )
    assert share == pytest.approx(1080 * 0.3)
    assert none < usual < share
