"""What a picture file becomes: upright, premultiplied, in sRGB, and safe."""

from __future__ import annotations

import struct
from pathlib import Path

import av
import numpy as np
import pytest
import skia

from kinoform.engine.drawings import svg_size
from kinoform.engine.media_problem import MediaProblem
from kinoform.engine.pictures import load_still, load_svg
from kinoform.engine.pixels import premultiplied

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}</svg>'

UNFOLDING = '<rect id="n0" width="1" height="1"/>' + "".join(
    f'<g id="n{n + 1}">' + f'<use href="#n{n}"/>' * 10 + "</g>" for n in range(12)
)
"""A kilobyte of markup that asks for a million million squares."""


def rgba(image: skia.Image) -> np.ndarray:
    return image.toarray(colorType=skia.kRGBA_8888_ColorType)


def quarters(width: int = 64, height: int = 32) -> np.ndarray:
    picture = np.full((height, width, 4), 255, np.uint8)
    picture[: height // 2, : width // 2, :3] = RED
    picture[: height // 2, width // 2 :, :3] = GREEN
    picture[height // 2 :, : width // 2, :3] = BLUE
    return picture


def corners(image: skia.Image) -> list[tuple[int, ...]]:
    pixels = rgba(image).astype(int)
    height, width = pixels.shape[:2]
    points = [(4, 4), (4, width - 5), (height - 5, 4), (height - 5, width - 5)]
    names = (RED, GREEN, BLUE, WHITE)
    return [min(names, key=lambda n: abs(pixels[p][:3] - n).sum()) for p in points]


def encoded(picture: np.ndarray, kind: object, quality: int = 95) -> bytes:
    image = skia.Image.fromarray(picture, skia.kRGBA_8888_ColorType)
    return bytes(image.encodeToData(kind, quality))


def with_orientation(jpeg: bytes, orientation: int) -> bytes:
    tiff = b"MM\x00*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, orientation, 0, 0)
    exif = b"Exif\0\0" + tiff
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "bmp", "gif", "tiff"])
def test_every_common_format_shows_its_colours(tmp_path: Path, suffix: str):
    path = tmp_path / f"picture.{suffix}"
    skia_kinds = {"jpg": skia.kJPEG, "png": skia.kPNG, "webp": skia.kWEBP}
    if suffix in skia_kinds:
        path.write_bytes(encoded(quarters(), skia_kinds[suffix]))
    else:
        pixels = {"bmp": "bgra", "gif": "rgb8", "tiff": "rgba"}[suffix]
        frame = av.VideoFrame.from_ndarray(quarters(), format="rgba").reformat(format=pixels)
        with av.open(str(path), "w", format="gif" if suffix == "gif" else "image2") as out:
            stream = out.add_stream(suffix, rate=1)
            stream.width, stream.height, stream.pix_fmt = 64, 32, pixels
            frame.pts = 0
            out.mux(stream.encode(frame))
            out.mux(stream.encode())
    image = load_still(str(path))
    assert (image.width(), image.height()) == (64, 32)
    assert corners(image) == [RED, GREEN, BLUE, WHITE]


@pytest.mark.parametrize(
    ("orientation", "expected"),
    [
        (1, [RED, GREEN, BLUE, WHITE]),
        (2, [GREEN, RED, WHITE, BLUE]),
        (3, [WHITE, BLUE, GREEN, RED]),
        (4, [BLUE, WHITE, RED, GREEN]),
        (5, [RED, BLUE, GREEN, WHITE]),
        (6, [BLUE, RED, WHITE, GREEN]),
        (7, [WHITE, GREEN, BLUE, RED]),
        (8, [GREEN, WHITE, RED, BLUE]),
    ],
)
def test_a_photo_stands_upright_whatever_its_orientation(
    tmp_path: Path, orientation: int, expected: list[tuple[int, ...]]
):
    path = tmp_path / "photo.jpg"
    path.write_bytes(with_orientation(encoded(quarters(), skia.kJPEG), orientation))
    image = load_still(str(path))
    assert corners(image) == expected
    assert image.width() == (32 if orientation >= 5 else 64)


def test_a_photo_is_decoded_smaller_when_that_is_all_that_is_needed(tmp_path: Path):
    path = tmp_path / "photo.jpg"
    path.write_bytes(encoded(quarters(1600, 800), skia.kJPEG))
    image = load_still(str(path), max_size=(210, 210))
    assert (image.width(), image.height()) == (210, 105)
    assert corners(image) == [RED, GREEN, BLUE, WHITE]


def test_transparent_pictures_come_premultiplied(tmp_path: Path):
    picture = np.full((8, 8, 4), (200, 100, 50, 128), np.uint8)
    path = tmp_path / "glass.png"
    path.write_bytes(encoded(picture, skia.kPNG))
    image = load_still(str(path))
    assert image.alphaType() == skia.kPremul_AlphaType
    raw = np.zeros((8, 8, 4), np.uint8)
    info = skia.ImageInfo.Make(8, 8, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    assert image.readPixels(info, raw, 32)
    assert np.abs(raw[4, 4].astype(int) - (25, 50, 100, 128)).max() <= 1


def test_premultiplication_is_exact_at_both_ends():
    straight = np.array([[[10, 20, 30, 0], [10, 20, 30, 255]]], np.uint8)
    assert premultiplied(straight).tolist() == [[[0, 0, 0, 0], [10, 20, 30, 255]]]


def test_sixteen_bit_pictures_keep_their_colours(tmp_path: Path):
    deep = np.full((8, 8, 3), (60_000, 30_000, 0), np.uint16)
    frame = av.VideoFrame.from_ndarray(deep, format="rgb48be")
    codec = av.CodecContext.create("png", "w")
    codec.width, codec.height, codec.pix_fmt = 8, 8, "rgb48be"
    codec.time_base = 1
    frame.pts = 0
    path = tmp_path / "deep.png"
    path.write_bytes(b"".join(bytes(packet) for packet in [*codec.encode(frame), *codec.encode()]))
    pixel = rgba(load_still(str(path)))[4, 4].astype(int)
    assert np.abs(pixel - (233, 117, 0, 255)).max() <= 1


def test_a_broken_off_photo_is_refused(tmp_path: Path):
    path = tmp_path / "half.jpg"
    whole = encoded(quarters(1600, 800), skia.kJPEG)
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(MediaProblem) as caught:
        load_still(str(path))
    assert caught.value.code == "media_truncated"


def drawn(body: str, width: int = 20, height: int = 10) -> np.ndarray:
    return rgba(load_svg(SVG.format(body), width, height))


def test_a_drawing_fills_the_size_that_was_asked_for():
    with_size = drawn('width="4" height="2"><rect width="4" height="2" fill="red"/>', 40, 20)
    with_box = drawn('viewBox="0 0 4 2"><rect width="4" height="2" fill="red"/>', 40, 20)
    assert with_size.shape == (20, 40, 4)
    assert (with_size == (255, 0, 0, 255)).all()
    assert (with_box == with_size).all()


def test_a_drawing_from_a_file_has_its_own_size(tmp_path: Path):
    path = tmp_path / "logo.svg"
    path.write_text('<?xml version="1.0"?>\n' + SVG.format('viewBox="0 0 30 20"><g/>'))
    image = load_still(str(path))
    assert (image.width(), image.height()) == (30, 20)


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="120" height="40px"', (120, 40)),
        ('width="1in" height="0.5in"', (96, 48)),
        ('viewBox="0 0 64 32"', (64, 32)),
        ('width="128" viewBox="0 0 64 32"', (128, 64)),
        ('width="100%" height="100%" viewBox="0,0,64,32"', (64, 32)),
        ("", (300, 150)),
    ],
)
def test_a_drawing_says_its_size_in_many_ways(attributes: str, size: tuple[int, int]):
    assert svg_size(SVG.format(attributes + ">").encode()) == size


