"""Rectangles as large as what they stand for, in groups where there are some."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import squarify

from kinoform.look.palette import on
from kinoform.look.type_scale import ROLES
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board, nothing_to_show
from kinoform.primitives._family_tree import Member, family
from kinoform.primitives._lettering import fits, fitting_size
from kinoform.primitives._ranking import is_rest, rest_label
from kinoform.primitives._shortening import shortened
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.moves import Edge
from kinoform.scenery.room import RawClip

MOST = 20
MOST_GROUPS = 6


@dataclass(frozen=True, slots=True)
class Cell:
    """One rectangle."""

    label: str
    value: float
    box: Box
    color: Color
    place: int
    """Where it stood in the data."""


def draw(board: Board) -> list[RawClip]:
    """The clips of a treemap."""
    clips, body = board.headed()
    roots = _roots(board)
    if not roots:
        return nothing_to_show(board)
    if any(root.children for root in roots):
        cells, heads = _grouped(board, roots, body)
    else:
        cells, heads = _plain(board, _largest(board, roots, MOST), body), []
    written = board.written([cell.value for cell in cells])
    series = [cell.value for cell in cells]
    board = board.in_order(cell.place for cell in cells)
    for index, (cell, text) in enumerate(zip(cells, written, strict=True)):
        clips += _cell(board, cell, text, index, len(cells), series)
    return [*clips, *heads]


def _roots(board: Board) -> list[Member]:
    names, values = board.texts("items"), board.numbers("values")
    roots = family(names[: len(values)], board.texts("parents"), values)
    kept = [root for root in roots if root.total > 0.0]
    if any(value < 0 for value in values):
        board.note("negative_values", "a treemap has no place for values below zero")
    return sorted(kept, key=lambda root: -root.total)


def _largest(board: Board, members: Sequence[Member], most: int) -> list[Member]:
    if len(members) <= most:
        return list(members)
    rest = members[most - 1 :]
    total = sum(member.total for member in rest)
    return [*members[: most - 1], Member(rest_label(board, len(rest)), total, rest[0].place)]


def rectangles(sizes: Sequence[float], box: Box) -> list[Box]:
    """Boxes in the ratio of some sizes, the largest first, as square as they can be."""
    normal = squarify.normalize_sizes(sizes, box.width, box.height)
    found: list[dict[str, Any]] = squarify.squarify(normal, box.left, box.top, box.width,
                                                    box.height)  # fmt: skip
    return [Box(r["x"], r["y"], r["x"] + r["dx"], r["y"] + r["dy"]) for r in found]


def _plain(board: Board, members: Sequence[Member], body: Box) -> list[Cell]:
    """One hue: the largest, or the highlighted one, in the accent."""
    palette, chosen = board.palette, board.text("highlight")
    boxes = rectangles([member.total for member in members], body)
    largest = members[0].total
    found = []
    for member, box in zip(members, boxes, strict=True):
        is_loud = member.label == chosen if chosen else member is members[0]
        share = 0.16 + (
            0.0 if is_rest(board, member.label) else 0.3 * (member.total / largest) ** 0.5
        )
        quiet = palette.background.mix(palette.ink if chosen else palette.accent, share)
        color = palette.accent if is_loud else quiet
        found.append(Cell(member.label, member.total, box.grown(-0.35 * board.u), color,
                          member.place))  # fmt: skip
    return found


def _grouped(board: Board, roots: Sequence[Member], body: Box) -> tuple[list[Cell], list[RawClip]]:
    """A field for each group, with its name above the cells."""
    scene, palette = board.scene, board.palette
    groups = _largest(board, roots, MOST_GROUPS)
    boxes = rectangles([group.total for group in groups], body)
    size = ROLES["label"].size(board.page)
    cells: list[Cell] = []
    heads: list[RawClip] = []
    for at, (group, box) in enumerate(zip(groups, boxes, strict=True)):
        field = box.grown(-0.7 * board.u)
        color = board.color(at, group.label)
        inner = field
        line = Box(field.left + 0.4 * board.u, field.top, field.right, field.top + size * 1.5)
        if fits(scene, group.label, "label", size, line.width, line.height, 1) and (
            field.height > size * 4.5
        ):
            words = scene.words(group.label, line, "label", size=size, color=palette.ink,
                                vertical="center", lines=1)  # fmt: skip
            heads.append(board.item(words, at, len(groups), "fade"))
            inner = Box(field.left, line.bottom + 0.3 * board.u, field.right, field.bottom)
        leaves = sorted((leaf for leaf in group.leaves if leaf.total > 0), key=lambda m: -m.total)
        kept = _largest(board, leaves, max(MOST // len(groups), 3))
        for rank, (leaf, place) in enumerate(
            zip(kept, rectangles([leaf.total for leaf in kept], inner), strict=True)
        ):
            shade = palette.background.mix(color, max(1.0 - 0.2 * rank, 0.4))
            cells.append(Cell(leaf.label, leaf.total, place.grown(-0.2 * board.u), shade,
                              leaf.place))  # fmt: skip
    return cells, heads


def _cell(
    board: Board, cell: Cell, text: str, index: int, count: int, series: Sequence[float]
) -> list[RawClip]:
    box = cell.box
    if box.width < 1.0 or box.height < 1.0:
        return []
    scene, color = board.scene, on(cell.color)
    edge: Edge = "left" if box.width >= box.height else "top"
    found = [board.bar(box, cell.color, index, count, edge, radius_u=0.8)]
    pad = min(2.2 * board.u, box.width * 0.08, box.height * 0.14)
    inner = box.grown(-pad)
    largest = min((box.width * box.height) ** 0.5 * 0.17, ROLES["headline"].size(board.page))
    largest = max(largest, ROLES["label"].size(board.page))
    size = fitting_size(scene, (cell.label, text), "label", inner.width, inner.height * 0.5,
                        largest=largest)  # fmt: skip
    alone = None if size else fitting_size(scene, (cell.label,), "label", inner.width, inner.height,
                                           largest=largest)  # fmt: skip
    is_roomy = inner.width > 14.0 * board.u and inner.height > 5.0 * board.u
    used = size or alone or (SMALLEST_TYPE_U * board.u if is_roomy else None)
    if used is None:
        return found
    lines = min(scene.lines_of(cell.label, "label", used, inner.width * 0.97), 2)
    bottom = min(inner.top + lines * used * 1.28, inner.bottom)
    said = shortened(scene, cell.label, "label", used, inner.width, 2)
    words = scene.words(said, Box(inner.left, inner.top, inner.right, bottom), "label",
                        size=used, color=color, lines=2)  # fmt: skip
    found.append(board.item(words, index, count, "fade", first=0.12))
    if size:
        place = Box(inner.left, bottom, inner.right, bottom + used * 1.3)
        found.append(
            board.figure(cell.value, place, "label", index, count, size=used, series=series,
                         color=color.mix(cell.color, 0.12), style={"fontWeight": 450})
        )  # fmt: skip
    return found


PRIMITIVE = Primitive(
    kind="treemap",
    label="Treemap",
    category="Data Viz",
    summary="Nested rectangles, each as large as what it stands for.",
    inputs=(
        Input("items", "texts", "the names of the parts"),
        Input("values", "numbers", "how much each part is"),
        Input("parents", "texts", "the group of each part", required=False),
    ),
    options=("grow", "fade", "pop"),
    seconds=5.0,
    draw=draw,
    example={
        "title": "Rent and food are two thirds of the budget",
        "items": ["Rent", "Food", "Transport", "Savings", "Leisure", "Insurance", "Clothes",
                  "Telephone"],
        "values": [1150, 620, 260, 240, 180, 140, 90, 45],
        "currency": "EUR",
    },
)  # fmt: skip
