"""What the streams of an Ogg file are, read from the pages that begin them."""

from __future__ import annotations

from typing import IO

from kinoform.blobs.sniff.track import Track

_MOST_STREAMS = 32
_BEGINS_STREAM = 0x02
_HEADER_BYTES = 27
_CODECS: tuple[tuple[bytes, Track], ...] = (
    (b"\x80theora", "video"),
    (b"BBCD\x00", "video"),
    (b"OVP80", "video"),
    (b"\x01video", "video"),
    (b"\x01vorbis", "audio"),
    (b"OpusHead", "audio"),
    (b"\x7fFLAC", "audio"),
    (b"Speex   ", "audio"),
)


def ogg_tracks(file: IO[bytes]) -> frozenset[Track]:
    """Which of pictures and sound the file holds; nothing for codecs that nobody knows."""
    found: set[Track] = set()
    file.seek(0)
    for _ in range(_MOST_STREAMS):
        header = file.read(_HEADER_BYTES)
        if len(header) < _HEADER_BYTES or header[:4] != b"OggS":
            break
        if not header[5] & _BEGINS_STREAM:
            break
        content = file.read(sum(file.read(header[26])))
        found |= {medium for mark, medium in _CODECS if content.startswith(mark)}
    return frozenset(found)
