"""Pieces of a stream are drawn apart, in any order, and play as one film."""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from sound_media import click_near, clicks, sine, write_sound

from kinoform.engine.painter import Painter
from kinoform.engine.segments import plan
from kinoform.engine.sound.master import master
from kinoform.engine.stage import EngineStage
from kinoform.engine.streaming.sound_packets import PACKET, SoundPackets
from kinoform.engine.streaming.stream import Stream, pieces_of, stream_size
from kinoform.film import compiled_film
from kinoform.model.composition import Composition

RATE = 48_000
TONE_HZ = 440.0


def film(seconds: float = 5.0, fps: float = 25, *sounds: str) -> Composition:
    moves = [{"time": 0, "value": 0}, {"time": seconds, "value": 320}]
    clips: list[dict[str, Any]] = [
        {
            "type": "rect", "start": 0, "duration": seconds, "width": 60, "height": 60,
            "fill": "#ffcc00", "x": {"keyframes": moves}, "y": 90,
        },
        {"type": "text", "text": "Kinoform", "start": 0, "duration": seconds},
        *({"type": "audio", "src": src, "start": 0, "duration": seconds} for src in sounds),
    ]  # fmt: skip
    document = {
        "meta": {"width": 320, "height": 180, "fps": fps, "background": "#204060"},
        "tracks": [{"clips": [clip]} for clip in clips],
    }
    return compiled_film(document).require()


def sound_of(composition: Composition, work: Path) -> SoundPackets | None:
    mix = master(composition.sounds, composition.duration, composition.mastering, work)
    return None if mix is None else SoundPackets(mix, work)


def pieces(composition: Composition, work: Path, order: Sequence[int]) -> dict[int, bytes]:
    stream, sound = Stream(composition, 90, work), sound_of(composition, work)
    return {number: stream.piece(number, sound) for number in order}


def whole(composition: Composition, work: Path) -> bytes:
    order = range(len(pieces_of(composition)))
    made = pieces(composition, work, order)
    return Stream(composition, 90, work).opening() + b"".join(made[number] for number in order)


def tone(folder: Path) -> str:
    return write_sound(folder / "tone.wav", sine(TONE_HZ, 6, 0.25))


def frames_of(content: bytes) -> list[Any]:
    with av.open(io.BytesIO(content)) as container:
        return list(container.decode(video=0))


def samples_of(content: bytes) -> tuple[np.ndarray, int]:
    """The samples as they are played, and the place of the first one."""
    with av.open(io.BytesIO(content)) as container:
        frames = list(container.decode(audio=0))
    for before, after in pairwise(frames):
        assert after.pts == before.pts + before.samples
    return np.concatenate([frame.to_ndarray() for frame in frames], axis=1), frames[0].pts


@pytest.mark.parametrize("fps", [25, 29.97, 12.5])
def test_every_frame_is_shown_once_and_at_its_time(tmp_path: Path, fps: float) -> None:
    composition = film(5.0, fps)
    frames = frames_of(whole(composition, tmp_path))
    rate = composition.rate
    assert [frame.pts * frame.time_base for frame in frames] == [
        rate.seconds_at(number) for number in range(composition.frame_count)
    ]


def test_every_frame_looks_as_in_a_whole_render_at_that_size(tmp_path: Path) -> None:
    composition = film()
    stage = EngineStage(composition.rate)
    painter = Painter(composition, stage, *stream_size(composition, 90))
    for number, frame in enumerate(frames_of(whole(composition, tmp_path))):
        expected = painter.paint_planes(number).to_ndarray()[:90].astype(float)
        shown = frame.to_ndarray()[:90].astype(float)
        assert np.mean((shown - expected) ** 2) < 12, number


def test_a_piece_is_the_same_whenever_it_is_drawn(tmp_path: Path) -> None:
    composition = film(5.0, 25, tone(tmp_path))
    count = len(pieces_of(composition))
    in_order = pieces(composition, tmp_path, range(count))
    assert pieces(composition, tmp_path, [*range(1, count, 2), *range(0, count, 2)]) == in_order


def test_a_piece_plays_alone_and_at_its_own_time(tmp_path: Path) -> None:
    composition = film()
    stream = Stream(composition, 90, tmp_path)
    for number in reversed(range(len(stream.pieces))):
        frames = frames_of(stream.opening() + stream.piece(number, None))
        shown = [round(frame.pts * frame.time_base * 25) for frame in frames]
        assert shown == list(range(stream.pieces[number].start, stream.pieces[number].end))


@pytest.mark.parametrize("seconds", [0.04, 0.5, 1.96, 7.0, 30.0])
def test_pieces_are_short_the_first_most_of_all_and_keep_the_borders_of_the_plan(
    seconds: float,
) -> None:
    composition = film(seconds)
    spans = pieces_of(composition)
    assert [span.start for span in spans[1:]] == [span.end for span in spans[:-1]]
    assert (spans[0].start, spans[-1].end) == (0, composition.frame_count)
    assert 0 < len(spans[0]) <= 25
    assert all(0 < len(span) <= 50 for span in spans)
    assert {span.start for span in plan(composition)} <= {span.start for span in spans}


def test_the_sound_goes_on_over_every_border_without_a_gap_or_a_click(tmp_path: Path) -> None:
    composition = film(5.0, 25, tone(tmp_path))
    heard, begin = samples_of(whole(composition, tmp_path))
    assert begin == 0
    assert heard.shape[1] == -(-5 * RATE // PACKET) * PACKET
    inside = heard[0, : 5 * RATE]
    # A sine is the sum of its neighbours by a constant; whatever else is heard is a click.
    other = inside[2:] + inside[:-2] - 2 * np.cos(2 * np.pi * TONE_HZ / RATE) * inside[1:-1]
    assert np.abs(other[PACKET : 5 * RATE - 2 * PACKET]).max() < 0.0002


def test_the_sound_is_in_step_with_the_picture(tmp_path: Path) -> None:
    instants = (0.1, 1.5, 2.5, 4.9)
    composition = film(5.0, 25, write_sound(tmp_path / "clicks.wav", clicks(instants, 5)))
    heard, _ = samples_of(whole(composition, tmp_path))
    for instant in instants:
        assert click_near(heard.T, instant) == pytest.approx(instant, abs=0.0005)


def test_sound_of_a_piece_begins_with_its_picture(tmp_path: Path) -> None:
    composition = film(5.0, 25, tone(tmp_path))
    stream, sound = Stream(composition, 90, tmp_path), sound_of(composition, tmp_path)
    number = len(stream.pieces) - 1
    content = stream.piece(number, sound)
    picture, track = decode_times(content)
    assert picture / 25 == stream.pieces[number].start / 25
    assert 0 <= (track - PACKET) / RATE - picture / 25 < PACKET / RATE


def decode_times(content: bytes) -> list[int]:
    """When each track of a piece begins, in ticks of its own."""
    return [
        struct.unpack(">Q", content[place + 8 : place + 16])[0]
        for place in range(len(content))
        if content.startswith(b"tfdt", place)
    ]


def test_a_preview_is_never_larger_than_the_film() -> None:
    composition = film()
    assert stream_size(composition, 1080) == (320, 180)
    assert stream_size(composition, 90) == (160, 90)
    assert stream_size(composition, 1) == (2, 2)
