"""Joins spans, sound and subtitles into one file by copying packets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from kinoform.engine.cues import Cue
from kinoform.engine.soundtrack import Block, SoundTrack
from kinoform.engine.subtitle_track import SubtitleTrack
from kinoform.kit.lazy import av
from kinoform.model.time import FrameRate, Span

Part = tuple[Span, Path]


@dataclass(frozen=True, slots=True)
class Container:
    """A file format, what may be in it, and how it is written."""

    format: str
    codecs: tuple[str, ...]
    """Video codecs that players expect in it; the first is the usual one."""
    sound_encoder: str
    subtitle_encoder: str | None = None
    options: tuple[tuple[str, str], ...] = ()
    is_tagged: bool = True
    """Whether a codec is named by four letters, of which players are particular."""
    cut_at_spans: bool = False
    """Whether only the first frame of a span may begin a piece of the file."""


_UNDECODED: Any = {"skip_frame": "all"}
"""Spares opening a span the decoding of its first picture, which copying has no use for."""
_FASTSTART = (("movflags", "+faststart"),)
_QUICKTIME_CODECS = ("h264", "h265", "av1")

CONTAINERS = {
    "mp4": Container("mp4", _QUICKTIME_CODECS, "aac", "mov_text", _FASTSTART),
    "mov": Container("mov", _QUICKTIME_CODECS, "aac", "mov_text", _FASTSTART),
    "webm": Container("webm", ("vp9", "av1"), "libopus", "webvtt", is_tagged=False),
    "hls": Container(
        "hls", _QUICKTIME_CODECS, "aac", cut_at_spans=True,
        options=(
            ("hls_segment_type", "fmp4"), ("hls_playlist_type", "vod"), ("hls_time", "0.001"),
            ("hls_flags", "independent_segments"), ("hls_fmp4_init_filename", "init.mp4"),
        ),
    ),
}  # fmt: skip


def join(
    parts: Sequence[Part],
    rate: FrameRate,
    blocks: Iterable[Block] | None,
    sample_rate: int,
    target: Path,
    container: Container,
    cues: Sequence[Cue] = (),
    options: Sequence[tuple[str, str]] = (),
) -> None:
    """Write the film: every span in its place, the sound beside it, the cues as a track."""
    first = parts[0][0].start
    delay = max(_reordering(path, rate) for _, path in parts)
    settings = dict((*container.options, *options))
    if container.format in ("mp4", "mov"):
        settings["movie_timescale"] = str(_fine_scale(rate))
    with av.open(str(target), "w", format=container.format, options=settings) as output:
        with av.open(str(parts[0][1])) as sample:
            picture = _stream_like(sample.streams.video[0], output, container)
        sound = None
        if blocks is not None:
            sound = SoundTrack(output, container.sound_encoder, sample_rate, blocks)
        subtitles = None
        if cues and container.subtitle_encoder is not None:
            subtitles = SubtitleTrack(output, container.subtitle_encoder, cues)
        tracks = [track for track in (sound, subtitles) if track is not None]
        for span, path in parts:
            begin = span.start - first
            for place, (packet, number) in enumerate(_numbered(path, rate)):
                for track in tracks:
                    track.write_until(rate.seconds_at(begin + place))
                packet.stream = picture
                packet.time_base = 1 / rate.per_second
                packet.pts, packet.dts, packet.duration = begin + number, begin + place - delay, 1
                if container.cut_at_spans:
                    packet.is_keyframe = place == 0
                output.mux(packet)
        for track in tracks:
            track.write_until(None)


def _stream_like(template: Any, output: Any, container: Container) -> Any:
    stream = output.add_stream_from_template(template, opaque=True)
    if container.is_tagged:
        stream.codec_context.codec_tag = template.codec_context.codec_tag
    if "alpha_mode" in template.metadata:
        stream.metadata["alpha_mode"] = template.metadata["alpha_mode"]
    return stream


def _fine_scale(rate: FrameRate) -> int:
    """Ticks a second for lengths of tracks, of which every frame has a whole number."""
    frames = rate.per_second.numerator
    return frames * -(-1000 // frames)


def _numbered(path: Path, rate: FrameRate) -> Iterator[tuple[Any, int]]:
    """The packets of a span as the decoder wants them, each with its frame's number in the span."""
    with av.open(str(path), stream_options=[_UNDECODED]) as source:
        for packet in source.demux(video=0):
            if packet.pts is not None:
                yield packet, round(Fraction(packet.pts) * packet.time_base * rate.per_second)


def _reordering(path: Path, rate: FrameRate) -> int:
    """How many frames a decoder must be ahead, so that no frame is shown before it is decoded.

    One number for all spans makes decode times rise evenly over every join; an encoder chooses its
    own for each span.
    """
    return max(place - number for place, (_, number) in enumerate(_numbered(path, rate)))
