"""A picture file as skia decodes it: one picture, or the pages of an animation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from kinoform.engine.media_problem import MediaProblem, check_dimensions
from kinoform.engine.pixels import Pixels, PixelSize
from kinoform.kit.lazy import skia

_LARGEST_FILE = 512 * 1024 * 1024


class EncodedPicture:
    """An opened picture file; its dimensions are known to be harmless."""

    def __init__(self, path: str) -> None:
        if Path(path).stat().st_size > _LARGEST_FILE:
            raise MediaProblem("media_too_large", "The picture file is larger than 512 MB.")
        self._data = Path(path).read_bytes()
        """The codec reads from these bytes without keeping them alive."""
        try:
            self._codec = skia.Codec.MakeFromData(self._data)
        except RuntimeError as error:
            raise MediaProblem(
                "media_unreadable",
                "The picture is damaged.",
                "Open it elsewhere and export it again.",
            ) from error
        check_dimensions(*self.size)

    @property
    def size(self) -> PixelSize:
        """Width and height as stored."""
        dimensions = self._codec.dimensions()
        return int(dimensions.width()), int(dimensions.height())

    @property
    def is_opaque(self) -> bool:
        return bool(self._codec.getInfo().alphaType() == skia.kOpaque_AlphaType)

    @property
    def orientation(self) -> int:
        """The EXIF orientation, from 1 to 8."""
        return int(self._codec.getOrigin())

    def pages(self) -> list[Any]:
        """What the file says of each page; nothing for a single picture."""
        return list(self._codec.getFrameInfo())

    def smaller_size(self, wanted: PixelSize) -> PixelSize:
        """The smallest size, not below the wanted one, at which decoding is cheap."""
        for eighths in range(1, 8):
            scaled = self._codec.getScaledDimensions(eighths / 8)
            if scaled.width() >= wanted[0] and scaled.height() >= wanted[1]:
                return int(scaled.width()), int(scaled.height())
        return self.size

    def decode(self, size: PixelSize) -> tuple[Pixels, bool]:
        """Premultiplied sRGB pixels, and whether all of the picture was there."""
        pixels: Pixels = np.zeros((size[1], size[0], 4), np.uint8)
        return pixels, self._decode_into(pixels, None)

    def paint_page(self, page: int, over: Pixels, painted_page: int | None) -> bool:
        """Whether a page could be painted over an earlier one, or else over nothing."""
        options = skia.Codec.Options()
        options.fFrameIndex = page
        if painted_page is not None:
            options.fPriorFrame = painted_page
        return self._decode_into(over, options)

    def _decode_into(self, pixels: Pixels, options: Any) -> bool:
        height, width = pixels.shape[:2]
        info = skia.ImageInfo.Make(
            width,
            height,
            skia.kBGRA_8888_ColorType,
            skia.kPremul_AlphaType,
            skia.ColorSpace.MakeSRGB(),
        )
        result = self._codec.getPixels(info, pixels, width * 4, options)
        return bool(result == skia.Codec.kSuccess)
