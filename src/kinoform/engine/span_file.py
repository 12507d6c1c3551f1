"""Encodes the frames of one span into a file of its own."""

from __future__ import annotations

import os
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

from kinoform.engine.codecs import VideoCodec
from kinoform.engine.painter import Painter
from kinoform.engine.pixels import straightened
from kinoform.engine.planes import BT709, LIMITED_RANGE, to_planes
from kinoform.kit.lazy import av
from kinoform.model.problem import Cancelled
from kinoform.model.time import FrameRate

MOST_REORDERING = 64
"""Frames; no encoder here looks further ahead than that."""

Tick = Callable[[], None]
Asked = Callable[[], bool]


def never() -> bool:
    """Nobody has asked to stop."""
    return False


def nothing() -> None:
    """Nobody wants to know."""


class SpanFile:
    """One encoder and the file that it writes."""

    def __init__(
        self, path: Path, codec: VideoCodec, rate: FrameRate, size: tuple[int, int]
    ) -> None:
        os.environ.setdefault("SVT_LOG", "1")  # only errors; this encoder knows no other way
        self._container = av.open(str(path), "w", format=codec.span_format)
        stream: Any = self._container.add_stream(
            codec.encoder, rate=rate.per_second, options=dict(codec.options)
        )
        stream.width, stream.height = size
        stream.pix_fmt = codec.pixel_format
        stream.time_base = Fraction(1) / rate.per_second
        context = stream.codec_context
        context.time_base = stream.time_base
        context.thread_count = 1
        context.gop_size = 100_000
        context.colorspace = context.color_primaries = context.color_trc = BT709
        context.color_range = LIMITED_RANGE
        if codec.tag:
            context.codec_tag = codec.tag
        self._stream = stream
        self._count = 0

    def add(self, frame: av.VideoFrame) -> None:
        """Encode one more frame; its memory may be used again afterwards."""
        frame.pts = self._count
        frame.time_base = self._stream.codec_context.time_base
        self._count += 1
        self._mux(frame)

    def close(self) -> None:
        """Write what the encoder still holds."""
        self._mux(None)
        self._container.close()

    def abandon(self) -> None:
        """Let go of the file as it is."""
        self._container.close()

    def _mux(self, frame: av.VideoFrame | None) -> None:
        for packet in self._stream.encode(frame):
            if packet.dts is None or not 0 <= packet.pts - packet.dts <= MOST_REORDERING:
                packet.dts = packet.pts  # x265 gives a lone picture any decode time at all
            self._container.mux(packet)


def encode_span(
    painter: Painter,
    frames: range,
    path: Path,
    codec: VideoCodec,
    on_frame: Tick = nothing,
    cancelled: Asked = never,
) -> None:
    """Paint and encode frames, one after the other."""
    whole = painter.whole
    file = SpanFile(path, codec, painter.composition.rate, (whole.right, whole.bottom))
    try:
        _add_frames(painter, frames, file, codec, on_frame, cancelled)
        file.close()
    except BaseException:
        file.abandon()
        raise


def _add_frames(
    painter: Painter,
    frames: range,
    file: SpanFile,
    codec: VideoCodec,
    on_frame: Tick,
    cancelled: Asked,
) -> None:
    for number in frames:
        if cancelled():
            raise Cancelled
        if codec.pixel_format == "yuv420p":
            file.add(painter.paint_planes(number))
        else:
            painter.paint(number)
            file.add(to_planes(straightened(painter.pixels), codec.pixel_format))
        on_frame()
