"""The pictures of a piece: a span drawn and encoded by itself, as packets."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from kinoform.engine.codecs import VideoCodec, video_codec
from kinoform.engine.painter import Painter
from kinoform.engine.planes import to_planes
from kinoform.engine.span_file import SpanFile, encode_span
from kinoform.engine.streaming.boxes import Run, Sample, Track
from kinoform.engine.surface import empty_pixels
from kinoform.kit.lazy import av
from kinoform.model.time import FrameRate, Span

QUALITY = 66.0


def codec() -> VideoCodec:
    """How previews are encoded: every picture is shown in the order in which it is decoded."""
    usual = video_codec("h264", QUALITY)
    return replace(usual, options={**usual.options, "bf": "0"})


def picture_track(rate: FrameRate, size: tuple[int, int], work: Path) -> Track:
    """The track of every film of a size and rate, since the encoder's settings depend on no more.

    They are read from the file of one blank picture.
    """
    with tempfile.TemporaryDirectory(dir=work) as folder:
        path = Path(folder) / "blank"
        file = SpanFile(path, codec(), rate, size)
        file.add(to_planes(empty_pixels(*size)))
        file.close()
        with av.open(str(path)) as container:
            settings = bytes(container.streams.video[0].codec_context.extradata or b"")
    return Track("picture", rate.per_second.numerator, settings, *size)


def picture_run(painter: Painter, span: Span, work: Path) -> Run:
    """The pictures of a span at their places in the film."""
    rate = painter.composition.rate.per_second
    with tempfile.TemporaryDirectory(dir=work) as folder:
        path = Path(folder) / "span"
        encode_span(painter, range(span.start, span.end), path, codec())
        with av.open(str(path)) as container:
            samples = [
                Sample(bytes(packet), rate.denominator, packet.is_keyframe)
                for packet in container.demux(video=0)
                if packet.size
            ]
    return Run(1, span.start * rate.denominator, samples)


def codec_name(track: Track) -> str:
    """The codec as playlists and players spell it: profile, constraints and level."""
    return "avc1." + track.settings[1:4].hex()
