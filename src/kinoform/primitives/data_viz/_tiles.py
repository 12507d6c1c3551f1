"""Many squares with round corners as one outline."""

from __future__ import annotations

from collections.abc import Iterable

from kinoform.model.geometry import Box


def tiles(boxes: Iterable[Box], radius: float) -> str:
    """The path data of rectangles with round corners."""
    return "".join(_tile(box, min(radius, box.width / 2, box.height / 2)) for box in boxes)


def _tile(box: Box, radius: float) -> str:
    across, down = box.width - 2 * radius, box.height - 2 * radius
    turn = f"a{radius:.2f} {radius:.2f} 0 0 1"
    return (
        f"M{box.left + radius:.2f} {box.top:.2f}h{across:.2f}{turn} {radius:.2f} {radius:.2f}"
        f"v{down:.2f}{turn} {-radius:.2f} {radius:.2f}h{-across:.2f}"
        f"{turn} {-radius:.2f} {-radius:.2f}v{-down:.2f}{turn} {radius:.2f} {-radius:.2f}Z"
    )
