"""A hundred squares, of which each part of a whole has as many as it has percent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kinoform.model.geometry import Box
from kinoform.primitives._board import Board, nothing_to_show
from kinoform.primitives._path_data import filled
from kinoform.primitives._picture_and_list import picture_and_list
from kinoform.primitives._ranking import ranked
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.data_viz._share_list import ListedShare, part_color, share_list
from kinoform.primitives.data_viz._tiles import tiles
from kinoform.scenery.room import RawClip

MOST = 6
_SIDE = 10


def draw(board: Board) -> list[RawClip]:
    """The clips of a waffle chart."""
    clips, body = board.headed()
    parts = [part for part in ranked(board, "items", "values", MOST) if part.value > 0]
    board = board.in_order(part.place for part in parts)
    total = sum(part.value for part in parts)
    if not parts:
        return nothing_to_show(board)
    shares = [
        ListedShare(
            part.label, part.value / total, part_color(board, index, part.label), part.place
        )
        for index, part in enumerate(parts)
    ]
    picture, listed = picture_and_list(board, body, len(parts))
    counts = whole_shares([share.fraction for share in shares], _SIDE * _SIDE)
    return [*clips, *_squares(board, shares, counts, picture), *share_list(board, shares, listed)]


def whole_shares(fractions: Sequence[float], whole: int) -> list[int]:
    """Whole numbers as near to the fractions as they can be that make up the whole together."""
    exact = [fraction * whole for fraction in fractions]
    found = [int(part) for part in exact]
    most_left = sorted(range(len(exact)), key=lambda at: found[at] - exact[at])
    for at in most_left[: whole - sum(found)]:
        found[at] += 1
    return found


def _squares(
    board: Board, shares: Sequence[ListedShare], counts: Sequence[int], picture: Box
) -> list[RawClip]:
    """One outline for the squares of a part in a row; rows fill from below."""
    owners = [index for index, count in enumerate(counts) for _ in range(count)]
    pitch = picture.width / _SIDE
    gap = pitch * 0.14
    alike: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for at, owner in enumerate(owners):
        row, column = divmod(at, _SIDE)
        left, bottom = picture.left + column * pitch, picture.bottom - row * pitch
        box = Box(left + gap / 2, bottom - pitch + gap / 2, left + pitch - gap / 2,
                  bottom - gap / 2)  # fmt: skip
        alike[row, owner].append(box)
    found = []
    for (row, owner), boxes in alike.items():
        around = boxes[0].union(boxes[-1])
        squares = filled(board, tiles(boxes, pitch * 0.12), shares[owner].color, around)
        if board.option == "pop":
            delay, way = board.scene.beat.delay(owner, len(shares)), board.way("pop")
        else:
            delay, way = board.scene.beat.delay(row, _SIDE), board.way("drop")
        delay = board.comes(shares[owner].place, delay)
        found.append(board.scene.enter(squares, way=way, delay=delay))
    return found


PRIMITIVE = Primitive(
    kind="waffle-chart",
    label="Waffle Chart",
    category="Data Viz",
    summary="A hundred squares, shared out among the parts of a whole.",
    inputs=(
        Input("items", "texts", "the names of the parts"),
        Input("values", "numbers", "how much each part is", most=MOST),
    ),
    options=("stagger", "pop", "fade"),
    seconds=5.0,
    draw=draw,
    example={
        "title": "Nearly half of our power comes from wind",
        "items": ["Wind", "Sun", "Water", "Biomass"],
        "values": [46, 27, 18, 9],
        "source": "Source: municipal energy report",
    },
)
