"""The boxes of a fragmented MP4: what a stream begins with, and each piece of it.

They are written here instead of by a muxer because a piece must know its place in the film without
the pieces before it, and because the same piece must have the same bytes every time.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

_UNITY = struct.pack(">9i", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
_UNDETERMINED = 0x55C4
_MOVIE_TIMESCALE = 1000
_BT709 = struct.pack(">4s3HB", b"nclx", 1, 1, 1, 0)
_SEVENTY_TWO_DPI = 0x00480000
_IS_SYNC, _IS_NOT_SYNC = 0x02000000, 0x01010000
_HAS_OFFSET, _HAS_DURATIONS, _HAS_SIZES, _HAS_FLAGS = 0x1, 0x100, 0x200, 0x400
_BASE_IS_MOOF = 0x020000
_SELF_CONTAINED, _ENABLED_IN_MOVIE = 1, 3


@dataclass(frozen=True, slots=True)
class Track:
    """What a player must know of a track before its first sample."""

    kind: Literal["picture", "sound"]
    timescale: int
    """Ticks a second."""
    settings: bytes
    """Of the decoder, as its encoder gave them."""
    width: int = 0
    height: int = 0
    lead: int = 0
    """Ticks before the film begins, which a player decodes and does not play."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One encoded picture, or one packet of sound."""

    content: bytes
    duration: int
    """Ticks of its track."""
    is_sync: bool = True
    """Whether it can be decoded without those before it."""


@dataclass(frozen=True, slots=True)
class Run:
    """The samples of one track in a piece."""

    track: int
    """Its place among the tracks, from 1."""
    begin: int
    """When the first one is decoded, in ticks of the track."""
    samples: Sequence[Sample]


def opening(tracks: Sequence[Track]) -> bytes:
    """What every piece of a stream relies on: its tracks, without a single sample."""
    brands = struct.pack(">4sI4s4s4s", b"iso6", 0, b"iso6", b"mp41", b"hlsf")
    moov = _box(
        "moov",
        _full(
            "mvhd", 0, 0,
            struct.pack(">4I", 0, 0, _MOVIE_TIMESCALE, 0),
            struct.pack(">IH10x", 0x10000, 0x100), _UNITY,
            struct.pack(">24xI", len(tracks) + 1),
        ),
        *(_trak(number, track) for number, track in enumerate(tracks, 1)),
        _box("mvex", *(
            _full("trex", 0, 0, struct.pack(">5I", number, 1, 0, 0, 0))
            for number, _ in enumerate(tracks, 1)
        )),
    )  # fmt: skip
    return _box("ftyp", brands) + moov


def piece(number: int, runs: Sequence[Run]) -> bytes:
    """One piece of a stream, which plays at its place with nothing but the opening before it."""
    runs = [run for run in runs if run.samples]
    head = len(_moof(number, runs, 0))
    contents = [sample.content for run in runs for sample in run.samples]
    return _moof(number, runs, head + 8) + _box("mdat", *contents)


def _moof(number: int, runs: Sequence[Run], offset: int) -> bytes:
    rows = []
    for run in runs:
        rows.append(_traf(run, offset))
        offset += sum(len(sample.content) for sample in run.samples)
    return _box("moof", _full("mfhd", 0, 0, struct.pack(">I", number + 1)), *rows)


def _traf(run: Run, offset: int) -> bytes:
    flags = _HAS_OFFSET | _HAS_DURATIONS | _HAS_SIZES | _HAS_FLAGS
    rows = []
    for sample in run.samples:
        sync = _IS_SYNC if sample.is_sync else _IS_NOT_SYNC
        rows.append(struct.pack(">3I", sample.duration, len(sample.content), sync))
    return _box(
        "traf",
        _full("tfhd", 0, _BASE_IS_MOOF, struct.pack(">I", run.track)),
        _full("tfdt", 1, 0, struct.pack(">Q", run.begin)),
        _full("trun", 0, flags, struct.pack(">Ii", len(run.samples), offset), *rows),
    )


def _trak(number: int, track: Track) -> bytes:
    is_picture = track.kind == "picture"
    tkhd = _full(
        "tkhd", 0, _ENABLED_IN_MOVIE,
        struct.pack(">5I8x", 0, 0, number, 0, 0),
        struct.pack(">3H2x", 0, 0, 0 if is_picture else 0x100), _UNITY,
        struct.pack(">2I", track.width << 16, track.height << 16),
    )  # fmt: skip
    # No length: the entry holds for all that is still to come.
    edit = _full("elst", 0, 0, struct.pack(">2Ii2H", 1, 0, track.lead, 1, 0))
    handler, name = (b"vide", b"Picture\0") if is_picture else (b"soun", b"Sound\0")
    media = _box(
        "mdia",
        _full("mdhd", 0, 0, struct.pack(">4I2H", 0, 0, track.timescale, 0, _UNDETERMINED, 0)),
        _full("hdlr", 0, 0, struct.pack(">4x4s12x", handler), name),
        _box(
            "minf",
            _full("vmhd", 0, 1, bytes(8)) if is_picture else _full("smhd", 0, 0, bytes(4)),
            _box("dinf", _full("dref", 0, 0, _count(1), _full("url ", 0, _SELF_CONTAINED))),
            _box(
                "stbl",
                _full("stsd", 0, 0, _count(1), _picture(track) if is_picture else _sound(track)),
                _full("stts", 0, 0, _count(0)),
                _full("stsc", 0, 0, _count(0)),
                _full("stsz", 0, 0, _count(0), _count(0)),
                _full("stco", 0, 0, _count(0)),
            ),
        ),
    )
    return _box("trak", tkhd, *([_box("edts", edit)] if track.lead else []), media)


def _picture(track: Track) -> bytes:
    return _box(
        "avc1",
        struct.pack(">6xH16x2H", 1, track.width, track.height),
        struct.pack(">2I4xH32xHh", _SEVENTY_TWO_DPI, _SEVENTY_TWO_DPI, 1, 24, -1),
        _box("avcC", track.settings),
        _box("colr", _BT709),
        _box("pasp", struct.pack(">2I", 1, 1)),
    )


def _sound(track: Track) -> bytes:
    decoder = _descriptor(0x05, track.settings)
    config = _descriptor(0x04, struct.pack(">2B3x2I", 0x40, 0x15, 0, 0) + decoder)
    stream = _descriptor(0x03, struct.pack(">HB", 0, 0) + config + _descriptor(0x06, b"\x02"))
    return _box(
        "mp4a",
        struct.pack(">6xH8x2H4xI", 1, 2, 16, track.timescale << 16),
        _full("esds", 0, 0, stream),
    )


def _descriptor(tag: int, content: bytes) -> bytes:
    return bytes((tag, len(content))) + content


def _count(number: int) -> bytes:
    return struct.pack(">I", number)


def _full(kind: str, version: int, flags: int, *parts: bytes) -> bytes:
    return _box(kind, struct.pack(">I", version << 24 | flags), *parts)


def _box(kind: str, *parts: bytes) -> bytes:
    content = b"".join(parts)
    return struct.pack(">I4s", 8 + len(content), kind.encode("ascii")) + content
