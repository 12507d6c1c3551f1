"""How pixels are changed after a clip is drawn: what every effect gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kinoform.model.geometry import Size

if TYPE_CHECKING:
    import skia


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

    Exactly one of the three ways of doing it is given; the first that fits is the fastest.
    """

    kind: str
    summary: str
    aliases: tuple[str, ...] = ()
    neutral: Any = 0.0
    """The value that changes nothing."""
    least: float = 0.0
    most: float = 1.0
    """Values outside of these limits are problems of the document."""
    color_filter: Callable[[Any, Shot], skia.ColorFilter] | None = None
    """Each pixel by itself."""
    image_filter: Callable[[Any, Shot], skia.ImageFilter] | None = None
    """Each pixel by its neighbours; skia paints it while it draws."""
    picture: Callable[[skia.Image, Any, Shot], skia.Image] | None = None
    """The whole picture (premultiplied N32) by our own hands."""
    outset: Callable[[Any], float] = lambda _value: 0.0
    """How far it paints beyond what it is given, in document pixels."""
    changes: bool = False
    """Whether the result depends on `shot.frame`."""
