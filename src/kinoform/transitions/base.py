"""How a clip comes and goes: what every transition gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinoform.model.geometry import Size

if TYPE_CHECKING:
    import skia


@dataclass(frozen=True, slots=True)
class Crossing:
    """How far a clip has come, or has still to go."""

    shown: float
    """0 is nothing of the clip, 1 is all of it; eased already."""
    size: Size
    """The canvas, in pixels."""
    leaving: bool = False
    """On the way out `shown` runs from 1 to 0; what moved in to the left leaves to the left."""
    seed: int = 0
    """For what looks random; the same film always gets the same seed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """The record of one transition, declared at the foot of its file."""

    kind: str
    """Our id in kebab case, such as `wipe-left`."""
    draw: Callable[[skia.Canvas, skia.Image, Crossing], None]
    """Paint the clip's whole picture (premultiplied, canvas size) as far as it is shown.

    At 1 this is exactly the picture, at 0 it is nothing, and what lies beneath stays.
    """
    aliases: tuple[str, ...] = ()
    """Names that others use for it, in kebab or run-together form."""
    summary: str
    opacity_only: bool = False
    """True where the picture is only made transparent by `shown`; drawn without a copy."""
