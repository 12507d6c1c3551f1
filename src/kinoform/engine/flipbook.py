"""The frames of an animated GIF or WebP, composed as their disposal and blending ask for."""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np

from kinoform.engine.media_problem import MediaProblem, check_dimensions
from kinoform.engine.pixels import Pixels, image_of
from kinoform.kit.lazy import skia
from kinoform.model.time import exact

_SHORTEST_MS = 10
_UNSET_MS = 100
"""What browsers show for a frame that asks for 10 ms or less."""
_LARGEST_FILE = 512 * 1024 * 1024


def codec_of(path: str) -> Any:
    """The skia codec of a picture file, after a look at its dimensions."""
    if Path(path).stat().st_size > _LARGEST_FILE:
        raise MediaProblem("media_too_large", "The picture file is larger than 512 MB.")
    try:
        codec = skia.Codec.MakeFromData(Path(path).read_bytes())
    except RuntimeError as error:
        raise MediaProblem(
            "media_unreadable", "The picture is damaged.", "Open it elsewhere and export it again."
        ) from error
    check_dimensions(codec.dimensions().width(), codec.dimensions().height())
    return codec


def decode(codec: Any, size: tuple[int, int], options: Any = None) -> tuple[Pixels, bool]:
    """One picture as premultiplied sRGB pixels, and whether all of it was there."""
    pixels = np.zeros((size[1], size[0], 4), np.uint8)
    return pixels, _decode_into(codec, pixels, options)


def _decode_into(codec: Any, pixels: Pixels, options: Any) -> bool:
    height, width = pixels.shape[:2]
    info = skia.ImageInfo.Make(
        width,
        height,
        skia.kBGRA_8888_ColorType,
        skia.kPremul_AlphaType,
        skia.ColorSpace.MakeSRGB(),
    )
    result = codec.getPixels(info, pixels, width * 4, options)
    return bool(result == skia.Codec.kSuccess)


class Flipbook:
    """Turns to any page; going forward costs one page each."""

    def __init__(self, path: str) -> None:
        self.damaged = 0
        self._codec = codec_of(path)
        infos = self._codec.getFrameInfo()
        self._pages = infos
        self._ends_ms = list(accumulate(_shown_ms(info.fDuration) for info in infos)) or [_UNSET_MS]
        dimensions = self._codec.dimensions()
        self.size = (int(dimensions.width()), int(dimensions.height()))
        self._pixels: Pixels | None = None
        self._page = -1

    @property
    def page_count(self) -> int:
        return len(self._ends_ms)

    @property
    def duration(self) -> Fraction:
        """Seconds of one run."""
        return Fraction(self._ends_ms[-1], 1000)

    @property
    def has_alpha(self) -> bool:
        """Whether something behind it can be seen."""
        opaque = skia.kOpaque_AlphaType
        if self._pages:
            return any(info.fAlphaType != opaque for info in self._pages)
        return bool(self._codec.getInfo().alphaType() != opaque)

    def moment_key(self, seconds: Fraction | float) -> int:
        """The millisecond at which the page on screen appeared."""
        page = self._page_at(seconds)
        return self._ends_ms[page - 1] if page else 0

    def image_at(self, seconds: Fraction | float) -> skia.Image:
        """The page on screen; the first before it, the last after the end."""
        return image_of(self.pixels_at(seconds), is_opaque=not self.has_alpha)

    def pixels_at(self, seconds: Fraction | float) -> Pixels:
        """The same as premultiplied pixels, valid until the next call."""
        page = self._page_at(seconds)
        if self._pixels is None or page != self._page:
            self._pixels = self._turn_to(page, self._pixels)
            self._page = page
        return self._pixels

    def _page_at(self, seconds: Fraction | float) -> int:
        milliseconds = exact(seconds) * 1000 + Fraction(1, 1000)
        return max(0, min(bisect_right(self._ends_ms, milliseconds), self.page_count - 1))

    def _turn_to(self, page: int, below: Pixels | None) -> Pixels:
        options = skia.Codec.Options()
        options.fFrameIndex = page
        if below is not None and self._can_paint_over(page):
            options.fPriorFrame = self._page
        else:
            below = np.zeros((self.size[1], self.size[0], 4), np.uint8)
        if not _decode_into(self._codec, below, options):
            self.damaged += 1
        return below

    def _can_paint_over(self, page: int) -> bool:
        """Whether the page on screen is a base that the next one may be painted on."""
        required = self._pages[page].fRequiredFrame if self._pages else -1
        if required < 0 or not required <= self._page < page:
            return False
        disposal = self._pages[self._page].fDisposalMethod
        return bool(disposal != skia.Codec.DisposalMethod.kRestorePrevious)


def _shown_ms(asked_ms: int) -> int:
    return asked_ms if asked_ms > _SHORTEST_MS else _UNSET_MS
