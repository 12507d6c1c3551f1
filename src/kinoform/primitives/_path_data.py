"""Lines and shapes by path data in the page's own coordinates: many marks in one clip."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.scenery.room import RawClip

Point = tuple[float, float]
MOST_SMOOTH = 60
"""With more points than these a curve is as good as straight pieces."""


def outlined(
    board: Board, data: str, color: Color, width_u: float, box: Box | None = None, **fields: Any
) -> RawClip:
    """A clip that strokes an outline; `box` is what it grows and scales by, the page as usual."""
    style = {
        "stroke": color.css, "strokeWidth": round(width_u * board.u, 3),
        "lineCap": "round", "lineJoin": "round",
    }  # fmt: skip
    return _placed(board, data, style, box, fields)


def filled(
    board: Board, data: str, fill: Color | RawClip, box: Box | None = None, **fields: Any
) -> RawClip:
    """A clip that fills an outline with a colour or a gradient."""
    style = {"fill": fill.css if isinstance(fill, Color) else fill}
    return _placed(board, data, style, box, fields)


def _placed(
    board: Board, data: str, style: RawClip, box: Box | None, fields: dict[str, Any]
) -> RawClip:
    place = box or board.page.whole
    view = [round(place.left, 2), round(place.top, 2), round(place.width, 2),
            round(place.height, 2)]  # fmt: skip
    return board.scene.clip("path", place, data=data, viewBox=view, style=style, **fields)


def straight(points: Sequence[Point]) -> str:
    """A line from point to point."""
    return "M " + " L ".join(map(_at, points))


def closed(points: Sequence[Point]) -> str:
    """The outline of a polygon."""
    return f"{straight(points)} Z"


def segments(pairs: Iterable[tuple[Point, Point]]) -> str:
    """Lines that do not touch each other, such as those of a grid."""
    return " ".join(f"M {_at(first)} L {_at(last)}" for first, last in pairs)


def circles(spots: Iterable[tuple[float, float, float]]) -> str:
    """Circles by the middle and the radius of each."""
    found = []
    for x, y, radius in spots:
        turn = f"A {radius:.2f} {radius:.2f} 0 1 1"
        found.append(f"M {_at((x - radius, y))} {turn} {_at((x + radius, y))} "
                     f"{turn} {_at((x - radius, y))} Z")  # fmt: skip
    return " ".join(found)


def smooth(points: Sequence[Point]) -> str:
    """A curve through points from left to right that never swings beyond a high or a low."""
    if len(points) < 3 or len(points) > MOST_SMOOTH:
        return straight(points)
    return f"M {_at(points[0])}{_curves(points)}"


def band(upper: Sequence[Point], lower: Sequence[Point]) -> str:
    """The area between two curves that run from left to right."""
    back = list(reversed(lower))
    if len(upper) < 3 or len(upper) > MOST_SMOOTH:
        return closed([*upper, *back])
    return f"M {_at(upper[0])}{_curves(upper)} L {_at(back[0])}{_curves(back)} Z"


def _curves(points: Sequence[Point]) -> str:
    """Cubic pieces with the slopes of Fritsch and Carlson, as harmonic means of both sides."""
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
    slopes = [down / across if across else 0.0 for across, down in steps]
    tangents = [slopes[0]]
    for (before, after), (left, right) in zip(pairwise(slopes), pairwise(steps), strict=True):
        if before * after <= 0.0:
            tangents.append(0.0)
            continue
        first, second = abs(2 * right[0] + left[0]), abs(right[0] + 2 * left[0])
        tangents.append((first + second) / (first / before + second / after))
    tangents.append(slopes[-1])
    found = []
    for index, (across, _) in enumerate(steps):
        (x, y), (end_x, end_y) = points[index], points[index + 1]
        third = across / 3
        leaving = (x + third, y + tangents[index] * third)
        coming = (end_x - third, end_y - tangents[index + 1] * third)
        found.append(f" C {_at(leaving)} {_at(coming)} {_at((end_x, end_y))}")
    return "".join(found)


def _at(point: Point) -> str:
    return f"{point[0]:.2f} {point[1]:.2f}"
