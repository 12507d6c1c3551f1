"""The parts of a whole as a list beside the picture: a swatch, a name, a percentage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kinoform.look.type_scale import ROLES
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import fitting_size, widest
from kinoform.primitives._picture_and_list import for_readers
from kinoform.primitives._ranking import is_rest
from kinoform.primitives._shortening import shortened
from kinoform.scenery.room import RawClip


@dataclass(frozen=True, slots=True)
class ListedShare:
    """One part of the whole."""

    label: str
    fraction: float
    color: Color
    place: int
    """Where it stood in the data."""


def part_color(board: Board, index: int, label: str) -> Color:
    """The colour of a part; what is put together as the rest is quiet."""
    return board.quiet if is_rest(board, label) else board.color(index, label)


def share_list(board: Board, shares: Sequence[ListedShare], box: Box) -> list[RawClip]:
    """The rows of the list, in the middle of its place."""
    return for_readers(board, box, lambda place: _rows(board, shares, place))


def _rows(board: Board, shares: Sequence[ListedShare], box: Box) -> list[RawClip]:
    scene, palette, u, count = board.scene, board.palette, board.u, len(shares)
    pitch = min(box.height / count, 13.0 * u)
    top = box.top + (box.height - pitch * count) / 2
    percents = [share.fraction * 100.0 for share in shares]
    digits = 0 if max(percents) >= 1.0 else 1
    largest = min(ROLES["body"].size(board.page) * 1.2, pitch * 0.42)
    figures = widest(scene, ("100%",), "title", largest) + 1.5 * u
    side = largest * 0.72
    room = box.width - side - 1.8 * u - figures
    size = fitting_size(scene, [share.label for share in shares], "body", room, pitch * 0.9,
                        largest=largest) or ROLES["label"].size(board.page) * 0.9  # fmt: skip
    found: list[RawClip] = []
    for index, (share, percent) in enumerate(zip(shares, percents, strict=True)):
        row = Box(box.left, top + index * pitch, box.right, top + (index + 1) * pitch)
        middle = (row.top + row.bottom) / 2
        swatch = Box(row.left, middle - side / 2, row.left + side, middle + side / 2)
        name = Box(swatch.right + 1.8 * u, row.top, row.right - figures, row.bottom)
        number = Box(row.right - figures, row.top, row.right, row.bottom)
        color = palette.ink if index == 0 else palette.ink_soft
        said = shortened(scene, share.label, "body", size, name.width, 2)
        parts = [
            scene.panel(swatch, share.color, 0.6),
            scene.words(said, name, "body", size=size, color=color, vertical="center",
                        lines=2),
        ]  # fmt: skip
        if index:
            rule = Box(row.left, row.top - 0.07 * u, row.right, row.top + 0.07 * u)
            parts.append(scene.panel(rule, palette.line))
        delay = board.comes(share.place, scene.beat.delay(index, count))
        found += [scene.enter(part, way="fade", delay=delay) for part in parts]
        form = {"format": "plain", "decimals": digits, "suffix": "%"}
        figure = scene.figure(
            round(percent, digits), number, "title", form, size=largest, delay=delay,
            align="right", color=palette.ink,
        )  # fmt: skip
        found.append(scene.enter(figure, way="fade", delay=delay))
    return found
