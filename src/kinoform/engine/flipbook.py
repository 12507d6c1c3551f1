"""The frames of an animated GIF or WebP, composed as their disposal and blending ask for."""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction
from itertools import accumulate

import numpy as np

from kinoform.engine.encoded_picture import EncodedPicture
from kinoform.engine.pixels import Pixels, image_of
from kinoform.kit.lazy import skia
from kinoform.model.time import exact

_SHORTEST_MS = 10
_UNSET_MS = 100
"""What browsers show for a frame that asks for 10 ms or less."""
_FLOAT_SLACK_MS = Fraction(1, 1000)


class Flipbook:
    """Turns to any page; going forward costs one page each."""

    def __init__(self, path: str) -> None:
        self.damaged = 0
        self._picture = EncodedPicture(path)
        self._pages = self._picture.pages()
        shown = [_shown_ms(info.fDuration) for info in self._pages]
        self._ends_ms = list(accumulate(shown)) or [_UNSET_MS]
        self._pixels: Pixels | None = None
        self._page = -1

    @property
    def size(self) -> tuple[int, int]:
        return self._picture.size

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
        if self._pages:
            return any(info.fAlphaType != skia.kOpaque_AlphaType for info in self._pages)
        return not self._picture.is_opaque

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
        milliseconds = exact(seconds) * 1000 + _FLOAT_SLACK_MS
        return min(bisect_right(self._ends_ms, milliseconds), self.page_count - 1)

    def _turn_to(self, page: int, painted: Pixels | None) -> Pixels:
        if painted is not None and self._can_paint_over(page):
            below, painted_page = painted, self._page
        else:
            width, height = self.size
            below, painted_page = np.zeros((height, width, 4), np.uint8), None
        if not self._picture.paint_page(page, below, painted_page):
            self.damaged += 1
        return below

    def _can_paint_over(self, page: int) -> bool:
        """Whether the page on screen is a base that the next one may be painted on."""
        required = self._pages[page].fRequiredFrame
        if required < 0 or not required <= self._page < page:
            return False
        disposal = self._pages[self._page].fDisposalMethod
        return bool(disposal != skia.Codec.DisposalMethod.kRestorePrevious)


def _shown_ms(asked_ms: int) -> int:
    return asked_ms if asked_ms > _SHORTEST_MS else _UNSET_MS
