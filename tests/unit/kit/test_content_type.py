"""A file is what its bytes say, whatever it is called."""

from __future__ import annotations

import pytest

from kinoform.kit.content_type import Unwelcome, bytes_of_tag, form_of

FORMS = {
    "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "gif": b"GIF89a\x01\x00",
    "webp": b"RIFF\x10\x00\x00\x00WEBPVP8 ",
    "svg": b'\xef\xbb\xbf\n<?xml version="1.0"?><!-- drawn --><svg xmlns="x">',
    "avif": b"\x00\x00\x00\x1cftypmif1\x00\x00\x00\x00avif",
    "heic": b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00",
    "mp4": b"\x00\x00\x00\x18ftypisom",
    "matroska": b"\x1aE\xdf\xa3\x9fB\x86\x81\x01",
    "mpegts": b"G" + bytes(187) + b"G",
    "ogg": b"OggS\x00\x02",
    "wav": b"RF64\xff\xff\xff\xffWAVEds64",
    "aiff": b"FORM\x00\x00\x00\x00AIFC",
    "flac": b"ID3\x04\x00\x00\x00\x00\x00\x02..fLaC",
    "aac": b"\xff\xf1\x50\x80",
    "mp3": b"\xff\xfb\x90\x00",
}


@pytest.mark.parametrize("form", FORMS)
def test_media_are_known_by_their_first_bytes(form: str) -> None:
    assert form_of(FORMS[form]) == form


def test_a_mov_from_before_there_were_brands_is_known() -> None:
    assert form_of(b"\x00\x00\x00\x08wide\x00\x00\x00\x00mdat") == "mp4"


def test_a_tag_larger_than_the_head_still_announces_mp3() -> None:
    head = b"ID3\x04\x00\x00\x00\x7f\x7f\x7f" + bytes(100)
    assert form_of(head) == "mp3"
    assert bytes_of_tag(head) == 10 + 2**21 - 1


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd", "a playlist"),
        (b"ffconcat version 1.0\nfile /etc/passwd", "a playlist"),
        (b'<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011">', "a playlist"),
        (b"v=0\no=- 0 0 IN IP4 127.0.0.1", "a session description"),
        (b"\xef\xbb\xbf#EXTM3U\n", "text"),
        (b"<!DOCTYPE  html><title>x</title>", "a web page"),
        (b"PK\x03\x04\x14\x00", "an archive or office file"),
        (b"%PDF-1.7", "a PDF"),
        (b"\x1f\x8b\x08", "a gzip file"),
        (b"\xff\xfe#\x00E\x00X\x00T\x00", "of no kind that is read here"),
        (bytes(64), "of no kind that is read here"),
    ],
)
def test_what_is_no_media_is_told_apart_with_a_way_out(head: bytes, what: str) -> None:
    found = form_of(head)
    assert isinstance(found, Unwelcome)
    assert found.what == what
    assert found.hint