def test_style_sheets_of_drawings_are_obeyed():
    sheet = "<style>/* a */ .a, .b { fill: #00ff00 } rect.c{fill:blue !important} #d{opacity:.5}"
    body = f'viewBox="0 0 4 1">{sheet}</style><g class="b"><rect width="1" height="1"/></g>'
    body += (
        '<rect class="a" x="1" width="1" height="1"/><rect class="a c" x="2" width="1" height="1"/>'
    )
    body += '<rect id="d" x="3" width="1" height="1" fill="#ff000080"/>'
    row = drawn(body, 40, 10)[5]
    assert [tuple(int(v) for v in row[x]) for x in (5, 15, 25)] == [
        (0, 255, 0, 255), (0, 255, 0, 255), (0, 0, 255, 255),
    ]  # fmt: skip
    assert abs(int(row[35][3]) - 64) <= 1


def test_parts_may_be_used_by_plain_and_by_old_references():
    for name in ("href", "xlink:href"):
        body = 'viewBox="0 0 2 1"><defs><rect id="p" width="2" height="1" fill="red"/></defs>'
        assert (drawn(f'{body}<use {name}="#p"/>') == (255, 0, 0, 255)).all()


@pytest.mark.parametrize(
    "body",
    [
        'viewBox="0 0 2 1"><image width="2" height="1" xlink:href="/etc/hostname"/>',
        'viewBox="0 0 2 1"><image width="2" height="1" href="http://localhost/a.png"/>',
        'viewBox="0 0 2 1"><use xlink:href="file:///etc/hostname#a"/>',
        'viewBox="0 0 2 1"><script>alert(1)</script>',
        'viewBox="0 0 2 1"><foreignObject width="2" height="1"><b xmlns="h">x</b></foreignObject>',
    ],
)
def test_nothing_from_outside_reaches_a_drawing(body: str):
    assert not drawn(body).any()


@pytest.mark.parametrize(
    "markup",
    [
        '<!DOCTYPE svg [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]>' + SVG.format(">&b;"),
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + SVG.format(">&x;"),
        SVG.format('><g id="a"><use xlink:href="#a"/></g>'),
        SVG.format('><g id="a" mask="url(#b)"/><mask id="b"><use href="#a"/></mask>'),
        SVG.format(">" + UNFOLDING),
        SVG.format(">" + "<g>" * 5000 + "</g>" * 5000),
        "<svg",
        "<html></html>",
    ],
)
def test_drawings_that_would_hurt_are_refused(markup: str):
    with pytest.raises(MediaProblem):
        load_svg(markup, 20, 10)


def test_a_drawing_that_covers_its_box_need_not_be_blended():
    sky = "<svg xmlns='http://www.w3.org/2000/svg' width='32' height='18'><rect {}/></svg>"
    whole = load_svg(sky.format("width='32' height='18' fill='#0ea5e9'"), 320, 180)
    part = load_svg(sky.format("width='31' height='18' fill='#0ea5e9'"), 320, 180)
    assert whole.isOpaque()
    assert not part.isOpaque()
    assert (whole.toarray()[:, :300] == part.toarray()[:, :300]).all()
