"""Picture files as upright, premultiplied images in sRGB."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from kinoform.engine.drawings import load_svg, svg_size
from kinoform.engine.encoded_picture import EncodedPicture
from kinoform.engine.file_type import recognise
from kinoform.engine.flipbook import Flipbook
from kinoform.engine.media_problem import MediaProblem
from kinoform.engine.pixels import Pixels, PixelSize, Scalers, image_of, resized, turned
from kinoform.engine.reel import Reel
from kinoform.kit.lazy import skia

__all__ = ["load_still", "load_svg", "turn_of_origin"]

_ORIGINS: dict[int, tuple[int, bool]] = {
    1: (0, False), 2: (0, True), 3: (180, False), 4: (180, True),
    5: (90, True), 6: (90, False), 7: (270, True), 8: (270, False),
}  # fmt: skip
"""EXIF orientations as a mirroring from left to right after a clockwise turn."""


def load_still(path: str, max_size: PixelSize | None = None) -> skia.Image:
    """The picture in a file; no larger than `max_size` when that is given, at its own ratio.

    JPEG, PNG, BMP, GIF and WebP (first frame) are read by skia; TIFF, AVIF and the first frame of
    a video by ffmpeg; an SVG is drawn at its own size. Colour profiles are turned into sRGB.
    """
    file_type = recognise(path)
    if file_type.reader == "drawing":
        width, height = fitting(svg_size(Path(path).read_bytes()), max_size)
        return load_svg(path, width, height)
    if file_type.reader == "picture":
        return _from_codec(path, max_size)
    if file_type.reader == "flipbook":
        book = Flipbook(path)
        return resized(book.image_at(0), fitting(book.size, max_size))
    reel = Reel(path, file_type)
    try:
        frame = reel.frame_at(0)
        turn = -frame.rotation % 360
        own = (frame.width, frame.height) if turn % 180 == 0 else (frame.height, frame.width)
        return Scalers().picture(frame, fitting(own, max_size), turn)
    finally:
        reel.close()


def fitting(size: PixelSize, max_size: PixelSize | None) -> PixelSize:
    """A size scaled down, never up, to lie within another."""
    if max_size is None:
        return size
    share = min(1.0, max_size[0] / size[0], max_size[1] / size[1])
    return max(1, round(size[0] * share)), max(1, round(size[1] * share))


def turn_of_origin(origin: int) -> tuple[int, bool]:
    """The clockwise turn that an EXIF orientation asks for, and whether it mirrors."""
    return _ORIGINS.get(origin, (0, False))


def _from_codec(path: str, max_size: PixelSize | None) -> skia.Image:
    picture = EncodedPicture(path)
    turn, is_mirrored = turn_of_origin(picture.orientation)
    upright = picture.size if turn % 180 == 0 else picture.size[::-1]
    wanted = fitting(upright, max_size)
    stored = wanted if turn % 180 == 0 else wanted[::-1]
    pixels, is_whole = picture.decode(picture.smaller_size(stored))
    if not is_whole:
        raise MediaProblem(
            "media_truncated", "The picture breaks off.", "Upload the whole file again."
        )
    upright_pixels = _upright(pixels, turn, is_mirrored)
    return resized(image_of(upright_pixels, is_opaque=picture.is_opaque), wanted)


def _upright(pixels: Pixels, turn: int, is_mirrored: bool) -> Pixels:
    standing = turned(pixels, turn)
    return np.ascontiguousarray(standing[:, ::-1]) if is_mirrored else standing
