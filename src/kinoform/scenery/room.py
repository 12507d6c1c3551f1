"""The time and the place that a scene may fill."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kinoform.look.units import Page

RawClip = dict[str, Any]
"""A clip as a document writes it."""


@dataclass(frozen=True, slots=True)
class Room:
    """The time and the place that a scene may fill."""

    seconds: float
    width: float = 1920.0
    height: float = 1080.0
    fps: float = 30.0
    above: float = 0.0
    below: float = 0.0
    """Pixels at the top and at the bottom that are taken by something else."""

    @property
    def page(self) -> Page:
        return Page(self.width, self.height, self.above, self.below)
