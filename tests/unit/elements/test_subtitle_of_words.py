"""Subtitles of what others say: of one voice or of all, in any script, and in files beside."""

from __future__ import annotations

import json
from itertools import pairwise

import numpy as np
import pysubs2
import pytest
from elements import clip_of, painted, problems_of

from kinoform.engine.cues import cues_of
from kinoform.engine.outputs.sidecars import SIDECARS
from kinoform.film import compiled_film, own_compiler
from kinoform.model.geometry import Size
from kinoform.narration.rules import SpeechRules

TEXT = "Numbers grew fast. Then, all of a sudden, numbers fell again."
VO = {"type": "narration", "id": "vo", "start": 1, "text": TEXT}
RED = (255, 0, 0)
SCRIPTS = {
    "latin": {"text": TEXT},
    "arabic": {"text": "مرحبا بكم في العالم الجديد", "language": "ar"},
    "chinese": {"text": "你好，世界。今天天气很好。", "language": "zh"},
}


@pytest.fixture(scope="module")
def composed(tmp_path_factory):
    """The composition of some clips, each on a track of its own."""
    compiler = own_compiler({}, SpeechRules(folder=tmp_path_factory.mktemp("speech")))

    def compose(*clips):
        meta = {"width": 640, "height": 360, "fps": 100}
        document = {"meta": meta, "tracks": [{"clips": [clip]} for clip in clips]}
        return compiled_film(document, compiler=compiler).require()

    return compose


def subtitle(words="@vo", config=None, **fields):
    return {"type": "subtitle", "words": words, "config": config or {}, **fields}


def texts(layer):
    return [caption.paragraph.text for caption in layer.content.captions]


def span(layer):
    return layer.span.start, layer.span.end


def test_it_shows_every_word_of_its_speaker_while_that_one_speaks(composed):
    film = composed(VO, subtitle())
    (layer,) = film.layers
    assert " ".join(texts(layer)).split() == TEXT.split()
    assert span(layer) == (100, film.frame_count)


def test_each_word_is_active_while_it_is_said(composed):
    film = composed(VO, subtitle())
    (layer,) = film.layers
    active = []
    for word in film.words:
        now = layer.content.now(float((word.start + word.end) / 2 - 1))
        active.append(now.caption.paragraph.text.split()[now.active])
    assert active == TEXT.split()


def test_it_goes_by_the_narration_wherever_that_goes(composed):
    for start, rate in ((0, 1), (3, 1), (1, 2)):
        film = composed({**VO, "start": start, "playbackRate": rate}, subtitle())
        (layer,) = film.layers
        assert layer.span.start == start * 100
        assert layer.content.starts[0] == pytest.approx(float(film.words[0].start) - start)


def test_of_the_film_it_shows_everybody_in_the_order_of_speech(composed):
    film = composed(
        {"type": "narration", "id": "b", "start": 4, "text": "Second comes this."},
        {"type": "narration", "id": "a", "start": 0, "text": "First was that."},
        subtitle("narration"),
    )
    (layer,) = film.layers
    assert texts(layer) == ["First was that.", "Second comes this."]
    assert span(layer) == (0, film.frame_count)


def test_of_one_speaker_it_shows_nobody_else(composed):
    film = composed(
        {"type": "narration", "id": "a", "start": 0, "text": "First was that."},
        {"type": "narration", "id": "b", "start": 4, "text": "Second comes this."},
        subtitle("@b"),
    )
    assert texts(film.layers[0]) == ["Second comes this."]


def test_a_start_and_a_duration_of_its_own_show_what_is_said_then(composed):
    whole = composed(VO, subtitle())
    third, fourth = whole.words[2], whole.words[3]
    start = float(third.start)
    film = composed(VO, subtitle(start=start, duration=float(fourth.end) - start))
    (layer,) = film.layers
    assert " ".join(texts(layer)) == "fast. Then,"
    assert layer.content.starts[0] == pytest.approx(0, abs=0.01)
    early = composed(VO, subtitle(start=0)).layers[0]
    assert span(early)[0] == 0
    assert early.content.starts[0] == pytest.approx(float(whole.words[0].start), abs=0.01)


