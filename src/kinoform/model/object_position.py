"""Where a picture stands in its box, in the words of CSS."""

from __future__ import annotations

import re

MIDDLE = (0.5, 0.5)
_ACROSS = {"left": 0.0, "right": 1.0}
_DOWN = {"top": 0.0, "bottom": 1.0}
_SHARE = re.compile(r"-?\d{1,4}(?:\.\d{1,6})?%")


class BadObjectPosition(ValueError):
    """Words that say no place in a box."""


def shares_of(written: str) -> tuple[float, float]:
    """The shares of the free room that stay left of a picture and above it."""
    words = written.lower().split()
    if len(words) == 1:
        words.append("center")
    if len(words) == 2:
        if words[0] in _DOWN or words[1] in _ACROSS:
            words.reverse()
        x, y = _share(words[0], _ACROSS), _share(words[1], _DOWN)
        if x is not None and y is not None:
            return x, y
    raise BadObjectPosition(
        f'{written!r} is no place in a box; write words such as "left top" or shares such as '
        '"50% 20%"'
    )


def _share(word: str, named: dict[str, float]) -> float | None:
    if word == "center":
        return 0.5
    if _SHARE.fullmatch(word):
        return float(word[:-1]) / 100.0
    return named.get(word)
