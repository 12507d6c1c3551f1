"""An upload is what its content is: real files are taken, hostile ones are told apart."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import av
import numpy as np
import pytest

from kinoform.blobs.sniff.kind import ContentKind, content_kind
from kinoform.kit.content_type import Unwelcome
from kinoform.kit.lazy import skia

VIDEO = {
    "film.mp4": ("libx264", "aac", "video/mp4"),
    "film.mov": ("libx264", None, "video/quicktime"),
    "film.webm": ("libvpx", "libopus", "video/webm"),
    "film.ogv": ("libvpx", "libopus", "video/ogg"),
}
SOUND = {
    "sound.mp3": ("libmp3lame", "audio/mpeg"),
    "sound.aac": ("aac", "audio/aac"),
    "sound.m4a": ("aac", "audio/mp4"),
    "sound.mp4": ("aac", "audio/mp4"),
    "sound.mov": ("aac", "audio/mp4"),
    "sound.wav": ("pcm_s16le", "audio/wav"),
    "sound.flac": ("flac", "audio/flac"),
    "sound.ogg": ("libopus", "audio/ogg"),
    "sound.weba": ("libopus", "audio/webm"),
}
MUXERS = {"ogv": "ogg", "weba": "webm", "m4a": "ipod", "aac": "adts"}
STILL = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def judged(content: bytes) -> ContentKind | Unwelcome:
    return content_kind(io.BytesIO(content))


def mime(content: bytes) -> str:
    found = judged(content)
    assert isinstance(found, ContentKind), found
    assert found.mime.startswith(found.medium)
    return found.mime


def refusal(content: bytes) -> str:
    found = judged(content)
    assert isinstance(found, Unwelcome), found
    assert found.hint
    return found.what


def made(path: Path, video: str | None, audio: str | None, **options: str) -> bytes:
    muxer = MUXERS.get(path.suffix[1:], path.suffix[1:])
    with av.open(str(path), "w", format=muxer, options=options) as container:
        pictures = container.add_stream(video, rate=25) if video else None
        sound = container.add_stream(audio, rate=48_000, layout="mono") if audio else None
        if pictures is not None:
            pictures.width, pictures.height, pictures.pix_fmt = 64, 48, "yuv420p"
            for number in range(5):
                frame = av.VideoFrame(64, 48, "yuv420p")
                frame.pts = number
                container.mux(pictures.encode(frame))
            container.mux(pictures.encode())
        if sound is not None:
            tone = (np.sin(np.arange(9_600) / 20) * 9_000).astype(np.int16)[None]
            frame = av.AudioFrame.from_ndarray(tone, format="s16", layout="mono")
            frame.sample_rate, frame.pts = 48_000, 0
            frame = av.AudioResampler(sound.codec_context.format, "mono", 48_000).resample(frame)
            fifo = av.AudioFifo()
            fifo.write(frame[0])
            step = sound.codec_context.frame_size or 960
            while block := fifo.read(step, partial=True):
                container.mux(sound.encode(block))
            container.mux(sound.encode())
    return path.read_bytes()


@pytest.fixture(scope="module")
def mp4(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return made(tmp_path_factory.mktemp("kind") / "film.mp4", "libx264", "aac")


@pytest.mark.parametrize("name", VIDEO)
def test_films_are_taken(name: str, tmp_path: Path) -> None:
    *codecs, expected = VIDEO[name]
    assert mime(made(tmp_path / name, *codecs)) == expected


@pytest.mark.parametrize("name", SOUND)
def test_sound_is_sound_also_in_a_container_for_films(name: str, tmp_path: Path) -> None:
    codec, expected = SOUND[name]
    assert mime(made(tmp_path / name, None, codec)) == expected


@pytest.mark.parametrize("form", STILL)
def test_pictures_are_taken(form: str) -> None:
    picture = skia.Image.fromarray(np.full((6, 8, 4), 200, np.uint8))
    encoded = picture.encodeToData(getattr(skia.EncodedImageFormat, f"k{form}"), 90)
    assert mime(bytes(encoded)) == STILL[form]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "image/gif"),
        (b"\x00\x00\x00\x1cftypavif\x00\x00\x00\x00avifmif1", "image/avif"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "image/heic"),
        (b"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic", "image/heif"),
    ],
)
def test_pictures_are_known_by_their_heads(content: bytes, expected: str) -> None:
    assert mime(content) == expected


def test_a_film_in_fragments_and_one_for_streaming_are_taken(tmp_path: Path) -> None:
    fragments = made(tmp_path / "a.mp4", "libx264", None, movflags="frag_keyframe+empty_moov")
    assert mime(fragments) == "video/mp4"
    assert mime(made(tmp_path / "b.webm", "libvpx", None, live="1")) == "video/webm"


def test_a_tag_with_a_large_cover_does_not_hide_the_sound(tmp_path: Path) -> None:
    sound = made(tmp_path / "a.mp3", None, "libmp3lame", id3v2_version="0")
    tag = b"ID3\x04\x00\x00" + bytes([0, 3, 16, 0]) + bytes(3 << 14 | 16 << 7)
    assert mime(sound) == mime(tag + sound) == "audio/mpeg"
    assert mime(tag + bytes(700) + sound) == "audio/mpeg"


def test_the_index_of_an_mp4_may_be_missing_for_no_reason_but_damage(mp4: bytes) -> None:
    assert "without the index" in refusal(mp4[: mp4.index(b"moov") - 4])
    assert "without the index" in refusal(b"\x00\x00\x00\x18ftypisom" + bytes(12))


def box(name: bytes, *content: bytes) -> bytes:
    inside = b"".join(content)
    return struct.pack(">I4s", 8 + len(inside), name) + inside


def movie(*tracks: bytes, brand: bytes = b"isom") -> bytes:
    return box(b"ftyp", brand, bytes(4)) + box(b"moov", *tracks)


def track(handler: bytes, *references: bytes) -> bytes:
    dref = box(b"dref", struct.pack(">II", 0, len(references)), *references)
    hdlr = box(b"hdlr", bytes(8), handler, bytes(13))
    return box(b"trak", box(b"mdia", hdlr, box(b"minf", box(b"dinf", dref))))


ITSELF = box(b"url ", b"\x00\x00\x00\x01")


def test_movies_that_play_other_files_are_refused() -> None:
    assert mime(movie(track(b"vide", ITSELF))) == "video/mp4"
    elsewhere = box(b"url ", b"\x00\x00\x00\x00file:///etc/passwd\x00")
    alias = box(b"alis", b"\x00\x00\x00\x00", bytes(80))
    for reference in (elsewhere, alias, box(b"url ")):
        assert "other files" in refusal(movie(track(b"vide", ITSELF, reference)))
    assert "other files" in refusal(movie(box(b"rmra", box(b"rmda")), brand=b"qt  "))


def test_a_cover_does_not_make_a_film_of_a_song() -> None:
    song = movie(track(b"soun", ITSELF), track(b"vide", ITSELF), brand=b"M4A ")
    assert mime(song) == "audio/mp4"


def test_boxes_without_end_come_to_an_end() -> None:
    assert refusal(movie(box(b"free") * 200_000))
    assert refusal(box(b"ftyp", b"isom", bytes(4)) + box(b"free") * 200_000)
    deep = b""
    for _ in range(3_000):
        deep = box(b"trak", deep)
    assert refusal(movie(deep))
    assert refusal(box(b"ftyp", b"isom", bytes(4)) + struct.pack(">I4sQ", 1, b"mdat", 2**63))


def test_containers_without_anything_to_show_are_refused() -> None:
    assert "without pictures or sound" in refusal(movie(track(b"text", ITSELF)))
    page = b"OggS\x00\x02" + bytes(20) + b"\x01\x08fishead\x00"
    assert "without pictures or sound" in refusal(page)


def test_matroska_is_taken_only_as_webm(tmp_path: Path) -> None:
    (tmp_path / "a.matroska").touch()
    assert "MKV" in refusal(made(tmp_path / "a.matroska", "libx264", None))
    assert refusal(b"\x1aE\xdf\xa3" + b"\xff" * 50)


@pytest.mark.parametrize(
    "content",
    [
        b"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST",
        b"ffconcat version 1.0\nfile '/etc/passwd'",
        b"file '/etc/passwd'\n",
        b"concat:/etc/hostname",
        b'<?xml version="1.0"?><MPD><BaseURL>http://10.0.0.1/</BaseURL></MPD>',
        b"<!doctype html><script>fetch('/')</script>",
        b"PK\x03\x04" + bytes(40),
        b"%PDF-1.4",
        b"BM" + bytes(60),
        b"RIFF\x00\x00\x00\x00AVI LIST",
        b"\x7fELF" + bytes(60),
        b"\xff\xd9" + bytes(60),
        b"",
    ],
)
def test_playlists_scripts_and_strangers_are_refused_whatever_they_are_called(
    content: bytes,
) -> None:
    refusal(content)


def test_bytes_that_merely_look_like_sound_are_refused() -> None:
    for content in (
        b"\xff\xfb\x90\x00" + b"not music " * 400,
        b"\xff\xf1\x50\x80\x02\x1f\xfc" + b"not music " * 400,
        b"ID3\x04\x00\x00\x00\x00\x00\x0a" + b"<script>alert(1)</script>" * 20,
        "#EXTM3U\n".encode("utf-16"),
        b"\xff\xfb",
    ):
        refusal(content)


def test_what_is_two_things_at_once_is_refused(mp4: bytes) -> None:
    archive = b"PK\x05\x06" + bytes(16) + b"\x03\x00abc"
    assert "archive" in refusal(mp4 + b"PK\x03\x04 a jar" + archive)
    assert "script" in refusal(b"GIF89a/*" + bytes(20) + b"*/=1;<ScRiPt>alert(1)</script>")
    assert "script" in refusal(b"\xff\xd8\xff\xfe\x00\x40<?php system($_GET[0]); ?>")
    assert "PDF" in refusal(b"\xff\xd8\xff\xfe\x00\x40%PDF-1.4")
    assert mime(mp4 + archive + b"more") == "video/mp4"  # bytes of a mark prove nothing


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h9"/>',
        '<style>.a{fill:url(#g)} @font-face{src:url( "data:font/woff2;base64,AA" )}</style>',
        '<image href="data:image/png;base64,AAAA"/><use xlink:href="#a"/>',
        '<a href="https://kinoform.example"><text>https://kinoform.example</text></a>',
        '<metadata><r:x xmlns:r="urn:r" r:resource="http://purl.org/dc"/></metadata>',
        '<text style="font-family:\\41 rial">url(</text>',
    ],
)
def test_drawings_that_keep_to_themselves_are_taken(inside: str) -> None:
    assert mime(SVG.format(inside).encode()) == "image/svg+xml"


def test_a_drawing_may_come_with_the_usual_preamble() -> None:
    preamble = (
        '\ufeff<?xml version="1.0" standalone="no"?>\n<!-- made by hand -->\n<!DOCTYPE svg PUBLIC '
        '"-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
    )
    assert mime((preamble + SVG.format("")).encode()) == "image/svg+xml"


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="http://10.0.0.1/a.png"/>',
        '<image xlink:href="file:///etc/passwd"/>',
        '<image href="//evil.example/a.png"/>',
        '<use href=" a.svg#b"/>',
        "<style>@import 'https://evil.example/a.css';</style>",
        "<style>@\\69mport 'https://evil.example/a.css';</style>",
        "<style><b/>.a{fill:u\\72l(https://evil.example)}</style>",
        "<style><![CDATA[a{background:image-set('https://evil.example' 1x)}]]></style>",
        "<style>.a{fill:u</style><style>rl(https://evil.example)}</style>",
        '<rect fill="url( https://evil.example/#a )"/>',
        '<rect style="fill:url(&#x2f;&#x2f;evil.example)"/>',
        '<image href="#a"><set attributeName="xlink:href" to="https://evil.example"/></image>',
        '<g xml:base="https://evil.example/"/>',
    ],
)
def test_drawings_that_load_something_are_refused(inside: str) -> None:
    assert "from elsewhere" in refusal(SVG.format(inside).encode())


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<s:script xmlns:s="http://www.w3.org/1999/xhtml">alert(1)</s:script>',
        '<rect onload="alert(1)"/>',
        '<a href="java&#10;script:alert(1)"><text>x</text></a>',
        '<a><animate attributeName="x" values="1;JavaScript:alert(1)"/></a>',
        '<foreignObject><iframe srcdoc="x"/></foreignObject>',
        '<image href="data:text/html,x"/>',
    ],
)
def test_drawings_that_run_something_are_refused(inside: str) -> None:
    assert "script" in refusal(SVG.format(inside).encode())


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ('<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;"), "entities"),
        ('<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hosts">]>' + SVG.format("&a;"), "entities"),
        ('<!DOCTYPE svg [<!ENTITY % a SYSTEM "http://10.1"> %a;]>' + SVG.format(""), "entities"),
        ("<html><body><svg/></body></html>", "web page"),
        ("<!-- <svg --><page/>", "no SVG"),
        ('<svg xmlns="http://www.w3.org/1999/xhtml"/>', "no SVG"),
        ('<?xml-stylesheet href="https://evil.example"?>' + SVG.format(""), "elsewhere"),
        (SVG.format("<g>"), "well-formed"),
        (SVG.format("") + "#EXTM3U", "well-formed"),
        ("<svg ", "well-formed"),
        ('<?xml version="1.0" encoding="nonsense"?>' + SVG.format(""), "well-formed"),
    ],
)  # fmt: skip
def test_documents_that_are_no_plain_drawing_are_refused(content: str, what: str) -> None:
    assert what in refusal(content.encode())


def test_a_drawing_beyond_all_measure_is_refused_unread() -> None:
    assert "16 MB" in refusal(SVG.format(" " * (16 << 20)).encode())


def test_no_cut_of_a_real_file_is_an_error(mp4: bytes, tmp_path: Path) -> None:
    webm = made(tmp_path / "a.webm", "libvpx", "libopus")
    ogg = made(tmp_path / "a.ogv", "libvpx", "libopus")
    for whole in (mp4, webm, ogg, SVG.format("<g/>").encode()):
        for cut in {*range(0, 600, 7), *range(0, len(whole), max(1, len(whole) // 100))}:
            judged(whole[:cut])
