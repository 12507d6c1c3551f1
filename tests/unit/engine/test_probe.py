"""What a file turns out to be, and how kindly the unusable ones are refused."""

from __future__ import annotations

import struct
import sys
import zlib
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
import skia

from kinoform.engine.probe import MediaProblem, probe, probe_guarded

sys.path.insert(0, str(Path(__file__).parents[2]))

from media import VPX, Film, Shelf, numbered, write_flipbook, write_tone


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(tmp_path_factory.mktemp("media"))


def refusal(path: str | Path) -> MediaProblem:
    with pytest.raises(MediaProblem) as caught:
        probe(str(path))
    return caught.value


@pytest.mark.parametrize("extension", ["mp4", "mov", "mkv", "ts", "flv", "avi"])
@pytest.mark.parametrize("label", ["23.976", "25", "59.94"])
def test_rate_and_duration_are_exact_in_every_container(shelf: Shelf, extension: str, label: str):
    media = probe(shelf.at_rate(label, extension, seconds=1))
    rates = {"23.976": Fraction(24000, 1001), "25": Fraction(25), "59.94": Fraction(60000, 1001)}
    assert media.rate == rates[label]
    assert media.duration == round(rates[label]) / rates[label]
    assert (media.kind, media.width, media.height) == ("video", 160, 96)
    assert not media.has_sound


def test_a_film_with_sound_lasts_as_long_as_its_picture(shelf: Shelf):
    media = probe(shelf.film(Film("sound.mp4", Fraction(30), has_sound=True)))
    assert media.has_sound
    assert media.duration == Fraction(50, 30)


@pytest.mark.parametrize(
    ("anticlockwise", "clockwise", "size"),
    [(90, 270, (96, 160)), (-90, 90, (96, 160)), (180, 180, (160, 96))],
)
def test_a_turned_film_has_its_size_as_shown(
    shelf: Shelf, anticlockwise: int, clockwise: int, size: tuple[int, int]
):
    film = Film(f"turned{anticlockwise}.mp4", frames=3, turn_anticlockwise=anticlockwise)
    media = probe(shelf.film(film))
    assert media.rotation_degrees == clockwise
    assert (media.width, media.height) == size


def test_oblong_pixels_count_in_the_width(shelf: Shelf):
    media = probe(shelf.film(Film("wide.mp4", frames=3, aspect=Fraction(4, 3))))
    assert (media.width, media.height) == (213, 96)


@pytest.mark.parametrize(
    ("film", "has_alpha"),
    [
        (Film("clear9.webm", frames=5, codec="libvpx-vp9", pixels="yuva420p",
              options=tuple(VPX.items())), True),
        (Film("solid9.webm", frames=5, codec="libvpx-vp9", options=tuple(VPX.items())), False),
        (Film("clear.mov", frames=5, codec="prores_ks", pixels="yuva444p10le", options=()), True),
        (Film("rle.mov", frames=5, codec="qtrle", pixels="argb", options=()), True),
    ],
    ids=lambda value: getattr(value, "name", ""),
)  # fmt: skip
def test_alpha_is_seen(shelf: Shelf, film: Film, has_alpha: bool):
    assert probe(shelf.film(film)).has_alpha is has_alpha


@pytest.mark.parametrize("suffix", [".gif", ".webp", ".apng"])
def test_animations_differ_from_single_pictures(tmp_path: Path, suffix: str):
    pictures = [numbered(n) for n in range(4)]
    moving = write_flipbook(tmp_path / f"moving{suffix}", pictures, [50, 100, 50, 50])
    media = probe(moving)
    assert media.kind == "animation"
    assert media.duration is not None
    assert abs(media.duration - Fraction(1, 4)) <= Fraction(1, 20)
    if suffix != ".apng":
        still = write_flipbook(tmp_path / f"still{suffix}", pictures[:1], [50])
        assert probe(still).kind == "image"
        assert probe(still).duration is None


def test_a_drawing_is_an_image_with_a_size_of_its_own(shelf: Shelf):
    svg = '<?xml version="1.0"?><!-- a -->\n<svg xmlns="http://www.w3.org/2000/svg" '
    media = probe(shelf.file("logo.svg", f'{svg} width="30" height="20"/>'.encode()))
    assert (media.kind, media.width, media.height, media.is_vector) == ("image", 30, 20, True)


def test_sound_alone_is_audio_even_with_a_cover(tmp_path: Path):
    cover = skia.Image.fromarray(numbered(1), skia.kRGBA_8888_ColorType).encodeToData(
        skia.kJPEG, 90
    )
    path = tmp_path / "song.mp3"
    with av.open(str(path), "w") as container:
        art = container.add_stream("mjpeg", rate=1)
        art.width, art.height, art.pix_fmt = 160, 96, "yuvj420p"
        art.disposition = av.stream.Disposition.attached_pic
        sound = container.add_stream("mp3", rate=48_000)
        packet = av.Packet(bytes(cover))
        packet.stream, packet.pts, packet.dts = art, 0, 0
        container.mux(packet)
        write_tone(container, sound, Fraction(1))
    media = probe(str(path))
    assert (media.kind, media.has_picture, media.has_sound) == ("audio", False, True)
    assert media.duration is not None
    assert abs(media.duration - 1) < Fraction(1, 10)


