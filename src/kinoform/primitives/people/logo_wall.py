"""Logos, or names where there are none, tile after tile."""

from __future__ import annotations

import math

from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import common_size
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.room import RawClip

MOST = 24
_RATIO = 2.1
"""Width of a tile by its height, at best."""
_GAP_U = 2.2
_TALLEST_U, _WIDEST_U = 26.0, 62.0
_LARGER = ((1, 1.9), (2, 1.4))
"""Up to so many tiles may be so much larger."""


def draw(board: Board) -> list[RawClip]:
    """The clips of a wall of logos."""
    clips, body = board.headed()
    names = board.texts("names")
    sources = (*(board.values.get("imageUrls") or ()), *("",) * len(names))
    if len(names) > MOST:
        names = (*names[: MOST - 1], f"+{len(names) - MOST + 1}")
    if not names:
        return clips
    columns, gap = _columns(board, len(names), body), _GAP_U * board.u
    rows = math.ceil(len(names) / columns)
    larger = next((factor for most, factor in _LARGER if len(names) <= most), 1.0)
    unit = larger * board.u
    width = min((body.width - gap * (columns - 1)) / columns, _WIDEST_U * unit)
    height = min((body.height - gap * (rows - 1)) / rows, _TALLEST_U * unit, width / 1.3)
    top = body.top + (body.height - rows * height - gap * (rows - 1)) / 2
    pad = min(width, height * _RATIO) * 0.12
    largest = min(ROLES["headline"].size(board.page) * larger, height * 0.27)
    lines = 2 if board.page.shape == "wide" else 3
    size = common_size(board, names, "title", width - 2 * pad, lines=lines,
                       height=height - 1.2 * pad, largest=largest)  # fmt: skip
    for index, name in enumerate(names):
        row, column = divmod(index, columns)
        in_row = min(columns, len(names) - row * columns)
        indent = (body.width - in_row * width - (in_row - 1) * gap) / 2
        left, y = body.left + indent + column * (width + gap), top + row * (height + gap)
        tile = Box(left, y, left + width, y + height)
        clips += _tile(board, name, sources[index], tile, pad, size, lines, index, len(names))
    return clips


def _columns(board: Board, count: int, body: Box) -> int:
    """So many that tiles are of about the wanted ratio, in rows that are as full as can be."""

    def fault(columns: int) -> float:
        rows = math.ceil(count / columns)
        ratio = (body.width / columns) / (body.height / rows)
        holes = rows * columns - count
        return abs(math.log(ratio / _RATIO)) + 0.3 * holes

    most = {"wide": 6, "square": 4, "tall": 3}[board.page.shape]
    return min(range(1, min(most, count) + 1), key=fault)


def _tile(
    board: Board, name: str, src: str, tile: Box, pad: float, size: float, lines: int, index: int,
    count: int,
) -> list[RawClip]:  # fmt: skip
    scene, palette = board.scene, board.palette
    is_loud = bool(board.text("highlight")) and name == board.text("highlight")
    fill = palette.accent if is_loud else palette.background.mix(palette.ink, 0.07)
    parts = [scene.panel(tile, fill, 1.6)]
    inner = Box(tile.left + pad, tile.top + pad * 0.6, tile.right - pad, tile.bottom - pad * 0.6)
    if src:
        inner = Box(tile.left + pad, tile.top + tile.height * 0.22,
                    tile.right - pad, tile.bottom - tile.height * 0.22)  # fmt: skip
        parts.append(scene.picture(src, inner, fit="contain", move=None))
    else:
        ink = palette.on_accent if is_loud else palette.ink
        parts.append(scene.words(name, inner, "title", size=size, color=ink, align="center",
                                 vertical="center", lines=lines))  # fmt: skip
    return [board.item(part, index, count, "rise") for part in parts]


PRIMITIVE = Primitive(
    kind="logo-wall",
    label="Logo Wall",
    category="People",
    summary="Logos, or names where there are none, tile after tile.",
    inputs=(
        Input("names", "texts", "whose logos they are", most=MOST),
        Input("imageUrls", "pictures", "the logo of each", required=False),
    ),
    options=("stagger", "pop", "fade"),
    seconds=5.0,
    draw=draw,
    example={
        "title": "Trusted by teams in every time zone",
        "names": ["Nordbahn", "Helio", "Marea", "Octavo", "Kestrel", "Fabrik", "Lumen & Co",
                  "Polaris", "Verde"],
    },
)  # fmt: skip
