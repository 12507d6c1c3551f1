"""Subtitles: which words are read together, when, and where they stand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from elements import TALL, WIDE, at, built, clip_of, painted, problems_of

from kinoform.compile.parse import element_kinds
from kinoform.elements.base import Setting
from kinoform.model.geometry import Size

YELLOW = (255, 216, 77)


def words(text, step=0.3, begin=0.0, spoken=0.3):
    return [
        {
            "word": word,
            "start": round(begin + i * step, 3),
            "end": round(begin + i * step + spoken, 3),
        }
        for i, word in enumerate(text.split() if isinstance(text, str) else text)
    ]


def subtitle(spoken, **config):
    return {"type": "subtitle", "words": spoken, "config": config}


def read(it):
    return [caption.paragraph.text for caption in it.captions]


def test_captions_end_with_sentences_and_never_have_more_words_than_asked():
    text = "One two three four five six seven. Eight nine ten. Eleven twelve thirteen fourteen."
    it = built(subtitle(words(text), wordsPerBatch=6))
    assert read(it) == [
        "One two three",
        "four five six seven.",
        "Eight nine ten.",
        "Eleven twelve thirteen fourteen.",
    ]


def test_a_comma_is_a_better_place_to_break_than_the_middle():
    it = built(subtitle(words("When it rained, nobody ever went out there"), wordsPerBatch=6))
    assert read(it) == ["When it rained,", "nobody ever went out there"]


def test_a_pause_ends_a_caption_and_a_long_one_leaves_the_picture_blank():
    spoken = words("so it") + words("went on", begin=1.6) + words("until now", begin=5.0)
    it = built(subtitle(spoken))
    assert read(it) == ["so it", "went on", "until now"]
    assert it.now(1.5).caption.paragraph.text == "so it"
    assert it.now(2.6).caption.paragraph.text == "went on"
    assert it.now(2.8) is None
    assert it.now(4.99) is None
    assert it.now(5.0) is not None


def test_a_word_is_highlighted_from_its_start_until_just_before_its_end():
    spoken = words("every frame counts", step=0.5, spoken=0.4)
    it = built(subtitle(spoken))
    found = [it.now(t).active for t in (0, 0.399, 0.4, 0.499, 0.5, 0.899, 0.9, 1.0)]
    assert found == [0, 0, None, None, 1, 1, None, 2]


def test_the_highlight_is_painted():
    it = built(subtitle(words("aaa bbb")))

    def is_yellow(seconds):
        return (painted(it, seconds, 0)[..., :3] == YELLOW).all(axis=2).any()

    assert is_yellow(0.1)
    assert not is_yellow(0.6)


def test_frames_between_two_changes_are_at_rest():
    it = built(subtitle(words("one two three", step=0.5, spoken=0.5)))
    keys = [it.key(at(Fraction(frame, 30))) for frame in range(75)]
    changes = [frame for frame in range(1, 75) if keys[frame] != keys[frame - 1]]
    assert changes == [15, 30, 45, 60]


def test_a_stream_reveals_word_after_word_without_moving_the_first():
    it = built(subtitle(words("one two three"), mode="stream"))
    assert [it.now(t).shown for t in (0, 0.3, 0.6)] == [1, 2, 3]
    batch = built(subtitle(words("one two three")))
    assert it.captions[0].paragraph == batch.captions[0].paragraph


def test_fading_in_takes_a_moment_and_then_rests():
    it = built(subtitle(words("one two"), fadeInAnimation=True))
    assert it.key(at(0.05)) != it.key(at(0.1))
    assert it.key(at(0.21)) == it.key(at(0.25))
    assert painted(it, 0.02, 0)[..., 3].max() < painted(it, 0.25, 0)[..., 3].max()


@pytest.mark.parametrize("parent", [WIDE, TALL, Size(1080, 1080)], ids=str)
def test_no_caption_has_more_than_two_lines_or_leaves_the_safe_area(parent):
    from kinoform.typeset.layout import lay_out

    text = "Extraordinarily comprehensive infrastructural considerations notwithstanding anything"
    it = built(subtitle(words(text), shadowColor="transparent", shadowBlur=0), parent)
    for caption in it.captions:
        layout = lay_out(caption.paragraph)
        assert len(layout.lines) <= 2
        assert layout.content.width <= parent.width * 0.83
    box = it.bounds(at(0.1))
    share = 0.18 if parent is TALL else 0.06
    assert box.bottom <= parent.height * (1 - share)


def test_letters_are_larger_on_tall_pictures():
    wide, tall = (built(subtitle(words("hi")), parent) for parent in (WIDE, TALL))
    assert tall.look.font.size > wide.look.font.size >= 1080 * 0.04


def test_scripts_without_spaces_are_joined_without_them():
    japanese = ["今日", "は", "いい", "天気", "です", "ね。"]
    assert read(built(subtitle(words(japanese)))) == ["今日はいい天気ですね。"]
    assert read(built(subtitle(words(["สวัสดี", "ครับ"])))) == ["สวัสดีครับ"]
    assert read(built(subtitle(words("안녕하세요 여러분")))) == ["안녕하세요 여러분"]
    assert read(built(subtitle(words(["well", ",", "yes"])))) == ["well, yes"]


def test_words_from_right_to_left_begin_on_the_right():
    it = built(subtitle(words("مرحبا بكم جميعا")))
    first, last = (painted(it, t, 0) for t in (0.1, 0.7))

    def middle(pixels):
        columns = (pixels[..., :3] == YELLOW).all(axis=2).any(axis=0).nonzero()[0]
        return columns.mean()

    assert middle(first) > middle(last)


def test_the_clip_lasts_as_long_as_its_words():
    clip = clip_of(subtitle(words("one two", spoken=0.25)))
    assert element_kinds()["subtitle"].natural_seconds(clip, {}) == Fraction("0.55")


def test_words_are_said_on_the_clock_of_the_film():
    clip = clip_of(subtitle(words("one two three", step=1.0)))
    setting = Setting(parent=WIDE, start=Fraction(10), duration=Fraction("0.6"), speed=Fraction(2))
    said = element_kinds()["subtitle"].say(clip, setting)
    assert [(word.text, word.start, word.end) for word in said] == [
        ("one", 10, Fraction("10.15")),
        ("two", Fraction("10.5"), Fraction("10.6")),
    ]


def test_a_place_in_the_transform_is_the_place_of_the_block():
    it = built({**subtitle(words("hi")), "transform": {"y": "50%"}})
    assert it.size.height < 200
    box = it.bounds(at(0.1))
    assert (box.top + box.bottom) / 2 == pytest.approx(it.size.height / 2, abs=30)


def test_a_panel_is_painted_behind_the_words_when_asked():
    it = built(subtitle(words("hi"), backgroundColor="#102030"))
    assert (painted(it, 0.1, 0) == (16, 32, 48, 255)).all(axis=2).sum() > 500


def test_words_without_text_or_in_the_wrong_order_are_problems():
    found = problems_of(subtitle([{"start": 0, "end": 1}, {"word": "x", "start": 2, "end": 1}]))
    assert [problem.pointer for problem in found] == ["/words/0", "/words/1"]
