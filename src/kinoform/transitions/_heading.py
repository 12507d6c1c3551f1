"""Where things move: a heading stays the same on the way in and on the way out."""

from __future__ import annotations

from dataclasses import dataclass

from kinoform.transitions.base import Crossing


@dataclass(frozen=True, slots=True)
class Heading:
    """A direction on the screen as a step in x and in y."""

    x: int
    y: int


LEFT = Heading(-1, 0)
RIGHT = Heading(1, 0)
UP = Heading(0, -1)
DOWN = Heading(0, 1)
UP_LEFT = Heading(-1, -1)
UP_RIGHT = Heading(1, -1)
DOWN_LEFT = Heading(-1, 1)
DOWN_RIGHT = Heading(1, 1)


def way(crossing: Crossing) -> float:
    """How far along its way a picture is: -1 not yet here, 0 in place, 1 gone."""
    rest = 1.0 - crossing.shown
    return rest if crossing.leaving else -rest


def swept(crossing: Crossing) -> float:
    """How much of the canvas the change has passed: from 0 to 1, in and out alike."""
    return 1.0 - crossing.shown if crossing.leaving else crossing.shown
