"""Spans of one name show the same pixels, and what looks the same has one name."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import skia

from kinoform.compile.parse import element_kinds
from kinoform.effects._catalogue import all_effects
from kinoform.engine.codecs import video_codec
from kinoform.engine.file_mark import content_mark
from kinoform.engine.segments import plan
from kinoform.engine.shoot import Shoot, painter_of
from kinoform.engine.span_key import SpanKeys
from kinoform.film import compiled_film
from kinoform.model.composition import Composition
from kinoform.model.problem import InvalidDocument
from kinoform.model.time import Span
from kinoform.transitions._catalogue import all_transitions
from media import Film, Shelf

FPS = 20
SHIFT = 7
"""Frames by which the same thing comes later."""
BEGIN = 10
SPAN = Span(BEGIN - 2, BEGIN + 30)
WORDS = {"text": "Kinoform", "style": {"fontSize": 30, "fill": "#ffcc00"}}

Clip = dict[str, Any]


def film(*clips: Clip, width: int = 160, background: str = "#203040") -> Composition:
    document = {
        "meta": {"width": width, "height": 90, "fps": FPS, "background": background, "seed": 5},
        "tracks": [{"clips": [clip]} for clip in clips],
    }
    return compiled_film(document).require()


def text(start: float = BEGIN / FPS, seconds: float = 2, **fields: Any) -> Clip:
    return {"type": "text", "start": start, "duration": seconds, **WORDS, **fields}


def key(composition: Composition, span: Span = SPAN, quality: float = 70) -> str | None:
    shoot = Shoot(composition, 160, 90, video_codec("h264", quality))
    return SpanKeys(shoot, content_mark, "code").of(span)


def planes(composition: Composition, span: Span) -> np.ndarray:
    """What an encoder of the span is given."""
    painter = painter_of(Shoot(composition, 160, 90, video_codec("h264")))
    frames = range(span.start, span.end)
    return np.stack([painter.paint_planes(frame).to_ndarray() for frame in frames])


def later(span: Span = SPAN, frames: int = SHIFT) -> Span:
    return Span(span.start + frames, span.end + frames)


def assert_alike_later(clip: Clip) -> None:
    """A clip that comes later keeps the names of its spans, and looks the same."""
    one = film(clip | {"start": BEGIN / FPS})
    other = film(clip | {"start": (BEGIN + SHIFT) / FPS}, text(0, 0.3))
    assert key(one) is not None
    assert key(one) == key(other, later())
    assert (planes(one, SPAN) == planes(other, later())).all()


SEEN = sorted(element_kinds().keys() - {"audio", "narration"})


@pytest.mark.parametrize("kind", SEEN)
def test_every_type_of_clip_keeps_its_name_when_it_comes_later(kind: str, shelf: Shelf) -> None:
    clip = {**element_kinds()[kind].example, "type": kind, "duration": 2.5}
    if "src" in clip and kind == "video":
        clip["src"] = shelf.film(Film("numbered.mp4", frames=75))
    try:
        film(clip)
    except InvalidDocument:
        pytest.skip("its example names a medium that is not here")
    assert_alike_later(clip)


@pytest.mark.parametrize("kind", sorted(all_transitions()))
def test_ways_in_and_out_keep_their_name(kind: str) -> None:
    clip = text(seconds=1.4, transition={"in": {"type": kind, "duration": 0.3},
                                         "out": {"type": kind, "duration": 0.3}})  # fmt: skip
    one, other = film(clip), film(clip | {"start": (BEGIN + SHIFT) / FPS})
    assert key(one) == key(other, later())
    assert (planes(one, SPAN) == planes(other, later())).all()


@pytest.mark.parametrize("kind", sorted(all_effects()))
def test_an_effect_keeps_its_name_unless_every_frame_has_its_own(kind: str) -> None:
    effect = all_effects()[kind]
    if effect.parse is not None:
        pytest.skip("takes more than a number")
    clip = text(style={**WORDS["style"], "filters": [{"type": kind, "value": effect.usual}]})
    one, other = film(clip), film(clip | {"start": (BEGIN + SHIFT) / FPS})
    assert key(one) is not None
    assert (key(one) == key(other, later())) is not effect.changes
    if not effect.changes:
        assert (planes(one, SPAN) == planes(other, later())).all()


MOVES = [{"time": 0, "value": 0}, {"time": 1, "value": 90}]
FILLS = [{"time": 0, "value": "#ff0000"}, {"time": 1, "value": "#0000ff"}]


@pytest.mark.parametrize(
    "clip",
    [
        text(keyframes=[{"property": "rotation", "frames": MOVES}]),
        text(keyframes=[{"property": "style.fill", "frames": FILLS}]),
        text(animations=[{"type": "pulse", "duration": 1, "loop": True}]),
        text(mask={"type": "alpha", "clip": {"type": "circle", "size": 40}}),
        {"type": "group", "duration": 2, "clips": [text(0.2, 1), text(1, 1)]},
        {"type": "group", "duration": 2, "playbackRate": 1.5, "clips": [text(0.2, 1)],
         "keyframes": [{"property": "background", "frames": FILLS}]},
    ],
)  # fmt: skip
def test_movement_counts_from_the_clip_and_not_from_the_film(clip: Clip) -> None:
    assert_alike_later(clip)


CHANGES: list[Clip] = [
    {"text": "Kinoforn"},
    {"opacity": 0.5},
    {"blendMode": "multiply"},
    {"start": (BEGIN + 1) / FPS},
    {"duration": 1},
    {"transform": {"x": 81}},
    {"style": {**WORDS["style"], "fontWeight": 700}},
    {"animations": [{"type": "fadeIn", "duration": 0.2}]},
    {"transition": {"out": {"type": "fade", "duration": 1.5}}},
    {"style": {**WORDS["style"], "filters": [{"type": "blur", "value": 2}]}},
    {"mask": {"type": "alpha", "clip": {"type": "circle", "size": 40}}},
    {"keyframes": [{"property": "style.fill", "frames": FILLS}]},
]


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_whatever_looks_different_has_another_name(change: Clip) -> None:
    assert key(film(text())) != key(film(text(**change) if "start" not in change
                                         else text() | change))  # fmt: skip


def test_how_it_is_filmed_is_part_of_the_name() -> None:
    plain = film(text())
    names = {
        key(plain), key(plain, quality=60), key(film(text(), background="#203041")),
        key(film(text(), width=162)), key(plain, Span(SPAN.start, SPAN.end + 1)),
        SpanKeys(Shoot(plain, 160, 90, video_codec("h264")), content_mark, "newer").of(SPAN),
        SpanKeys(Shoot(plain, 320, 180, video_codec("h264")), content_mark, "code").of(SPAN),
    }  # fmt: skip
    assert len(names) == 7


def test_what_is_not_seen_is_no_part_of_the_name() -> None:
    before, after = text(0, 0.3), text(2.5, 1, text="after")
    named = text(id="title")
    assert key(film(text(0, 0.2), text())) == key(film(before, named, after))
    assert key(film(before, text())) != key(film(text(0, 0.5), text()))


def test_a_ground_under_the_whole_film_has_no_clock() -> None:
    def with_ground(start: float, seconds: float) -> Composition:
        whole = {"width": "100%", "height": "100%"}
        inner = {"type": "rect", "start": 0, "duration": "end", "transform": whole}
        ground = {"type": "group", "start": 0, "duration": seconds, "clips": [inner]}
        return film(ground, text(start, 1))

    one, other = with_ground(1, 4), with_ground(2, 6.5)
    assert key(one, Span(20, 40)) == key(other, Span(40, 60))
    assert (planes(one, Span(20, 40)) == planes(other, Span(40, 60))).all()


def test_a_medium_counts_by_what_is_in_it(tmp_path: Path) -> None:
    def picture(name: str, color: int) -> Composition:
        surface = skia.Surface(40, 30)
        surface.getCanvas().clear(color)
        surface.makeImageSnapshot().save(str(tmp_path / name), skia.kPNG)
        return film({"type": "image", "src": str(tmp_path / name), "start": 0.5, "duration": 2})

    red = key(picture("a.png", 0xFFFF0000))
    assert red == key(picture("b.png", 0xFFFF0000))
    assert red != key(picture("c.png", 0xFF00FF00))
    assert red != key(picture("a.png", 0xFF00FF00))


def test_words_that_name_a_file_are_words_and_nobody_reads_the_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    read: list[str] = []

    def mark(path: str) -> str | None:
        read.append(path)
        return content_mark(path)

    for words in (str(secret), "/dev/zero", "/"):
        shoot = Shoot(film(text(text=words)), 160, 90, video_codec("h264"))
        assert SpanKeys(shoot, mark, "code").of(SPAN) is not None
    assert read == []


def test_what_cannot_be_told_is_not_shared() -> None:
    whole = film(text())
    layer = whole.layers[0]
    strange = replace(whole, layers=(replace(layer, blend=np.float32(1.0)),))  # type: ignore[arg-type]
    assert key(strange) is None
    assert key(strange, Span(0, 5)) is not None


def _random_film(chance: random.Random) -> Composition:
    """Clips of a few kinds at a few places and times, so that stretches of films are alike."""
    fields: list[Clip] = [
        {}, {"animations": [{"type": "fadeIn", "duration": 0.2}]},
        {"transform": {"x": 60.5, "rotation": 10}}, {"transform": {"x": -20}},
        {"animations": [{"type": "pulse", "duration": 0.5, "loop": True}]},
        {"transition": {"out": {"type": "wipe-left", "duration": 0.2}}},
        {"opacity": 0.5}, {"keyframes": [{"property": "x", "frames": MOVES}]},
    ]  # fmt: skip
    clips = []
    for _ in range(chance.randint(1, 3)):
        start, seconds = chance.choice([0, 0.5, 1]), chance.choice([0.5, 1, 1.5])
        clip = text(start, seconds, **chance.choice(fields))
        if chance.random() < 0.4:
            inner = [text(0, 0.5), clip | {"start": chance.choice([0, 0.25])}]
            clip = {"type": "group", "start": start, "duration": seconds, "clips": inner}
        clips.append(clip)
    return film(*clips, {"type": "rect", "start": 0, "duration": 2.5, "width": 30, "height": 20})


def test_among_many_films_spans_of_one_name_never_look_different() -> None:
    chance = random.Random(4)
    seen: dict[str, np.ndarray] = {}
    alike = 0
    for _ in range(30):
        composition = _random_film(chance)
        for start in (0, 5, 10, 15, 20, 30):
            span = Span(start, start + 10)
            name = key(composition, span)
            assert name is not None
            shown = planes(composition, span)
            if name in seen:
                alike += 1
                assert (seen[name] == shown).all()
            seen[name] = shown
    assert alike > 20


def test_three_hundred_layers_are_named_in_no_time() -> None:
    clips = [
        {"type": "group", "start": 4 * scene, "duration": 4,
         "clips": [text(0.1 * number, 3) for number in range(29)]}
        for scene in range(10)
    ]  # fmt: skip
    composition = film(*clips)
    spans = plan(composition)
    keys = SpanKeys(Shoot(composition, 160, 90, video_codec("h264")), content_mark, "code")
    began = time.process_time()
    assert None not in [keys.of(span) for span in spans]
    assert time.process_time() - began < 0.2
