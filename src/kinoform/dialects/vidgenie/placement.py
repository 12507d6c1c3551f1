"""Where a clip lies: VidGenie's offset, position and turn in the words of our transform.

With the position "center" an offset counts from the centre of the canvas, y upwards, and the
clip's own centre lies there. Any other position counts from the top-left corner of the canvas,
y downwards, and the clip's top-left corner lies there. In both, keyframes and presets move up with
a growing y, and a positive angle turns counter-clockwise, as it does where y grows upwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from kinoform.dialects.vidgenie.asked import Asked
from kinoform.model.document.fields import Number

Shift = Annotated[Number, Field(ge=-100_000, le=100_000)]
"""Pixels, within what our document can add up."""
Degrees = Annotated[Number, Field(ge=-1_000_000, le=1_000_000)]
CENTERED = "center"
UPWARDS = -1.0
"""Our y and our angles grow the other way: down, and clockwise."""


class Offset(Asked):
    """Pixels from where the position says."""

    x: Shift = 0.0
    """To the right."""
    y: Shift = 0.0
    """Upwards from the centre, downwards from the top-left corner."""


@dataclass(frozen=True, slots=True)
class Place:
    """A point of the canvas in our coordinates, and the point of the clip that lies there."""

    x: float
    y: float
    anchor: str


def place_of(offset: Offset, position: str, canvas: tuple[int, int]) -> Place:
    """Where a clip lies before it moves."""
    if position == CENTERED:
        return Place(offset.x, UPWARDS * offset.y + 0.0, "center")
    width, height = canvas
    return Place(offset.x - width / 2, offset.y - height / 2, "top-left")