def test_without_a_voice_there_is_nothing_to_show(composed):
    film = composed(subtitle("narration", duration=1))
    assert all(texts(layer) == [] for layer in film.layers)


def test_a_muted_voice_is_not_shown(composed):
    film = composed({**VO, "muted": True}, subtitle())
    assert all(texts(layer) == [] for layer in film.layers)


@pytest.mark.parametrize("words", ["vo", "@", "@a b", "everybody", "@vo[word]", "@vo.end", ""])
def test_who_is_named_otherwise_is_a_problem(words):
    found = problems_of({"type": "subtitle", "words": words})
    assert found
    assert all(problem.pointer.startswith("/words") for problem in found)


def test_a_speaker_that_is_not_there_is_told_at_the_subtitle(tmp_path):
    compiler = own_compiler({}, SpeechRules(folder=tmp_path))
    document = {"meta": {"width": 64, "height": 64}, "tracks": [{"clips": [subtitle("@ov")]}]}
    found = compiled_film(document, compiler=compiler).problems
    assert {problem.code for problem in found} == {"unknown_anchor"}
    assert all(problem.pointer.startswith("/tracks/0/clips/0") for problem in found)


def test_words_of_its_own_need_nobody():
    own = [{"word": "a", "start": 0, "end": 1}]
    assert clip_of(subtitle(own)).speaker is None
    assert clip_of(subtitle()).speaker == "vo"


@pytest.mark.parametrize("kind", SIDECARS)
@pytest.mark.parametrize("script", SCRIPTS)
def test_files_beside_the_film_have_each_word_once_however_often_it_is_shown(
    kind, script, composed
):
    spoken = {**VO, **SCRIPTS[script]}
    film = composed(spoken, subtitle(), subtitle("narration"), subtitle(start=0, duration=2))
    cues = cues_of(film.words, 0, 60)
    written = SIDECARS[kind].write(cues, Size(640, 360))
    if kind == "json":
        read = " ".join(word["word"] for word in json.loads(written)["words"])
    else:
        events = pysubs2.SSAFile.from_string(written, kind).events
        read = " ".join(event.plaintext for event in events)
    assert "".join(read.split()) == "".join(spoken["text"].split())


def middles(layer, film):
    """For each word of the first caption, the column around which it lights up."""
    count = len(layer.content.captions[0].times)
    found = []
    for word in film.words[:count]:
        pixels = painted(layer.content, float((word.start + word.end) / 2) - 1, 0)[..., :3]
        is_red = (np.abs(pixels.astype(int) - RED).max(axis=2) < 8).any(axis=0)
        found.append(is_red.nonzero()[0].mean())
    return found


@pytest.mark.parametrize(
    ("script", "goes_right"), [("latin", True), ("arabic", False), ("chinese", True)]
)
def test_words_light_up_in_the_direction_in_which_they_are_read(script, goes_right, composed):
    config = {"highlightColor": "#ff0000", "maxLines": 1, "shadowColor": "transparent"}
    film = composed({**VO, **SCRIPTS[script]}, subtitle(config=config))
    places = middles(film.layers[0], film)
    assert len(places) >= 2
    assert all((one < other) == goes_right for one, other in pairwise(places)), places


def test_chinese_words_stand_together_without_blanks(composed):
    film = composed({**VO, **SCRIPTS["chinese"]}, subtitle())
    assert "".join(texts(film.layers[0])) == SCRIPTS["chinese"]["text"]
    assert len(film.words) > 4


def test_words_of_somebody_who_says_nothing_are_a_warning(tmp_path):
    silent = {"type": "rect", "id": "vo", "start": 0, "duration": 1}
    document = {
        "meta": {"width": 64, "height": 36},
        "tracks": [{"clips": [clip]} for clip in (silent, subtitle())],
    }
    compiler = own_compiler({}, SpeechRules(folder=tmp_path))
    (problem,) = compiled_film(document, compiler=compiler).problems
    assert (problem.code, problem.pointer, problem.severity) == (
        "no_words", "/tracks/1/clips/0/words", "warning",
    )  # fmt: skip
