"""Labels that no place can hold, without their middle: their ends say which is which."""

from __future__ import annotations

import math
import unicodedata

from kinoform.look.type_scale import RoleName, smallest
from kinoform.primitives._lettering import fits
from kinoform.scenery.scene import Scene

ELLIPSIS = "…"
_LEAST_LETTERS = 7
_ANY_HEIGHT = 1e6
_SLACK = 0.88
"""Of a width that a label without its middle may take; it must not be cut once more."""
_NARROWEST = 0.2
"""Of its size, at least, a letter is wide: what has more letters than that allows is not tried."""
_HEAD = 0.6
"""Of the letters that are left, so many stand before what is left out."""


def shortened(
    scene: Scene, text: str, role: RoleName, size: float, width: float, lines: int = 1
) -> str:
    """A label as it is, or without its middle where even its smallest size takes more lines.

    Words of which less than a few letters would be left stay as they are.
    """
    least = smallest(size, scene.page)

    def is_held(tried: str, share: float = _SLACK) -> bool:
        return fits(scene, tried, role, least, width * share, _ANY_HEIGHT, lines)

    if is_held(text, 1.0):
        return text
    most = min(len(text) - 1, int(width * lines / (least * _NARROWEST)))
    tries = (_without_middle(text, left) for left in range(most, _LEAST_LETTERS - 1, -1))
    return next(filter(is_held, tries), text)


def _without_middle(text: str, left: int) -> str:
    """So many letters of both ends around an ellipsis; no letter loses its marks."""
    head = math.ceil(left * _HEAD)
    tail = len(text) - (left - head)
    while head < tail and unicodedata.category(text[head]).startswith("M"):
        head += 1
    while tail < len(text) and unicodedata.category(text[tail]).startswith("M"):
        tail += 1
    return f"{text[:head].rstrip()}{ELLIPSIS}{text[tail:].lstrip()}"
