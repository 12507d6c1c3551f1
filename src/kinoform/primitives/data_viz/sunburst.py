"""Rings of parts and their parts, with the largest branches named beside them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kinoform.look import curves
from kinoform.look.palette import on
from kinoform.look.type_scale import ROLES
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board, nothing_to_show
from kinoform.primitives._family_tree import Member, family
from kinoform.primitives._lettering import fits
from kinoform.primitives._picture_and_list import picture_and_list
from kinoform.primitives._ranking import rest_label
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.data_viz._share_list import ListedShare, part_color, share_list
from kinoform.scenery.outlines import Point, on_circle, pen, ring, square_around
from kinoform.scenery.room import RawClip

MOST_BRANCHES = 6
MOST_RINGS = 3
_HOLE = 0.3
_LABEL_ROOM = 0.92
"""Of the room between the edges of a slice goes to its label."""
_LARGEST = 0.32
"""Size of the type of a label, in depths of its ring."""
_LEAST_DEGREES = 1.2
_MOST_ARCS = 90


@dataclass(frozen=True, slots=True)
class Slice:
    """One piece of one ring."""

    label: str
    level: int
    begins: float
    ends: float
    branch: int
    place: int
    """Where it stood in the data."""

    @property
    def middle(self) -> float:
        """Degrees half way between its edges."""
        return (self.begins + self.ends) / 2


def draw(board: Board) -> list[RawClip]:
    """The clips of a sunburst."""
    clips, body = board.headed()
    names, values = board.texts("items"), board.numbers("values")
    roots = [root for root in family(names, board.texts("parents"), values) if root.total > 0]
    if len(roots) == 1 and roots[0].children:
        roots = list(roots[0].children)
    roots = _largest(board, sorted(roots, key=lambda root: -root.total))
    total = sum(root.total for root in roots)
    if not total:
        return nothing_to_show(board)
    picture, listed = picture_and_list(board, body, len(roots))
    rings = min(max(root.depth for root in roots), MOST_RINGS)
    slices = sorted(laid_out(roots, rings), key=lambda one: (one.level, one.begins))[:_MOST_ARCS]
    radius = picture.width / 2
    centre = (picture.left + radius, picture.top + radius)
    for one in slices:
        clips += _slice(board, one, centre, radius, rings, roots[one.branch].label)
    clips.append(_total(board, total, centre, radius))
    shares = [
        ListedShare(root.label, root.total / total, part_color(board, at, root.label), root.place)
        for at, root in enumerate(roots)
    ]
    return [*clips, *share_list(board, shares, listed)]


def _largest(board: Board, roots: list[Member]) -> list[Member]:
    if len(roots) <= MOST_BRANCHES:
        return roots
    rest = roots[MOST_BRANCHES - 1 :]
    total = sum(root.total for root in rest)
    return [*roots[: MOST_BRANCHES - 1], Member(rest_label(board, len(rest)), total, -1)]


def laid_out(roots: list[Member], rings: int) -> Iterator[Slice]:
    """The pieces of all rings; children lie outside of their parent, the largest first."""
    total = sum(root.total for root in roots)

    def below(members: list[Member], begins: float, level: int, branch: int) -> Iterator[Slice]:
        for at, member in enumerate(members):
            ends = begins + 360.0 * member.total / total
            own = at if level == 0 else branch
            if ends - begins >= _LEAST_DEGREES:
                yield Slice(member.label, level, begins, ends, own, member.place)
                if level + 1 < rings:
                    kept = [child for child in member.children if child.total > 0]
                    kept.sort(key=lambda child: -child.total)
                    yield from below(kept, begins, level + 1, own)
            begins = ends

    return below(roots, 0.0, 0, 0)


def _slice(
    board: Board, one: Slice, centre: Point, radius: float, rings: int, branch: str
) -> list[RawClip]:
    scene = board.scene
    depth = radius * (1.0 - _HOLE) / rings
    outer = radius - depth * (rings - 1 - one.level)
    inner = outer - depth
    color = _color(board, one, branch)
    line = round(0.35 * board.u, 2)
    edge: dict[str, Any] = {"stroke": board.palette.background.css, "strokeWidth": line}
    arc = ring(scene, centre, outer - line / 2, color, begins=one.begins, ends=one.ends,
               hole=inner / outer, **edge)  # fmt: skip
    sweep = 0.08 + one.begins / 360.0 * 0.5 + one.level * 0.12
    is_drawn = board.option == "draw-on"
    own = sweep * scene.beat.pace if is_drawn else scene.beat.delay(one.level, rings) * 2.5
    delay = board.comes(one.place, own)
    if is_drawn:
        seconds = max(scene.beat.enter * 0.6, 0.05)
        arc |= pen(scene, delay, seconds, curves.ENTER)
        found = [scene.enter(arc, way="none")]
    else:
        found = [scene.enter(arc, way=board.way("fade"), delay=delay)]
    middle, breadth = (inner + outer) / 2, (one.ends - one.begins) / 360.0 * 6.2832
    place = _label_place(board, one, depth, middle * breadth, on_circle(centre, middle, one.middle))
    if place is not None and one.level > 0:
        box, size = place
        words = scene.words(one.label, box, "label", size=size, color=on(color), align="center",
                            vertical="center", lines=2)  # fmt: skip
        found.append(scene.enter(words, way="fade", delay=delay + 0.3 * scene.beat.pace))
    return found


def _label_place(
    board: Board, one: Slice, depth: float, breadth: float, spot: Point
) -> tuple[Box, float] | None:
    """The level box that a label has within a slice, and the size of its type."""
    turn = math.radians(one.middle)
    across, down = max(abs(math.sin(turn)), 0.01), max(abs(math.cos(turn)), 0.01)
    depth, breadth = depth * _LABEL_ROOM, breadth * _LABEL_ROOM
    least = SMALLEST_TYPE_U * board.u
    size = max(min(ROLES["body"].size(board.page), depth * _LARGEST), least)
    while one.label and size >= least:
        for lines in (1, 2):
            high = size * ROLES["label"].line_height * lines
            wide = min((depth - high * down) / across, (breadth - high * across) / down)
            if wide > 0 and fits(board.scene, one.label, "label", size, wide, high, lines):
                x, y = spot
                return Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2), size
        size *= 0.95
    return None


def _color(board: Board, one: Slice, branch: str) -> Color:
    """The colour of the branch, nearer to the ground from ring to ring."""
    return part_color(board, one.branch, branch).mix(board.palette.background, 0.24 * one.level)


def _total(board: Board, total: float, centre: Point, radius: float) -> RawClip:
    scene = board.scene
    room = radius * _HOLE * 1.5
    (text,) = board.written((total,))
    size = min(radius * 0.17, room / max(scene.width_of(text, "title", 1.0), 0.1) * 0.95)
    place = square_around(centre, room / 2)
    return board.figure(total, place, "title", size=size, align="center")


PRIMITIVE = Primitive(
    kind="sunburst",
    label="Sunburst",
    category="Data Viz",
    summary="Rings of parts and their parts, with the branches named beside them.",
    inputs=(
        Input("items", "texts", "the names of the parts"),
        Input("values", "numbers", "how much each part is"),
        Input("parents", "texts", "what each part belongs to, empty for the branches"),
    ),
    options=("draw-on", "fade", "pop"),
    seconds=5.0,
    draw=draw,
    mirrors=False,
    example={
        "title": "Half of the time goes into making",
        "items": ["Making", "Meeting", "Planning", "Filming", "Editing", "Sound", "Clients",
                  "Team", "Budget", "Script"],
        "values": [0, 0, 0, 19, 17, 8, 16, 9, 7, 10],
        "parents": ["", "", "", "Making", "Making", "Making", "Meeting", "Meeting", "Planning",
                    "Planning"],
        "unit": " h",
    },
)  # fmt: skip
