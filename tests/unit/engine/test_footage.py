"""What a moving picture looks like on screen: colours, alpha, turns, pages, damage, the pool."""

from __future__ import annotations

import sys
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import psutil
import pytest
import skia

from kinoform.engine.footage import Footage, FootagePool
from kinoform.engine.pixels import Scalers
from kinoform.engine.probe import probe

sys.path.insert(0, str(Path(__file__).parents[2]))

from media import (
    HEIGHT,
    VPX,
    WIDTH,
    Film,
    Shelf,
    frame_of,
    number_in,
    number_on,
    numbered,
    write_flipbook,
)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(tmp_path_factory.mktemp("media"))


def rgba(image: skia.Image) -> np.ndarray:
    return image.toarray(colorType=skia.kRGBA_8888_ColorType)


MATRICES = {1: (0.2126, 0.0722), 5: (0.299, 0.114), 6: (0.299, 0.114), 9: (0.2627, 0.0593)}


def yuv_of(rgb: tuple[int, int, int], matrix: int, *, is_full: bool) -> tuple[int, int, int]:
    red_share, blue_share = MATRICES[matrix]
    red, green, blue = (value / 255 for value in rgb)
    luma = red_share * red + (1 - red_share - blue_share) * green + blue_share * blue
    blueness = (blue - luma) / (2 - 2 * blue_share)
    redness = (red - luma) / (2 - 2 * red_share)
    if is_full:
        return round(255 * luma), round(128 + 255 * blueness), round(128 + 255 * redness)
    return round(16 + 219 * luma), round(128 + 224 * blueness), round(128 + 224 * redness)


def plain_frame(height: int, planes: tuple[int, int, int]) -> av.VideoFrame:
    frame = av.VideoFrame(64, height, "yuv420p")
    for plane, value in zip(frame.planes, planes, strict=True):
        plane.update(bytes([value]) * plane.buffer_size)
    return frame


