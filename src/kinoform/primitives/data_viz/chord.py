"""Names around a circle, joined by ribbons as broad as what they share."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kinoform.look.type_scale import ROLES
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board, nothing_to_show
from kinoform.primitives._key_rows import Row, rows
from kinoform.primitives._names_around import AroundName, names_around
from kinoform.primitives._path_data import filled
from kinoform.primitives._picture_and_list import for_readers, picture_and_list
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.outlines import Point, on_circle, pen, ring, square_around
from kinoform.scenery.room import RawClip

MOST = 9
_PAD_DEGREES = 4.0
_HOLE = 0.93
_NUMBER_U = 6.0
"""Room for numbers around the circle where the names are in a list."""
_LISTED = 0.6
"""How many names of such a list take the room of one in other lists."""


@dataclass(frozen=True, slots=True)
class Ribbon:
    """What two names share: where it begins and ends at either of them, in degrees."""

    one: int
    other: int
    at_one: tuple[float, float]
    at_other: tuple[float, float]
    value: float


def draw(board: Board) -> list[RawClip]:
    """The clips of a chord diagram."""
    clips, body = board.headed()
    kept, names, matrix = _square(board)
    board = board.in_order(kept)
    arcs = arcs_of(matrix)
    if not arcs:
        return nothing_to_show(board)
    scene = board.scene
    totals = [sum(row) for row in matrix]
    chosen = board.text("highlight")
    loud = names.index(chosen) if chosen in names else totals.index(max(totals))
    is_tall = board.page.shape == "tall"
    picture, listed = (
        picture_and_list(board, body, math.ceil(len(names) * _LISTED)) if is_tall else (body, body)
    )
    radius = picture.width / 2 - _NUMBER_U * board.u if is_tall else _radius(board, names, body)
    centre = ((picture.left + picture.right) / 2, (picture.top + picture.bottom) / 2)
    found = ribbons(matrix, arcs)
    found.sort(key=lambda one: (loud in {one.one, one.other}, one.value))
    for index, ribbon in enumerate(found):
        is_loud = loud in {ribbon.one, ribbon.other}
        clips.append(_ribbon(board, ribbon, centre, radius, index, len(found), is_loud=is_loud))
    for at, (begins, ends) in enumerate(arcs):
        color = _color(board, is_loud=at == loud)
        arc = ring(scene, centre, radius, color, begins=begins, ends=ends, hole=_HOLE)
        if board.option == "draw-on":
            arc |= pen(scene, board.turn(at, len(arcs)), scene.beat.enter * 0.8)
            clips.append(scene.enter(arc, way="none"))
        else:
            clips.append(board.item(arc, at, len(arcs), "fade"))
    around = [
        AroundName(f"{at + 1}" if is_tall else name, sum(arc) / 2, total, is_loud=at == loud)
        for at, (name, arc, total) in enumerate(zip(names, arcs, totals, strict=True))
    ]
    clips += names_around(board, around, centre, radius + 1.8 * board.u, picture)
    if not is_tall:
        return clips
    named = [
        Row(name, _color(board, is_loud=at == loud), total, at + 1, is_loud=at == loud)
        for at, (name, total) in enumerate(zip(names, totals, strict=True))
    ]
    return [*clips, *for_readers(board, listed, lambda place: rows(board, named, place))]


def _radius(board: Board, names: Sequence[str], body: Box) -> float:
    """Of the circle, with room for the names around it."""
    is_wide = board.page.shape == "wide"
    size = ROLES["body"].size(board.page)
    has_long = any(board.scene.width_of(name, "body", size) > 44.0 * board.u for name in names)
    high = body.height / 2 - size * (3.0 if has_long else 1.8)
    beside = body.width * (0.26 if is_wide else 0.2)
    found = min(body.width / 2 - beside, high)
    return found if is_wide else max(found, min(body.width * 0.33, high))


def _square(board: Board) -> tuple[list[int], list[str], list[list[float]]]:
    """Places, names and matrix of those that share the most, without amounts below zero."""
    rows = board.rows("matrix")
    names = board.texts("names")
    count = min(len(rows), len(names))
    full = [
        [max(row[at], 0.0) if at < len(row) else 0.0 for at in range(count)] for row in rows[:count]
    ]
    sums = [sum(row) + sum(other[at] for other in full) for at, row in enumerate(full)]
    kept = sorted(sorted(range(count), key=lambda at: -sums[at])[:MOST])
    if len(kept) < len(rows):
        board.note("too_many_items", f"{len(kept)} of {len(rows)} names are shown")
    return kept, [names[at] for at in kept], [[full[a][b] for b in kept] for a in kept]


def arcs_of(matrix: Sequence[Sequence[float]]) -> list[tuple[float, float]]:
    """The part of the circle that each name has, in degrees, by the sum of its row."""
    totals = [sum(row) for row in matrix]
    whole = sum(totals)
    if not whole:
        return []
    pad = min(_PAD_DEGREES, 120.0 / len(totals)) if len(totals) > 1 else 0.0
    scale = (360.0 - pad * len(totals)) / whole
    edges = [0.0]
    for total in totals:
        edges.append(edges[-1] + total * scale + pad)
    return [(first + pad / 2, last - pad / 2) for first, last in pairwise(edges)]


def ribbons(matrix: Sequence[Sequence[float]], arcs: Sequence[tuple[float, float]]) -> list[Ribbon]:
    """A ribbon for each pair that shares something; its ends divide the arcs of both."""
    spans: dict[tuple[int, int], tuple[float, float]] = {}
    for at, row in enumerate(matrix):
        begins, ends = arcs[at]
        total = sum(row) or 1.0
        # Starting at the far side keeps ribbons from crossing near their arc.
        place = begins
        for step in range(len(row)):
            other = (at - step) % len(row)
            width = (ends - begins) * row[other] / total
            spans[at, other] = (place, place + width)
            place += width
    return [
        Ribbon(one, other, spans[one, other], spans[other, one], matrix[one][other]
               + (matrix[other][one] if one != other else 0.0))
        for one in range(len(matrix))
        for other in range(one, len(matrix))
        if matrix[one][other] or matrix[other][one]
    ]  # fmt: skip


def _color(board: Board, *, is_loud: bool) -> Color:
    return board.palette.accent if is_loud else board.quiet


def _ribbon(
    board: Board, ribbon: Ribbon, centre: Point, radius: float, index: int, count: int, *,
    is_loud: bool,
) -> RawClip:  # fmt: skip
    inner = radius * (_HOLE - 0.015)
    data = _ribbon_path(ribbon, centre, inner)
    color = _color(board, is_loud=is_loud).with_alpha(0.8 if is_loud else 0.42)
    shape = filled(board, data, color, square_around(centre, radius))
    own = 0.2 * board.scene.beat.pace + board.scene.beat.delay(index, count)
    later = max(board.order[ribbon.one], board.order[ribbon.other])
    return board.scene.enter(shape, way=board.way("fade"), delay=board.comes(later, own))


def _ribbon_path(ribbon: Ribbon, centre: Point, radius: float) -> str:
    def spot(degrees: float) -> str:
        x, y = on_circle(centre, radius, degrees)
        return f"{x:.2f} {y:.2f}"

    def along(span: tuple[float, float]) -> str:
        large = 1 if span[1] - span[0] > 180 else 0
        return f"A {radius:.2f} {radius:.2f} 0 {large} 1 {spot(span[1])}"

    middle = f"{centre[0]:.2f} {centre[1]:.2f}"
    one, other = ribbon.at_one, ribbon.at_other
    back = f"Q {middle} {spot(one[0])} Z"
    if ribbon.one == ribbon.other:
        return f"M {spot(one[0])} {along(one)} {back}"
    return f"M {spot(one[0])} {along(one)} Q {middle} {spot(other[0])} {along(other)} {back}"


PRIMITIVE = Primitive(
    kind="chord",
    label="Chord Diagram",
    category="Data Viz",
    summary="Names around a circle, joined by ribbons as broad as what they share.",
    inputs=(
        Input("names", "texts", "the names around the circle", most=MOST),
        Input("matrix", "matrix", "for each name, how much goes to each of the names"),
    ),
    options=("draw-on", "fade", "pop"),
    seconds=5.5,
    draw=draw,
    mirrors=False,
    example={
        "title": "Everybody moves to and from the harbour",
        "names": ["Harbour", "Old town", "Hills", "Campus", "Riverside", "Market"],
        "matrix": [
            [0, 42, 31, 28, 36, 22], [38, 0, 12, 9, 14, 6], [33, 10, 0, 7, 11, 4],
            [25, 8, 9, 0, 6, 12], [30, 16, 8, 7, 0, 9], [20, 7, 5, 10, 8, 0],
        ],
    },
)  # fmt: skip
