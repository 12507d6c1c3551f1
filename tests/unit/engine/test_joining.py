"""Spans that were rendered apart play as one film."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from kinoform.engine.codecs import video_codec
from kinoform.engine.cues import Cue
from kinoform.engine.joining import CONTAINERS, join
from kinoform.engine.span_file import SpanFile
from kinoform.model.time import FrameRate, Span
from media import HEIGHT, WIDTH, frame_of, number_in, numbered

SPANS = (Span(0, 23), Span(23, 46), Span(46, 47), Span(47, 60))
"""One of them is a lone picture."""
SOUND_RATE = 48_000


def _film(
    folder: Path,
    codec_name: str,
    format_name: str,
    rate: FrameRate,
    *,
    alpha: bool = False,
    spans: Sequence[Span] = SPANS,
    cues: Sequence[Cue] = (),
) -> str:
    codec = video_codec(codec_name, alpha=alpha)
    parts = []
    for span in spans:
        path = folder / f"{span.start}.part"
        file = SpanFile(path, codec, rate, (WIDTH, HEIGHT))
        for number in range(span.start, span.end):
            file.add(frame_of(numbered(number, 128 if alpha else 255), codec.pixel_format))
        file.close()
        parts.append((span, path))
    target = folder / f"film.{format_name}"
    count = round(rate.seconds_at(spans[-1].end - spans[0].start) * SOUND_RATE)
    blocks = (
        np.zeros((min(4_800, count - first), 2), np.float32) for first in range(0, count, 4_800)
    )
    join(parts, rate, blocks, SOUND_RATE, target, CONTAINERS[format_name], cues)
    return str(target)


def _packets(path: str) -> list[Any]:
    with av.open(path) as container:
        return [packet for packet in container.demux(video=0) if packet.pts is not None]


@pytest.mark.parametrize("written_rate", [30, 29.97, 12.5])
@pytest.mark.parametrize(
    ("codec", "format_name"),
    [("h264", "mp4"), ("h264", "mov"), ("h265", "mp4"), ("av1", "mp4"), ("vp9", "webm")],
)
def test_every_frame_is_shown_once_and_at_its_time(
    tmp_path: Path, codec: str, format_name: str, written_rate: float
) -> None:
    rate = FrameRate.of(written_rate)
    path = _film(tmp_path, codec, format_name, rate)
    with av.open(path) as container:
        frames = list(container.decode(video=0))
        length = Fraction(container.duration, 1_000_000)
    assert [number_in(frame) for frame in frames] == list(range(60))
    due = [float(rate.seconds_at(number)) for number in range(60)]
    assert [frame.time for frame in frames] == pytest.approx(due, abs=0.0006)
    assert float(length) == pytest.approx(float(rate.seconds_at(60)), abs=0.015)


@pytest.mark.parametrize("codec", ["h264", "h265", "av1"])
def test_decode_times_rise_evenly_and_never_come_after_the_picture(
    tmp_path: Path, codec: str
) -> None:
    packets = _packets(_film(tmp_path, codec, "mp4", FrameRate.of(30)))
    assert all(after.dts - before.dts == before.duration for before, after in pairwise(packets))
    assert all(packet.dts <= packet.pts for packet in packets)
    assert packets[-1].duration == packets[0].duration


def test_an_mp4_lasts_exactly_as_long_as_its_frames(tmp_path: Path) -> None:
    path = _film(tmp_path, "h264", "mp4", FrameRate.of(29.97))
    with av.open(path) as container:
        stream = container.streams.video[0]
        assert stream.start_time == 0
        assert stream.frames == 60
        assert stream.duration * stream.time_base == Fraction(60 * 1001, 30_000)


@pytest.mark.parametrize(("codec", "tag"), [("h264", "avc1"), ("h265", "hvc1"), ("av1", "av01")])
def test_codecs_have_the_names_that_players_look_for(tmp_path: Path, codec: str, tag: str) -> None:
    path = _film(tmp_path, codec, "mp4", FrameRate.of(30), spans=SPANS[2:])
    with av.open(path) as container:
        assert container.streams.video[0].codec_context.codec_tag == tag


def test_colours_are_tagged_as_bt709(tmp_path: Path) -> None:
    path = _film(tmp_path, "h264", "mp4", FrameRate.of(30), spans=SPANS[2:])
    with av.open(path) as container:
        context = container.streams.video[0].codec_context
        tags = (context.colorspace, context.color_primaries, context.color_trc)
        assert tags == (1, 1, 1)
        assert context.color_range == 1


def test_an_mp4_can_begin_to_play_before_all_of_it_has_arrived(tmp_path: Path) -> None:
    content = Path(_film(tmp_path, "h264", "mp4", FrameRate.of(30))).read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")


def test_alpha_outlives_the_joining(tmp_path: Path) -> None:
    path = _film(tmp_path, "vp9", "webm", FrameRate.of(30), alpha=True)
    decoder = av.CodecContext.create("libvpx-vp9", "r")
    with av.open(path) as container:
        metadata = container.streams.video[0].metadata
        frames = [
            frame
            for packet in container.demux(video=0)
            for frame in decoder.decode(packet if packet.size else None)
        ]
    assert {name.lower(): value for name, value in metadata.items()}["alpha_mode"] == "1"
    assert len(frames) == 60
    for frame in frames:
        alpha = frame.to_ndarray(format="rgba")[..., 3]
        assert abs(int(alpha.min()) - 128) <= 4
        assert abs(int(alpha.max()) - 128) <= 4


@pytest.mark.parametrize(
    ("codec", "format_name"), [("h264", "mp4"), ("h264", "mov"), ("vp9", "webm")]
)
def test_subtitles_can_be_switched_on(tmp_path: Path, codec: str, format_name: str) -> None:
    cues = (
        Cue(Fraction(1, 4), Fraction(1), "a {curious} <word> &\n\\N"),
        Cue(Fraction(5, 4), Fraction(2), "ünd"),
    )
    path = _film(tmp_path, codec, format_name, FrameRate.of(30), cues=cues)
    with av.open(path) as container:
        packets = [packet for packet in container.demux(subtitles=0) if packet.pts is not None]
    shown = [packet for packet in packets if len(bytes(packet)) > 2]
    times = [
        (packet.pts * packet.time_base, (packet.pts + packet.duration) * packet.time_base)
        for packet in shown
    ]
    assert times == [(cue.start, cue.end) for cue in cues]
    text = bytes(shown[0]).decode("utf-8", "replace")
    expected = cues[0].text
    if format_name == "webm":
        expected = "a {curious} &lt;word&gt; &amp;\n\\N"
    assert text.endswith(expected)
    assert bytes(shown[1]).endswith("ünd".encode())
