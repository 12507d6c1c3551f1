"""How pixels are changed after a clip is drawn: what every effect gives."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kinoform.model.geometry import Size

if TYPE_CHECKING:
    import skia

_MEASURE = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+))\s*(%|px|deg)?\s*")
_FARTHEST = 1e9


class BadValue(ValueError):
    """A document gives an effect a value that it cannot take."""


@dataclass(frozen=True, slots=True)
class Shot:
    """Where and when an effect is applied."""

    size: Size
    """Size of the picture in pixels."""
    scale: float = 1.0
    """Picture pixels for one pixel of the document; lengths in values are the document's."""
    frame: int = 0
    """For what changes from frame to frame, such as grain."""
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """The record of one effect, declared at the foot of its file.

    Exactly one of the two ways of doing it is given; neighbouring color filters are merged.
    """

    kind: str
    summary: str
    aliases: tuple[str, ...] = ()
    neutral: Any = 0.0
    """The value that changes nothing."""
    usual: Any = 1.0
    """The value of a filter that is named without one."""
    least: float = 0.0
    most: float = 1.0
    """Numbers outside of these limits are problems of the document."""
    parse: Callable[[Any], Any] | None = None
    """Reads values that are no numbers; the result is hashable."""
    color_filter: Callable[[Any, Shot], skia.ColorFilter | None] | None = None
    """Each pixel by itself; None where a value changes nothing."""
    picture: Callable[[skia.Image, Any, Shot], skia.Image] | None = None
    """The whole picture (premultiplied N32) by our own hands, of the same size."""
    outset: Callable[[Any], float] = lambda _value: 0.0
    """How far it paints beyond what it is given, in document pixels."""
    changes: bool = False
    """Whether the result depends on `shot.frame`."""

    def read(self, written: Any) -> Any:
        """The value that a document means; raises BadValue."""
        if self.parse is not None:
            return self.parse(written)
        number = read_number(written)
        if not self.least <= number <= self.most:
            raise BadValue(f"{self.kind} goes from {self.least:g} to {self.most:g}, not {number:g}")
        return number

    def held(self, value: Any) -> Any:
        """The value within the limits, which an overshooting easing may leave."""
        if isinstance(value, int | float):
            return min(max(float(value), self.least), self.most)
        return value


def read_number(written: Any) -> float:
    """A finite number, also from text such as "120%", "4px" or "90deg"; raises BadValue."""
    if isinstance(written, str) and (match := _MEASURE.fullmatch(written)):
        number = float(match[1]) / (100.0 if match[2] == "%" else 1.0)
    elif isinstance(written, int | float) and not isinstance(written, bool):
        number = float(written) if abs(written) <= _FARTHEST else math.nan
    else:
        number = math.nan
    if not math.isfinite(number):
        raise BadValue(f"a number is wanted, not {str(written)[:40]!r}")
    return number
