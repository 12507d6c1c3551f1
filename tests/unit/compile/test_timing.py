"""When clips within clips begin and end."""

from __future__ import annotations

import kinoform
from kinoform.film import compiled_film

RECT = {"type": "rect", "start": 0, "duration": "end"}


def film(*clips):
    return {"meta": {"width": 64, "height": 64, "fps": 10}, "tracks": [{"clips": list(clips)}]}


def inner_spans(**group):
    document = film({"type": "group", "start": 1, "clips": [RECT], **group})
    composition = compiled_film(document).require()
    return [(inner.span.start, inner.span.end) for inner in composition.layers[0].content.layers]


def test_the_end_within_a_group_is_the_end_of_the_group():
    assert inner_spans(duration=3) == [(10, 40)]


def test_the_end_within_a_group_that_plays_faster_is_still_its_end():
    assert inner_spans(duration=3, playbackRate=2) == [(10, 40)]


def test_the_end_within_a_group_without_a_length_is_that_of_its_longest_clip():
    spans = inner_spans(clips=[RECT, {"type": "circle", "start": 1, "duration": 1.5}])
    assert spans == [(10, 35), (20, 35)]


def test_a_group_to_the_end_of_the_film_has_the_end_of_the_film_within():
    group = {"type": "group", "start": 1, "duration": "end", "clips": [RECT]}
    composition = compiled_film(film(group, {"type": "rect", "start": 0, "duration": 5})).require()
    layers = [
        inner for layer in composition.layers for inner in getattr(layer.content, "layers", ())
    ]
    assert [(inner.span.start, inner.span.end) for inner in layers] == [(10, 50)]


def test_faults_of_a_group_do_not_hide_those_of_its_clips():
    inner = {"type": "text", "text": "a", "start": 0}
    group = {"type": "group", "start": 0, "duration": "@nobody.end", "clips": [inner]}
    codes = {problem.code for problem in kinoform.validate(film(group))}
    assert codes >= {"unknown_anchor", "missing_field"}
