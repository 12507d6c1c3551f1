"""Small media made on the spot: films whose every frame shows its own number.

A number is a row of eight black or white blocks over a row of their opposites, which survives
lossy coding, scaling and turning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

from kinoform.kit.lazy import skia

WIDTH, HEIGHT = 160, 96
BITS = 8
RATES = {
    "23.976": Fraction(24000, 1001),
    "24": Fraction(24),
    "25": Fraction(25),
    "29.97": Fraction(30000, 1001),
    "30": Fraction(30),
    "50": Fraction(50),
    "59.94": Fraction(60000, 1001),
    "60": Fraction(60),
}
X264 = {"preset": "ultrafast", "x264-params": "bframes=2:b-adapt=0:keyint=12:min-keyint=12"}
X264_OPEN = {
    "preset": "ultrafast",
    "x264-params": "bframes=2:b-adapt=0:keyint=12:min-keyint=12:open-gop=1",
}
VPX = {"deadline": "realtime", "cpu-used": "8", "g": "12"}


@dataclass(frozen=True, slots=True)
class Film:
    """How to make one numbered film."""

    name: str
    rate: Fraction = Fraction(25)
    frames: int = 50
    codec: str = "libx264"
    pixels: str = "yuv420p"
    options: tuple[tuple[str, str], ...] = tuple(X264.items())
    times: tuple[Fraction, ...] = ()
    """When each frame begins, for films without an even rate."""
    turn_anticlockwise: int = 0
    aspect: Fraction | None = None
    has_sound: bool = False


class Shelf:
    """Makes each file once, in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def film(self, film: Film) -> str:
        path = self.folder / film.name
        if not path.exists():
            write_film(path, film)
        return str(path)

    def at_rate(self, label: str, extension: str = "mp4", seconds: int = 2) -> str:
        rate = RATES[label]
        return self.film(Film(f"{label}.{extension}", rate, frames=round(rate * seconds)))

    def file(self, name: str, content: bytes) -> str:
        path = self.folder / name
        path.write_bytes(content)
        return str(path)


def write_film(path: Path, film: Film) -> None:
    with av.open(str(path), "w") as container:
        stream = container.add_stream(film.codec, rate=film.rate, options=dict(film.options))
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, film.pixels
        if film.aspect:
            stream.codec_context.sample_aspect_ratio = film.aspect
        if film.turn_anticlockwise:
            stream.set_display_rotation(film.turn_anticlockwise)
        if film.times:
            stream.codec_context.time_base = Fraction(1, 1000)
        sound = container.add_stream("aac", rate=48_000) if film.has_sound else None
        for number in range(film.frames):
            frame = frame_of(numbered(number), film.pixels)
            frame.time_base = Fraction(1, 1000) if film.times else 1 / film.rate
            frame.pts = int(film.times[number] * 1000) if film.times else number
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
        if sound is not None:
            write_tone(container, sound, film.frames / film.rate)


def write_tone(container: Any, stream: Any, seconds: Fraction) -> None:
    samples = np.sin(np.arange(int(seconds * 48_000)) / 20).astype(np.float32)
    for begin in range(0, len(samples), 1024):
        block = np.ascontiguousarray(np.tile(samples[begin : begin + 1024], (2, 1)))
        frame = av.AudioFrame.from_ndarray(block, format="fltp", layout="stereo")
        frame.sample_rate, frame.pts = 48_000, begin
        frame.time_base = Fraction(1, 48_000)
        container.mux(stream.encode(frame))
    container.mux(stream.encode())


def numbered(number: int, alpha: int = 255) -> np.ndarray:
    """The picture of a number, as RGBA."""
    bits = np.array([number >> place & 1 for place in range(BITS)], np.uint8)
    blocks = np.repeat(np.stack([bits, 1 - bits]) * 235, WIDTH // BITS, axis=1)
    grey = np.repeat(blocks, HEIGHT // 2, axis=0)
    return np.dstack([grey, grey, grey, np.full_like(grey, alpha)])


def frame_of(picture: np.ndarray, pixels: str) -> av.VideoFrame:
    frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgba")
    return frame if pixels == "rgba" else frame.reformat(format=pixels)


def number_in(frame: av.VideoFrame) -> int:
    """The number that a decoded frame shows."""
    return number_of(frame.reformat(format="gray").to_ndarray())


def number_on(image: skia.Image) -> int:
    """The number that a picture shows."""
    return number_of(image.toarray(colorType=skia.kBGRA_8888_ColorType)[..., 1])


def number_of(grey: np.ndarray) -> int:
    height, width = grey.shape
    columns = [(2 * place + 1) * width // (2 * BITS) for place in range(BITS)]
    bits = grey[height // 4, columns] > 127
    opposites = grey[3 * height // 4, columns] > 127
    assert (bits != opposites).all(), "the frame shows no number"
    return sum(1 << place for place, bit in enumerate(bits) if bit)


def write_flipbook(path: Path, pictures: Sequence[np.ndarray], milliseconds: Sequence[int]) -> str:
    """A GIF, WebP or APNG of RGBA pictures, each shown for its own time."""
    codec, pixels, options = {
        ".gif": ("gif", "bgra", {}),
        ".webp": ("libwebp_anim", "bgra", {"lossless": "1"}),
        ".apng": ("apng", "rgba", {}),
    }[path.suffix]
    if pixels == "bgra" and codec == "gif":
        pixels = "rgb8"
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=100, options=options)
        stream.height, stream.width = pictures[0].shape[:2]
        stream.pix_fmt = pixels
        begin = 0
        for picture, shown in zip(pictures, milliseconds, strict=True):
            frame = frame_of(picture, pixels)
            frame.time_base, frame.pts = Fraction(1, 100), begin // 10
            container.mux(stream.encode(frame))
            begin += shown
        container.mux(stream.encode())
    return str(path)
