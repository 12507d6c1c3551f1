"""A frame of the canvas opens on the clip, and closes on it."""

from __future__ import annotations

from kinoform.kit.lazy import skia
from kinoform.transitions._cutout import window
from kinoform.transitions.base import Crossing, Transition


def _opening(grown: float, crossing: Crossing) -> skia.Path:
    size = crossing.size
    x, y = size.width * (1.0 - grown) / 2, size.height * (1.0 - grown) / 2
    path = skia.Path()
    path.addRect(skia.Rect(x, y, size.width - x, size.height - y))
    return path


TRANSITION = Transition(
    kind="rect-crop",
    draw=window(_opening),
    aliases=("rect", "box"),
    summary="A rectangle opens from the centre, and closes on the way out.",
)
