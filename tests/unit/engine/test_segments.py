"""Where a film is cut into spans."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from kinoform.engine.scene_cuts import cuts_of
from kinoform.engine.segments import part, plan
from kinoform.film import compiled_film
from kinoform.model.composition import Composition
from kinoform.model.time import Span

FPS = 20


def film(*clips: dict[str, Any], fps: float = FPS) -> Composition:
    document = {
        "meta": {"width": 320, "height": 180, "fps": fps},
        "tracks": [{"clips": [clip]} for clip in clips],
    }
    return compiled_film(document).require()


def scenes(*lengths: float) -> list[dict[str, Any]]:
    """Groups one after the other, in each a rectangle that comes after a while."""
    found, start = [], 0.0
    for seconds in lengths:
        inner = {"type": "rect", "start": 0.4, "duration": "end"}
        found.append({"type": "group", "start": start, "duration": seconds, "clips": [inner]})
        start += seconds
    return found


def box(start: float, seconds: float, size: float = 40) -> dict[str, Any]:
    return {"type": "rect", "start": start, "duration": seconds, "width": size, "height": size}


def ground(seconds: float) -> dict[str, Any]:
    return box(0, seconds) | {"width": "100%", "height": "100%"}


def starts(composition: Composition) -> list[float]:
    return [span.start / FPS for span in plan(composition)]


FILMS = [
    film(box(0, 0.04)),
    film(box(0, 1.9)),
    film(box(0, 7)),
    film(box(0, 61)),
    film(box(0, 30), fps=29.97),
    film(ground(30), *scenes(3, 0.4, 7.3, 0.2, 12, 0.5)),
    film(*(box(0.3 * number, 0.5 + number % 3) for number in range(90))),
    film(*(box(number, 1, 300) for number in range(40))),
]


@pytest.mark.parametrize("composition", FILMS)
def test_spans_make_up_the_film_and_are_neither_tiny_nor_long(composition: Composition) -> None:
    spans = plan(composition)
    assert (spans[0].start, spans[-1].end) == (0, composition.frame_count)
    assert all(before.end == after.start for before, after in pairwise(spans))
    shortest, longest = (composition.rate.frame_during(seconds) for seconds in (1, 4))
    assert all(len(span) <= longest for span in spans)
    assert all(len(span) >= shortest for span in spans) or len(spans) == 1
    assert len(spans) >= 4 or composition.duration < 8


def test_a_film_is_cut_where_its_scenes_change() -> None:
    assert starts(film(*scenes(3, 2.5, 3.5, 2, 4, 3))) == [0, 3, 5.5, 9, 11, 15]


def words(start: float, seconds: float) -> dict[str, Any]:
    return {"type": "text", "text": "Ann", "start": start, "duration": seconds}


def test_a_scene_of_few_words_ends_where_all_that_there_is_goes() -> None:
    titles = (words(0, 3), words(3, 3.5), words(6.5, 3))
    assert {3, 6.5} < set(starts(film(ground(9.5), *titles)))
    assert set(cuts_of(film(ground(9.5), *titles)).scenes) == {3 * FPS, 6.5 * FPS}
    assert not cuts_of(film(ground(9.5), words(2, 5), *titles)).scenes, "something stays"


def test_a_ground_and_a_mark_under_all_scenes_hide_no_change() -> None:
    mark = box(0, 18, 20)
    assert starts(film(ground(18), *scenes(3, 2.5, 3.5, 2, 4, 3), mark)) == [0, 3, 5.5, 9, 11, 15]


def test_scenes_may_be_the_layers_of_one_group() -> None:
    whole = {"type": "group", "start": 0, "duration": 18, "clips": scenes(3, 2.5, 3.5, 2, 4, 3)}
    assert starts(film(whole)) == [0, 3, 5.5, 9, 11, 15]


def test_scenes_that_fade_into_each_other_are_cut_where_the_next_begins() -> None:
    fading = [box(3.5 * number, 4, 300) for number in range(5)]
    assert starts(film(*fading)) == [0, 3.5, 7, 10.5, 14]


def test_a_longer_scene_moves_no_border_of_another() -> None:
    lengths = [3, 6, 3.5, 9, 4.4, 3]
    plain = plan(film(*scenes(*lengths)))
    lengths[1] += 1
    longer = plan(film(*scenes(*lengths)))
    after = [span.start for span in plain if span.start >= 9 * FPS]
    assert [span.start - FPS for span in longer if span.start >= 10 * FPS] == after


def test_other_words_move_no_border() -> None:
    def worded(words: str) -> Composition:
        lines = [
            {"type": "text", "text": words, "start": start, "duration": 2.5} for start in (0, 3, 6)
        ]
        return film(*lines, *(box(start, 2.8, 120) for start in (0.2, 3.2, 6.2)), box(9, 9))

    assert plan(worded("I")) == plan(worded("A great many words in many rows " * 9))


def test_a_long_scene_is_cut_where_something_comes() -> None:
    inner = [box(0, 7), box(3.2, 3)]
    scene = {"type": "group", "start": 4, "duration": 7, "clips": inner}
    assert starts(film(box(0, 4, 300), scene, box(11, 12, 300)))[:4] == [0, 4, 7.2, 11]


def test_a_part_of_a_film_keeps_the_borders() -> None:
    spans = plan(film(*scenes(3, 3, 3, 3, 3, 3)))
    assert part(spans, Span(50, 160)) == (Span(50, 60), Span(60, 120), Span(120, 160))