@pytest.mark.parametrize("size", [(64, 48), (32, 24), (100, 80)])
@pytest.mark.parametrize("is_full", [False, True])
@pytest.mark.parametrize("matrix", MATRICES)
def test_colours_follow_the_matrix_and_range_of_the_stream(
    matrix: int, is_full: bool, size: tuple[int, int]
):
    for colour in [(220, 40, 60), (30, 200, 90), (20, 60, 230), (255, 255, 255), (0, 0, 0)]:
        frame = plain_frame(48, yuv_of(colour, matrix, is_full=is_full))
        frame.colorspace, frame.color_range = matrix, 2 if is_full else 1
        shown = rgba(Scalers().picture(frame, size, 0))[size[1] // 2, size[0] // 2, :3]
        assert np.abs(shown.astype(int) - colour).max() <= 3, (colour, shown)


@pytest.mark.parametrize(("height", "matrix"), [(576, 5), (720, 1), (1080, 1)])
def test_a_stream_without_a_matrix_is_read_by_its_height(height: int, matrix: int):
    frame = plain_frame(height, yuv_of((220, 40, 60), matrix, is_full=False))
    shown = rgba(Scalers().picture(frame, (64, height), 0))[height // 2, 32, :3]
    assert np.abs(shown.astype(int) - (220, 40, 60)).max() <= 3


def test_a_picture_comes_at_the_size_that_was_asked_for(shelf: Shelf):
    footage = Footage(shelf.at_rate("25"))
    for size in [(WIDTH, HEIGHT), (80, 48), (33, 21), (320, 192)]:
        image = footage.picture_at(Fraction(17, 25), size)
        assert (image.width(), image.height()) == size
        assert number_on(image) == 17
    assert footage.picture_at(0).width() == WIDTH


@pytest.mark.parametrize("anticlockwise", [90, -90, 180])
def test_a_turned_film_stands_upright(shelf: Shelf, anticlockwise: int):
    film = Film(f"turned{anticlockwise}.mp4", frames=12, turn_anticlockwise=anticlockwise)
    footage = Footage(shelf.film(film))
    image = footage.picture_at(Fraction(11, 25))
    back = np.rot90(rgba(image), -anticlockwise // 90)
    lying = skia.Image.fromarray(np.ascontiguousarray(back), skia.kRGBA_8888_ColorType)
    assert number_on(lying) == 11
    assert (image.width(), image.height()) == ((WIDTH, HEIGHT) if anticlockwise == 180 else
                                               (HEIGHT, WIDTH))  # fmt: skip
    assert footage.planes_at(0) is None


@pytest.mark.parametrize("codec", ["libvpx-vp9", "libvpx"])
def test_the_alpha_of_webm_is_kept_and_premultiplied(tmp_path: Path, codec: str):
    path = tmp_path / "clear.webm"
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=25, options={**VPX, "auto-alt-ref": "0"})
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuva420p"
        stream.bit_rate = 4_000_000
        for number in range(30):
            picture = np.full((HEIGHT, WIDTH, 4), (250, 20, 20, 8 * number), np.uint8)
            frame = frame_of(picture, "yuva420p")
            frame.pts, frame.time_base = number, Fraction(1, 25)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    footage = Footage(str(path))
    for number in (0, 10, 29, 4):
        for size in [None, (40, 24)]:
            image = footage.picture_at(Fraction(number, 25), size)
            assert image.alphaType() == skia.kPremul_AlphaType
            raw = np.zeros((image.height(), image.width(), 4), np.uint8)
            assert image.readPixels(image.imageInfo(), raw, image.width() * 4)
            blue, _, red, alpha = raw[12, 20].astype(int)
            assert abs(alpha - 8 * number) <= 6
            assert abs(red - alpha * 250 / 255) <= 8
            assert blue <= alpha * 20 / 255 + 8


def test_plain_frames_can_stay_in_yuv(shelf: Shelf):
    planes = Footage(shelf.at_rate("25")).planes_at(Fraction(3, 25))
    assert planes is not None
    assert number_in(planes) == 3
    wide = Footage(shelf.film(Film("wide.mp4", frames=3, aspect=Fraction(4, 3))))
    assert wide.planes_at(0) is None


@pytest.mark.parametrize("suffix", [".gif", ".webp", ".apng"])
def test_pages_of_an_animation_are_shown_for_their_own_time(tmp_path: Path, suffix: str):
    lengths = [50, 200, 30, 100, 20, 60]
    path = write_flipbook(tmp_path / f"a{suffix}", [numbered(n) for n in range(6)], lengths)
    footage = Footage(path)
    begins = [sum(lengths[:n]) for n in range(6)]
    for page in (0, 1, 2, 3, 4, 5, 2, 0, 5, 1):
        for offset in (0, lengths[page] - 10):
            seconds = Fraction(begins[page] + offset, 1000)
            assert number_on(footage.picture_at(seconds)) == page
            assert number_in(footage.frame_at(seconds)) == page
    assert number_on(footage.picture_at(99)) == 5
    assert footage.moment_key(Fraction(1, 100)) == footage.moment_key(Fraction(4, 100))
    assert footage.moment_key(Fraction(1, 100)) != footage.moment_key(Fraction(6, 100))


def gif_of(pages: list[tuple[int, int, int, int]]) -> bytes:
    """A GIF of 4 by 1 pixels; each page is (colour index, left, width, disposal)."""
    palette = bytes([255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0])
    data = b"GIF89a\x04\x00\x01\x00\x91\x00\x00" + palette
    for colour, left, width, disposal in pages:
        control = bytes([0x21, 0xF9, 4, disposal << 2 | 1, 10, 0, 3, 0])
        place = b"," + bytes([left, 0, 0, 0, width, 0, 1, 0, 0])
        bits, count = 4, 3  # a clear code, then colours, each after a clear code, of three bits
        for n in range(width):
            bits |= colour << count
            count += 3
            if n + 1 < width:
                bits |= 4 << count
                count += 3
        bits |= 5 << count
        packed = bits.to_bytes((count + 3 + 7) // 8, "little")
        data += control + place + b"\x02" + bytes([len(packed)]) + packed + b"\x00"
    return data + b";"


def test_pages_of_a_gif_are_disposed_of_as_they_ask(tmp_path: Path):
    red, green, blue = (255, 0, 0, 255), (0, 255, 0, 255), (0, 0, 255, 255)
    clear = (0, 0, 0, 0)
    keep, background, previous = 1, 2, 3
    path = tmp_path / "pages.gif"
    path.write_bytes(
        gif_of([(0, 0, 4, keep), (1, 1, 1, previous), (2, 2, 1, background), (1, 0, 1, keep)])
    )
    expected = [
        [red, red, red, red],
        [red, green, red, red],
        [red, red, blue, red],
        [green, red, clear, red],
    ]
    footage = Footage(str(path))
    for page in (0, 1, 2, 3, 2, 3, 1, 0, 3):
        row = rgba(footage.picture_at(Fraction(page, 10)))[0]
        assert [tuple(int(v) for v in pixel) for pixel in row] == expected[page], page


def test_a_damaged_frame_holds_the_last_good_one(shelf: Shelf, tmp_path: Path):
    whole = shelf.film(Film("mjpeg.mov", codec="mjpeg", pixels="yuvj420p", options=()))
    data = bytearray(Path(whole).read_bytes())
    with av.open(whole) as container:
        packets = [packet for packet in container.demux(video=0) if packet.size]
        for packet in packets[20:23]:
            assert packet.pos is not None
            data[packet.pos : packet.pos + packet.size] = bytes(packet.size)
    path = tmp_path / "damaged.mov"
    path.write_bytes(data)
    forward = Footage(str(path))
    shown = [number_in(forward.frame_at(Fraction(n, 25))) for n in range(50)]
    assert shown == [*range(20), 19, 19, 19, *range(23, 50)]
    assert forward.damaged == 3
    backward = Footage(str(path))
    again = [number_in(backward.frame_at(Fraction(n, 25))) for n in reversed(range(50))]
    assert again[::-1] == shown


def test_a_film_that_breaks_off_later_than_it_was_probed_holds_its_last_frame(
    shelf: Shelf, tmp_path: Path
):
    whole = shelf.at_rate("25", "mkv")
    media = probe(whole)
    path = tmp_path / "cut.mkv"
    data = Path(whole).read_bytes()
    path.write_bytes(data[: len(data) // 2])
    footage = Footage(str(path), media)
    shown = [number_in(footage.frame_at(Fraction(n, 25))) for n in range(50)]
    last = max(shown)
    assert 5 < last < 45
    assert shown == [min(n, last) for n in range(50)]


def test_the_pool_closes_what_was_not_used_for_longest(shelf: Shelf):
    pool = FootagePool(max_open=2)
    paths = [shelf.at_rate(label) for label in ("24", "25", "30")]
    opened = [pool.footage(path) for path in paths]
    assert pool.footage(paths[2]) is opened[2]
    assert pool.footage(paths[0]) is not opened[0]
    assert number_in(opened[1].frame_at(1)) == 25
    pool.close()


def test_lanes_of_one_file_do_not_share_a_decoder(shelf: Shelf):
    pool = FootagePool()
    path = shelf.at_rate("30")
    early, late = pool.footage(path, "a"), pool.footage(path, "b")
    assert early is not late
    for n in range(25):
        assert number_in(early.frame_at(Fraction(n, 30))) == n
        assert number_in(late.frame_at(1 + Fraction(n, 30))) == 30 + n


def test_closed_footage_opens_again_when_asked(shelf: Shelf):
    footage = Footage(shelf.at_rate("25"))
    before = footage.moment_key(1)
    footage.close()
    assert footage.moment_key(1) == before


def test_memory_does_not_grow_with_the_length_of_the_film(shelf: Shelf):
    footage = Footage(shelf.film(Film("long.mp4", Fraction(60), frames=1500)))
    for n in range(100):
        footage.picture_at(Fraction(n, 60))
    process = psutil.Process()
    before = process.memory_info().rss
    for n in range(100, 1500):
        footage.picture_at(Fraction(n, 60))
    assert process.memory_info().rss - before < 8 * 1024 * 1024
