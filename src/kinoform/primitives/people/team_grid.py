"""Round portraits in a grid, each with a name and what the person does."""

from __future__ import annotations

import math
from dataclasses import dataclass

from kinoform.look.type_scale import ROLES
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._faces import face
from kinoform.primitives._lettering import common_size
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.outlines import square_around
from kinoform.scenery.room import RawClip

MOST = 20
_MOST_SQUARE = 12
_UNBROKEN = 0.78
"""A size of type that is at least so many times the one for broken names keeps them whole."""
_WIDEST_U = {"wide": 46.0, "square": 46.0, "tall": 60.0}
_FEW = 2
_LARGER = 1.45
"""So many people are so much larger."""


@dataclass(frozen=True, slots=True)
class _Person:
    name: str
    role: str
    src: str


def draw(board: Board) -> list[RawClip]:
    """The clips of a team."""
    clips, body = board.headed()
    people = _people(board)
    if not people:
        return clips
    columns = _columns(len(people), body)
    rows = math.ceil(len(people) / columns)
    gap = 4.0 * board.u
    larger = _LARGER if len(people) <= _FEW else 1.0
    widest = _WIDEST_U[board.page.shape] * larger * board.u
    width = min((body.width - gap * (columns - 1)) / columns, widest)
    height = min((body.height - gap * (rows - 1)) / rows, width * 1.25)
    top = body.top + (body.height - rows * height - gap * (rows - 1)) / 2
    names = [person.name for person in people]
    largest = min(height * 0.13, ROLES["title"].size(board.page) * larger)
    size = common_size(board, names, "label", width, lines=2, largest=largest)
    # A name breaks only where the type would have to be much smaller.
    unbroken = common_size(board, names, "label", width * 0.95, lines=1, largest=largest)
    size = unbroken if unbroken > size * _UNBROKEN else size
    lines = max(board.scene.lines_of(name, "label", size * 1.05, width) for name in names)
    for index, person in enumerate(people):
        row, column = divmod(index, columns)
        in_row = min(columns, len(people) - row * columns)
        indent = (body.width - in_row * width - (in_row - 1) * gap) / 2
        left = body.left + indent + column * (width + gap)
        y = top + row * (height + gap)
        cell = Box(left, y, left + width, y + height)
        clips += _cell(board, person, cell, size, min(lines, 2), index, len(people),
                       has_roles=any(each.role for each in people))  # fmt: skip
    return clips


def _people(board: Board) -> list[_Person]:
    names = board.texts("names")
    roles = (*board.texts("roles"), *("",) * len(names))
    sources = (*(board.values.get("imageUrls") or ()), *("",) * len(names))
    people = [_Person(*each) for each in zip(names, roles, sources, strict=False)]
    most = _MOST_SQUARE if board.page.shape == "square" else MOST
    if len(people) <= most:
        return people
    rest = len(people) - most + 1
    return [*people[: most - 1], _Person(f"+{rest}", "", "")]


def _columns(count: int, body: Box) -> int:
    """So many that the cells are as large as they can be."""

    def extent(columns: int) -> float:
        rows = math.ceil(count / columns)
        return min(body.width / columns, body.height / rows * 0.86)

    best = max(range(1, count + 1), key=lambda columns: (round(extent(columns)), -columns))
    rows = math.ceil(count / best)
    return math.ceil(count / rows)


def _cell(
    board: Board, person: _Person, cell: Box, size: float, lines: int, index: int, count: int,
    *, has_roles: bool,
) -> list[RawClip]:  # fmt: skip
    scene, palette = board.scene, board.palette
    line = size * ROLES["label"].line_height
    role_size = max(size * 0.8, SMALLEST_TYPE_U * board.u)
    words = line * lines + (role_size * 1.3 + 0.5 * board.u if has_roles else 0.0)
    side = min(cell.height - words - 1.6 * board.u, cell.width * 0.86)
    top = cell.top + (cell.height - side - words - 1.6 * board.u) / 2
    middle = (cell.left + cell.right) / 2
    disc = square_around((middle, top + side / 2), side / 2)
    is_loud = bool(board.text("highlight")) and person.name == board.text("highlight")
    delay = board.turn(index, count)
    if person.name.startswith("+"):
        return _rest(board, person.name, disc, delay)
    drawn = face(board, person.name, person.src, disc, is_loud=is_loud)
    clips = [scene.enter(clip, way=board.way("pop"), delay=delay) for clip in drawn]
    y = disc.bottom + 1.6 * board.u
    # A short name has its role right below it, whatever the others need.
    own = min(scene.lines_of(person.name, "label", size * 1.05, cell.width), lines)
    name_box = Box(cell.left, y, cell.right, y + line * own + 0.2 * size)
    name = scene.words(person.name, name_box, "label", size=size, align="center", lines=own,
                       style={"fontWeight": 700})  # fmt: skip
    clips.append(scene.enter(name, way="fade", delay=delay + 0.08 * scene.beat.pace))
    if person.role:
        below = Box(cell.left, name_box.bottom, cell.right, name_box.bottom + role_size * 1.4)
        role = scene.words(person.role, below, "caption", size=role_size, align="center", lines=1,
                           color=palette.ink_soft)  # fmt: skip
        clips.append(scene.enter(role, way="fade", delay=delay + 0.08 * scene.beat.pace))
    return clips


def _rest(board: Board, count: str, disc: Box, delay: float) -> list[RawClip]:
    """How many more there are, on a disc like the others."""
    scene, palette = board.scene, board.palette
    tint = palette.background.mix(palette.ink, 0.1)
    circle = scene.clip("circle", disc, style={"fill": tint.css})
    size = max(disc.height * 0.32, SMALLEST_TYPE_U * board.u)
    words = scene.words(count, disc, "title", size=size, color=palette.ink_soft, align="center",
                        vertical="center", lines=1)  # fmt: skip
    return [scene.enter(clip, way=board.way("pop"), delay=delay) for clip in (circle, words)]


PRIMITIVE = Primitive(
    kind="team-grid",
    label="Team Grid",
    category="People",
    summary="Round portraits in a grid, each with a name and what the person does.",
    inputs=(
        Input("names", "texts", "who they are", most=MOST),
        Input("roles", "texts", "what each of them does", required=False),
        Input("imageUrls", "pictures", "a portrait of each", required=False),
    ),
    options=("stagger", "pop", "fade"),
    seconds=5.0,
    draw=draw,
    example={
        "title": "The people behind the network",
        "names": ["Amara Okafor", "Jonas Weber", "Mei Tanaka", "Luis Ortega", "Sara Lind",
                  "Tariq Aziz"],
        "roles": ["Design", "Engineering", "Operations", "Finance", "Research", "Partners"],
    },
)  # fmt: skip