@pytest.mark.parametrize("suffix", ["wav", "flac", "ogg", "m4a", "aac"])
def test_sound_files_say_how_long_they_are(tmp_path: Path, suffix: str):
    codec = {"wav": "pcm_s16le", "flac": "flac", "ogg": "libopus"}.get(suffix, "aac")
    path = tmp_path / f"tone.{suffix}"
    with av.open(str(path), "w", format="adts" if suffix == "aac" else None) as container:
        stream = container.add_stream(codec, rate=48_000)
        stream.layout = "stereo"
        write_tone(container, stream, Fraction(2))
    media = probe(str(path))
    assert media.kind == "audio"
    assert media.duration is not None
    assert abs(media.duration - 2) < Fraction(1, 16)


def test_a_name_does_not_decide_what_a_file_is(shelf: Shelf, tmp_path: Path):
    disguised = tmp_path / "holiday.jpg"
    disguised.write_bytes(Path(shelf.at_rate("25", seconds=1)).read_bytes())
    assert probe(str(disguised)).kind == "video"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<!DOCTYPE html>\n<html><body>Not found</body></html>", "web page"),
        (b"hello there", "text"),
        (b'{"error": "expired"}', "text"),
        (b"PK\x03\x04" + bytes(100), "archive"),
        (b"%PDF-1.7\n", "PDF"),
        (b"#EXTM3U\n#EXTINF:1,\nhttp://localhost/a.ts\n", "playlist"),
        (b"ffconcat version 1.0\nfile /etc/hostname\n", "playlist"),
        (b"v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\n", "session"),
        (b'<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"/>', "playlist"),
        (bytes(range(256)) * 3, "no kind"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "HEIC"),
    ],
)
def test_what_is_no_media_is_named_and_refused(shelf: Shelf, content: bytes, words: str):
    problem = refusal(shelf.file("upload.mp4", content))
    assert problem.code == "media_unsupported"
    assert words in problem.message
    assert problem.hint


def test_missing_and_empty_files_are_told_apart(tmp_path: Path):
    (tmp_path / "empty.mp4").write_bytes(b"")
    assert refusal(tmp_path / "empty.mp4").code == "media_empty"
    assert refusal(tmp_path / "nothing.mp4").code == "media_missing"
    assert refusal(tmp_path).code == "media_missing"
    for address in ("http://127.0.0.1/a.mp4", "concat:a.ts|b.ts", "subfile:/etc/hostname", "a\0b"):
        assert refusal(address).code == "media_missing"


@pytest.mark.parametrize("name", ["25.mp4", "25.mkv", "25.avi"])
@pytest.mark.parametrize("share", [0.3, 0.95])
def test_films_that_break_off_are_refused(shelf: Shelf, tmp_path: Path, name: str, share: float):
    whole = Path(shelf.at_rate("25", name[3:], seconds=1)).read_bytes()
    path = tmp_path / name
    path.write_bytes(whole[: int(len(whole) * share)])
    assert refusal(path).code == "media_truncated"


@pytest.mark.parametrize("kind", ["kJPEG", "kPNG", "kWEBP"])
def test_pictures_that_break_off_are_refused(tmp_path: Path, kind: str):
    noise = np.random.default_rng(1).integers(0, 255, (64, 64, 4), np.uint8)
    whole = bytes(skia.Image.fromarray(noise).encodeToData(getattr(skia, kind), 90))
    path = tmp_path / "picture"
    path.write_bytes(whole[: len(whole) // 2])
    assert refusal(path).code == "media_truncated"


def test_a_small_file_may_not_unpack_into_a_giant_picture(tmp_path: Path):
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)
    pixels = zlib.compress(bytes(1000))
    path = tmp_path / "bomb.png"
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )
    assert refusal(path).code == "media_too_large"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="1e9" height="1"/>')
    assert refusal(path).code == "media_too_large"


SIGNATURES = [
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", b"\x1aE\xdf\xa3", b"OggS", b"fLaC",
    b"FLV\x01", b"BM", b"II*\0", b"ID3\4", b"\0\0\1\xba", b"\0\0\0\x18ftypisom",
    b"RIFF\xff\1\0\0WEBP",
]  # fmt: skip


@pytest.mark.parametrize("signature", SIGNATURES)
def test_garbage_behind_a_good_signature_is_refused(tmp_path: Path, signature: bytes):
    noise = np.random.default_rng(len(signature)).integers(0, 255, 3000, np.uint8).tobytes()
    path = tmp_path / "noise"
    path.write_bytes(signature + noise)
    assert refusal(path).code.startswith("media_")


def test_a_guarded_probe_says_the_same(shelf: Shelf, tmp_path: Path):
    film = shelf.at_rate("29.97", seconds=1)
    assert probe_guarded(film) == probe(film)
    (tmp_path / "page.mp4").write_text("<html></html>")
    with pytest.raises(MediaProblem) as caught:
        probe_guarded(str(tmp_path / "page.mp4"))
    assert caught.value.code == "media_unsupported"


def test_a_guarded_probe_ends_when_a_file_asks_for_too_much(tmp_path: Path):
    pages = [np.zeros((1200, 1200, 4), np.uint8)] * 2
    path = write_flipbook(tmp_path / "big.apng", pages, [50, 50])
    assert probe_guarded(path).kind == "animation"
    with pytest.raises(MediaProblem) as caught:
        probe_guarded(path, memory_bytes=2 * 1024 * 1024)
    assert caught.value.code in {"media_unreadable", "media_too_large"}
