"""A film that goes by its narration: other words, and everything has another time."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kinoform.film import compiled_film, own_compiler
from kinoform.narration.rules import SpeechRules

TEXT = "Our revenue grew to $3.5 billion. That is twice the revenue of last year."
VO = {"type": "narration", "id": "vo", "start": 1, "text": TEXT}


@pytest.fixture(scope="module")
def compiler(tmp_path_factory):
    return own_compiler({}, SpeechRules(folder=tmp_path_factory.mktemp("speech")))


@pytest.fixture(scope="module")
def compiled(compiler):
    def compile_(*clips, **fields):
        meta = {"width": 64, "height": 36, "fps": 100}
        tracks = [{"clips": [clip]} for clip in clips]
        return compiled_film({"meta": meta, "tracks": tracks, **fields}, compiler=compiler)

    return compile_


@pytest.fixture(scope="module")
def spans(compiled):
    """When each clip that is seen begins and ends, in frames of a hundredth of a second."""

    def spans_(*clips, **fields):
        layers = compiled(*clips, **fields).require().layers
        written = sorted(layers, key=lambda layer: layer.pointer)
        return [(layer.span.start, layer.span.end) for layer in written]

    return spans_


@pytest.fixture(scope="module")
def words(compiled):
    """What a narration says, on the clock of the film."""

    def words_(clip=VO):
        return compiled(clip).require().words

    return words_


def rect(start, duration=0.5, **more):
    return {"type": "rect", "start": start, "duration": duration, **more}


def frame(seconds):
    """The frame at an instant."""
    return round(seconds * 100)


def faults(compiled):
    return [(problem.code, problem.pointer) for problem in compiled.problems]


def test_a_narration_is_as_long_as_it_takes_to_say(compiled, words):
    composition = compiled(VO).require()
    assert [word.text for word in words()] == TEXT.split()
    assert words()[0].start >= 1
    assert words()[-1].end <= Fraction(composition.frame_count, 100) <= words()[-1].end + 1


def test_clips_begin_and_end_with_the_narration(compiled, spans):
    end = compiled(VO).require().frame_count
    after, with_it, later, as_long = spans(
        VO, rect("after narration"), rect("with narration"), rect("with narration+0.5"),
        rect(0, "after narration"),
    )  # fmt: skip
    assert after == pytest.approx((end, end + 50), abs=1)
    assert with_it == (100, 150)
    assert later == (150, 200)
    assert as_long == pytest.approx((0, end), abs=1)


@pytest.mark.parametrize(
    ("anchor", "index", "edge"),
    [
        ("@vo[revenue]", 1, "start"), ("@vo[Revenue#2]", 10, "start"), ("@vo[$3.5]", 4, "start"),
        ("@vo[twice the revenue]", 8, "start"), ("@vo[revenue].end", 1, "end"),
        ("@vo[revenue grew].end", 2, "end"), ("@vo[year]", 13, "start"),
    ],
)  # fmt: skip
def test_a_clip_begins_with_the_word_that_it_names(anchor, index, edge, spans, words):
    spoken = words()[index]
    ((start, _),) = spans(VO, rect(anchor))
    assert start == pytest.approx(frame(getattr(spoken, edge)), abs=1)


def test_a_clip_lives_from_one_word_to_another_or_a_little_beside_them(spans, words):
    between, before = spans(VO, rect("@vo[revenue]", "@vo[billion].end"), rect("@vo[grew]-0.25"))
    assert between == pytest.approx((frame(words()[1].start), frame(words()[5].end)), abs=1)
    assert before[0] == pytest.approx(frame(words()[2].start) - 25, abs=1)


def test_after_narration_is_after_the_last_one_that_is_written_before(compiled):
    clips = [
        {"type": "narration", "start": 0, "text": "One."},
        {"type": "narration", "start": "after narration+0.5", "text": "Two."},
        rect("after narration"),
    ]
    composition = compiled(*clips).require()
    one, two = composition.words
    assert two.start - one.end > Fraction(1, 2)
    assert composition.layers[0].span.start >= frame(two.end)


def test_who_comes_first_waits_for_a_narration_that_is_written_later(spans, words):
    ((start, _),) = spans(rect("after narration"), VO)
    assert start >= frame(words()[-1].end)


def test_words_of_a_wish_for_speech_are_anchors_too(spans):
    said = {"type": "audio", "id": "vo", "start": 1, "src": {"$speech": TEXT}}
    assert spans(said, rect("@vo[revenue]")) == spans(VO, rect("@vo[revenue]"))


@pytest.mark.parametrize(
    "change",
    [{"voice": "espeak-en-us"}, {"speed": 1.5}, {"playbackRate": 1.5}, {"start": 3},
     {"text": f"Ladies and gentlemen! {TEXT}"}, {"pronunciations": {"our": "uh our very own"}}],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_whatever_changes_the_speech_changes_all_that_goes_by_it(change, spans, words):
    clips = [rect("@vo[billion]"), rect("after narration"), rect("@vo[last year]", "@vo.end")]
    before, after = spans(VO, *clips), spans({**VO, **change}, *clips)
    assert all(one != other for one, other in zip(before, after, strict=True))
    spoken = next(word for word in words({**VO, **change}) if word.text == "billion.")
    assert after[0][0] == pytest.approx(frame(spoken.start), abs=1)


def test_what_is_cut_off_a_narration_is_not_said(compiled):
    cut = {**VO, "source": {"start": 1.0}, "duration": 1.5}
    composition = compiled(cut).require()
    assert composition.words[0].text != "Our"
    assert all(1 <= word.start <= word.end <= Fraction(5, 2) for word in composition.words)
    gone = compiled(cut, rect("@vo[our]"))
    assert faults(gone) == [("unknown_anchor", "/tracks/1/clips/0/start")]


def test_a_group_has_narrations_of_its_own(compiled):
    group = {
        "type": "group", "start": 2, "clips": [
            {"type": "narration", "id": "vo", "start": 0.5, "text": "Hello there, world."},
            rect("@vo[there]"), rect("after narration"),
        ],
    }  # fmt: skip
    composition = compiled(group).require()
    inner = composition.layers[0].content.layers
    hello, there, world = composition.words
    assert hello.start > Fraction(5, 2)
    assert inner[0].span.start == pytest.approx(frame(there.start), abs=1)
    assert inner[1].span.start >= frame(world.end)


def test_a_subtitle_shows_the_narration_beside_it_where_another_group_has_the_same_id(compiled):
    def group(start, text):
        clips = [
            {"type": "narration", "id": "vo-1", "start": 0, "text": text},
            {"type": "subtitle", "words": "@vo-1"},
        ]
        return {"type": "group", "start": start, "clips": clips}

    layers = compiled(group(0, "Good morning."), group(5, "Good night.")).require().layers
    shown = [
        "".join(run.text for run in caption.paragraph.runs)
        for layer in sorted(layers, key=lambda layer: layer.start)
        for inner in layer.content.layers
        for caption in inner.content.captions
    ]
    assert shown == ["Good morning.", "Good night."]


def test_a_group_that_plays_faster_says_its_words_earlier(compiled):
    def group(rate):
        clips = [{"type": "narration", "id": "vo", "start": 0, "text": TEXT}, rect("@vo[year]")]
        made = compiled({"type": "group", "start": 0, "playbackRate": rate, "clips": clips})
        composition = made.require()
        return composition.words[-1].start, composition.layers[0].content.layers[0].span.start

    (usual, seen), (fast, seen_fast) = group(1), group(2)
    assert fast == usual / 2
    assert (seen, seen_fast) == pytest.approx((frame(usual), frame(fast)), abs=1)


def test_clips_beside_a_group_do_not_hear_what_is_said_in_it(compiled):
    group = {"type": "group", "start": 0, "clips": [VO]}
    assert faults(compiled(group, rect("@vo[revenue]"))) == [
        ("unknown_anchor", "/tracks/1/clips/0/start")
    ]
    assert faults(compiled(group, rect("after narration"))) == [
        ("unknown_anchor", "/tracks/1/clips/0/start")
    ]


class TestCircles:
    @pytest.mark.parametrize(
        ("clips", "where"),
        [
            ([{**VO, "start": "@vo[revenue]"}], "/tracks/0/clips/0/start"),
            ([{**VO, "start": "@box.end"}, rect("@vo[revenue]", id="box")],
             "/tracks/1/clips/0/start"),
            ([rect("@vo[revenue]", id="box"), {**VO, "start": "@box.end"}],
             "/tracks/1/clips/0/start"),
            ([{**VO, "start": "after narration"},
              {"type": "narration", "start": "after narration", "text": "Two."}],
             "/tracks/1/clips/0/start"),
            ([VO, rect("@vo.end", "@box.end", id="box")], "/tracks/1/clips/0/duration"),
        ],
    )  # fmt: skip
    def test_a_time_that_hangs_on_itself_is_refused(self, clips, where, compiled):
        assert faults(compiled(*clips)) == [("circular_times", where)]

    def test_a_long_chain_is_no_circle(self, compiled):
        chain = [rect("@vo[revenue]", 0.01, id="0")]
        chain += [rect(f"@{n - 1}.end", 0.01, id=str(n)) for n in range(1, 300)]
        assert faults(compiled(VO, *chain)) == []


@pytest.mark.parametrize(
    ("anchor", "hint"),
    [
        ("@vo[reveneu]", "revenue"), ("@vo[revenue#3]", "revenue"), ("@vo[twice revenue]", ""),
        ("@narrator[revenue]", ""), ("@vo[bilion]", "billion"),
    ],
)  # fmt: skip
def test_a_word_that_nobody_says_is_told_with_the_nearest(anchor, hint, compiled):
    found = compiled(VO, rect(anchor))
    assert faults(found) == [("unknown_anchor", "/tracks/1/clips/0/start")]
    assert hint in found.problems[0].hint
    assert found.problems[0].message


def test_without_a_narration_nothing_can_be_after_it(compiled):
    assert faults(compiled(rect("after narration"))) == [
        ("unknown_anchor", "/tracks/0/clips/0/start")
    ]


def test_a_clip_without_words_is_no_anchor_for_them(compiled):
    assert faults(compiled(rect(0, id="box"), rect("@box[word]"))) == [
        ("unknown_anchor", "/tracks/1/clips/0/start")
    ]


@pytest.mark.parametrize(
    ("broken", "code", "field"),
    [({"voice": "hart"}, "unknown_voice", "voice"), ({"text": "..."}, "speech_empty", "text"),
     ({"text": "日本語"}, "speech_unpronounceable", "text"),
     ({"speed": 9}, "out_of_range", "speed")],
)  # fmt: skip
def test_a_narration_that_cannot_be_said_is_the_only_problem_of_those_who_wait_for_it(
    broken, code, field, compiled
):
    found = compiled({**VO, **broken}, rect("@vo[revenue]"), rect("after @vo"), rect("@vo.end"))
    assert faults(found) == [(code, f"/tracks/0/clips/0/{field}")]


def test_a_template_waits_for_its_word_and_stays_to_the_end_of_the_speech(compiled, words):
    template = {
        "type": "template", "template": "quote", "start": "@vo[revenue]",
        "duration": "@vo[billion].end", "data": {"quote": "Revenue grew"},
    }  # fmt: skip
    layers = compiled(VO, template).require().layers
    spans = {(layer.span.start, layer.span.end) for layer in layers}
    assert len(spans) == 1
    assert spans.pop() == pytest.approx((frame(words()[1].start), frame(words()[5].end)), abs=1)


def test_a_variable_is_spoken_and_the_film_goes_by_it(spans):
    clips = [{**VO, "text": "{{ name }} grew by half."}, rect("@vo[grew]")]
    ((short, _),) = spans(*clips, variables={"name": "Ann"})
    ((long, _),) = spans(*clips, variables={"name": "Maria Fernanda Alvarez"})
    assert long > short + 50
