"""Decoded frames as pictures: the right colours, the right way up, premultiplied."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from kinoform.kit.lazy import av, skia

if TYPE_CHECKING:
    from av.video.frame import VideoFrame
    from av.video.reformatter import VideoReformatter

PixelSize = tuple[int, int]
Pixels = npt.NDArray[np.uint8]
"""Rows of BGRA."""

_BT709, _BT601, _BT2020 = 1, 5, 9
_MATRICES = {1: _BT709, 4: 4, 5: _BT601, 6: _BT601, 7: 7, 9: _BT2020, 10: _BT2020}
"""From the matrix that a stream declares to the numbers that the scaler knows."""
_LIMITED, _FULL = 1, 2
_SMALLEST_HD = 720
_KEPT_SCALERS = 4


class Scalers:
    """Turns frames into pictures, with one scaler kept for each pair of shapes."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[Any, ...], VideoReformatter] = OrderedDict()

    def picture(self, frame: VideoFrame, size: PixelSize, turn_degrees: int) -> skia.Image:
        """A frame at a size as shown, after a clockwise turn; opaque when it has no alpha."""
        width, height = size if turn_degrees % 180 == 0 else size[::-1]
        if carries_alpha(frame):
            pixels = premultiplied(self._bgra(frame, frame.width, frame.height))
            return resized(image_of(turned(pixels, turn_degrees), is_opaque=False), size)
        plane = self._bgra(frame, width, height)
        return image_of(turned(plane, turn_degrees), is_opaque=True)

    def _bgra(self, frame: VideoFrame, width: int, height: int) -> Pixels:
        key = (frame.format.name, frame.width, frame.height, width, height)
        scaler = self._kept.pop(key, None) or av.video.reformatter.VideoReformatter()
        self._kept[key] = scaler
        while len(self._kept) > _KEPT_SCALERS:
            self._kept.popitem(last=False)
        flags = av.video.reformatter.Interpolation
        shrinks = width * height < frame.width * frame.height
        interpolation = flags.AREA if shrinks else flags.BICUBIC
        if frame.format.is_rgb:
            interpolation |= flags.FULL_CHR_H_INT | flags.FULL_CHR_H_INP
        converted = scaler.reformat(
            frame,
            width,
            height,
            "bgra",
            src_colorspace=matrix_of(frame),
            src_color_range=range_of(frame),
            dst_color_range=_FULL,
            interpolation=interpolation,
            threads=1,
        )
        plane = converted.planes[0]
        rows: Pixels = np.frombuffer(memoryview(plane), np.uint8).reshape(height, plane.line_size)
        return rows[:, : width * 4].reshape(height, width, 4)


def matrix_of(frame: VideoFrame) -> int:
    """The matrix between YUV and RGB; guessed by height where the stream does not say."""
    guess = _BT601 if frame.height < _SMALLEST_HD else _BT709
    return _MATRICES.get(frame.colorspace, guess)


def range_of(frame: VideoFrame) -> int:
    """Whether black is 16 or 0."""
    is_full = frame.color_range == _FULL or frame.format.name.startswith("yuvj")
    return _FULL if is_full or frame.format.is_rgb else _LIMITED


def carries_alpha(frame: VideoFrame) -> bool:
    """Whether a frame carries transparency."""
    return frame.format.has_palette or any(part.is_alpha for part in frame.format.components)


def premultiplied(straight: Pixels) -> Pixels:
    """Pixels with their colours multiplied by their alpha."""
    return _with_alpha(straight, skia.kUnpremul_AlphaType, skia.kPremul_AlphaType)


def straightened(pixels: Pixels) -> Pixels:
    """Premultiplied pixels with their colours divided by their alpha."""
    return _with_alpha(pixels, skia.kPremul_AlphaType, skia.kUnpremul_AlphaType)


def _with_alpha(pixels: Pixels, source_alpha: Any, target_alpha: Any) -> Pixels:
    height, width = pixels.shape[:2]
    converted: Pixels = np.empty((height, width, 4), np.uint8)
    source = skia.Pixmap(_info(width, height, source_alpha), pixels, row_of(pixels))
    source.readPixels(skia.Pixmap(_info(width, height, target_alpha), converted, width * 4))
    return converted


def turned(pixels: Pixels, degrees: int) -> Pixels:
    """Pixels turned clockwise by a multiple of a right angle."""
    quarters = round(degrees / 90) % 4
    if quarters == 0:
        return pixels
    words = np.ascontiguousarray(pixels).view(np.uint32)[..., 0]
    upright = np.ascontiguousarray(np.rot90(words, -quarters))
    return upright.view(np.uint8).reshape(*upright.shape, 4)


def image_of(pixels: Pixels, *, is_opaque: bool) -> skia.Image:
    """A picture with its own copy of premultiplied BGRA pixels.

    The one copy is the price of safety: skia keeps no reference to an array that it borrows.
    """
    height, width = pixels.shape[:2]
    alpha = skia.kOpaque_AlphaType if is_opaque else skia.kPremul_AlphaType
    pixmap = skia.Pixmap(_info(width, height, alpha), pixels, row_of(pixels))
    return skia.Image.MakeRasterCopy(pixmap)


def resized(image: skia.Image, size: PixelSize) -> skia.Image:
    """A premultiplied picture at another size."""
    if (image.width(), image.height()) == size:
        return image
    shrinks = size[0] * size[1] < image.width() * image.height()
    sampling = (
        skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
        if shrinks
        else skia.SamplingOptions(skia.CubicResampler.Mitchell())
    )
    return image.resize(*size, sampling)


def row_of(pixels: Pixels) -> int:
    """Bytes from one row to the next."""
    return int(pixels.strides[0])


def _info(width: int, height: int, alpha: Any) -> Any:
    return skia.ImageInfo.Make(width, height, skia.kBGRA_8888_ColorType, alpha)
