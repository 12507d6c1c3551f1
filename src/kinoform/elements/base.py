"""What every clip type gives: its fields in the document, and how it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from kinoform.model.geometry import Box, Size
from kinoform.model.stage import Moment

if TYPE_CHECKING:
    import skia


@runtime_checkable
class Drawable(Protocol):
    """What can be seen: frozen, hashable, drawn from its own top-left corner.

    Equal keys mean equal pixels, in every process and in any order of frames.
    """

    @property
    def size(self) -> Size:
        """The box that transforms and anchors speak of."""
        ...

    @property
    def is_still(self) -> bool:
        """Whether the key is the same at every moment."""
        ...

    def bounds(self, at: Moment) -> Box:
        """Everything that it may paint, which can exceed its box (strokes, shadows)."""
        ...

    def key(self, at: Moment) -> Hashable:
        """What its pixels depend on at this moment."""
        ...

    def draw(self, canvas: skia.Canvas, at: Moment) -> None:
        """Paint it; the canvas is left as it was found."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """The record of one clip type, declared at the foot of its file."""

    kind: str
    clip: type[Any]
    """The pydantic model of its fields in the document."""
    build: Callable[..., Drawable | None]
    """(clip, Setting) -> what is drawn; None for what is only heard."""
    example: dict[str, Any]
    """A clip that shows it at its best; used by conformance tests and the reference."""
