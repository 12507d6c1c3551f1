"""Reveals by a wide soft edge that runs over the canvas."""

from __future__ import annotations

from kinoform.transitions._between import Draw
from kinoform.transitions._heading import Heading
from kinoform.transitions._shader import revealed


def smooth(heading: Heading, softness: float = 0.45) -> Draw:
    """Uncover the picture along a heading, by an edge as wide as `softness` of the way."""
    across = _late(heading.x, "at.x / size.x")
    down = _late(heading.y, "at.y / size.y")
    late = " + ".join(term for term in (across, down) if term)
    share = 1.0 / (abs(heading.x) + abs(heading.y))
    return revealed(f"float order(float2 at) {{ return ({late}) * {share}; }}", softness)


def _late(step: int, place: str) -> str:
    return {0: "", 1: place, -1: f"(1.0 - {place})"}[step]
