"""How a picture fills a box: the CSS words, and slow camera moves inside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from kinoform.model.document.fields import EasingName, Number, Written
from kinoform.model.easing import ease
from kinoform.model.geometry import Box, Size
from kinoform.model.object_position import MIDDLE

KenBurnsName = Literal[
    "zoom-in", "zoom-out", "pan-left", "pan-right", "pan-up", "pan-down",
    "slide-left", "slide-right", "slide-up", "slide-down",
    "zoom-in-left", "zoom-in-right", "zoom-out-left", "zoom-out-right",
]  # fmt: skip


class View(Written):
    """A part of the picture: its middle, as shares of the picture, and how close it is."""

    x: Number = 0.5
    """Middle of the view, as a share of the picture's width."""
    y: Number = 0.5
    """Middle of the view, as a share of the picture's height."""
    scale: Annotated[Number, Field(ge=1, le=20)] = 1.0
    """1 is the whole picture, 2 is twice as close."""


class KenBurns(Written):
    """A slow move from one view to another over the clip's life."""

    from_: Annotated[View, Field(alias="from")] = View()
    """Where the camera begins."""
    to: View = View(scale=1.15)
    """Where it ends."""
    easing: EasingName = "easeInOutSine"
    """The curve of its way."""


_NEAR, _MID = 1.18, 1.12
_PRESETS: dict[str, tuple[tuple[float, float, float], tuple[float, float, float]]] = {
    "zoom-in": ((0.5, 0.5, 1.0), (0.5, 0.5, _NEAR)),
    "zoom-out": ((0.5, 0.5, _NEAR), (0.5, 0.5, 1.0)),
    "zoom-in-left": ((0.5, 0.5, 1.0), (0.3, 0.5, _NEAR)),
    "zoom-in-right": ((0.5, 0.5, 1.0), (0.7, 0.5, _NEAR)),
    "zoom-out-left": ((0.3, 0.5, _NEAR), (0.5, 0.5, 1.0)),
    "zoom-out-right": ((0.7, 0.5, _NEAR), (0.5, 0.5, 1.0)),
    "left": ((1.0, 0.5, _MID), (0.0, 0.5, _MID)),
    "right": ((0.0, 0.5, _MID), (1.0, 0.5, _MID)),
    "up": ((0.5, 1.0, _MID), (0.5, 0.0, _MID)),
    "down": ((0.5, 0.0, _MID), (0.5, 1.0, _MID)),
}


def ken_burns(wish: KenBurns | str | None) -> KenBurns | None:
    """The move that a document asks for, by name or in full."""
    if wish is None or isinstance(wish, KenBurns):
        return wish
    key = wish if wish in _PRESETS else wish.removeprefix("pan-").removeprefix("slide-")
    begin, finish = (View(x=x, y=y, scale=scale) for x, y, scale in _PRESETS[key])
    return KenBurns(from_=begin, to=finish)


@dataclass(frozen=True, slots=True)
class Placing:
    """Where the whole picture lies, in the coordinates of its box."""

    picture: Box
    zoom: float = 1.0


def fitted(natural: Size, box: Size, fit: str, position: tuple[float, float] = MIDDLE) -> Box:
    """Where a picture lies so that it fills a box in the way of a CSS word.

    The position is the shares of what is free, or too much, that lie left of it and above it.
    """
    if fit == "fill" or not natural.width or not natural.height:
        return Box.of_size(box)
    wide, high = box.width / natural.width, box.height / natural.height
    scale = {
        "cover": max(wide, high),
        "contain": min(wide, high),
        "contain-blur": min(wide, high),
        "none": 1.0,
        "scale-down": min(1.0, wide, high),
    }[fit]
    width, height = natural.width * scale, natural.height * scale
    left, top = (box.width - width) * position[0], (box.height - height) * position[1]
    return Box(left, top, left + width, top + height)


def moved(picture: Box, box: Size, move: KenBurns, progress: float) -> Placing:
    """The picture on its way through a move, never showing an edge that it did not show before."""
    share = ease(move.easing)(min(max(progress, 0.0), 1.0))
    (x0, y0, zoom0), (x1, y1, zoom1) = (
        _reached(picture, box, view) for view in (move.from_, move.to)
    )
    x, y, zoom = x0 + (x1 - x0) * share, y0 + (y1 - y0) * share, zoom0 + (zoom1 - zoom0) * share
    width, height = picture.width * zoom, picture.height * zoom
    left = _held(box.width / 2 - x * width, box.width, width)
    top = _held(box.height / 2 - y * height, box.height, height)
    return Placing(Box(left, top, left + width, top + height), zoom)


def _reached(picture: Box, box: Size, view: View) -> tuple[float, float, float]:
    """The middle and zoom of a view, moved as far as needed to stay on the picture.

    Held at both ends, a move takes all of its time; held on the way, it would wait at the edges.
    """
    width, height = picture.width * view.scale, picture.height * view.scale
    left = _held(box.width / 2 - view.x * width, box.width, width)
    top = _held(box.height / 2 - view.y * height, box.height, height)
    x = (box.width / 2 - left) / width if width else 0.5
    y = (box.height / 2 - top) / height if height else 0.5
    return x, y, view.scale


def _held(edge: float, room: float, extent: float) -> float:
    low, high = min(room - extent, 0.0), max(room - extent, 0.0)
    return min(max(edge, low), high)
