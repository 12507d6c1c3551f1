"""Pictures that fill a page together, tile after tile."""

from __future__ import annotations

import math

from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._pictures import pictured
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.media._samples import landscape
from kinoform.scenery.ground import shade
from kinoform.scenery.room import RawClip

MOST = 12
_GAP_U = 1.6
_RADIUS_U = 1.6
_RATIO = 1.4
"""Width of a tile by its height, at best."""


def draw(board: Board) -> list[RawClip]:
    """The clips of a grid of pictures."""
    clips, body = board.headed()
    sources = board.values.get("imageUrls") or ()
    captions = (*board.texts("captions"), *("",) * len(sources))
    if len(sources) > MOST:
        board.note("too_many_items", f"the first {MOST} of {len(sources)} pictures are shown")
        sources = sources[:MOST]
    tiles = _tiles(len(sources), body, _GAP_U * board.u)
    for index, (src, tile) in enumerate(zip(sources, tiles, strict=True)):
        parts = pictured(board, src, tile, radius_u=_RADIUS_U, index=index)
        if captions[index]:
            parts += _caption(board, captions[index], tile)
        clips += [board.item(part, index, len(tiles), "rise") for part in parts]
    return clips


def _tiles(count: int, body: Box, gap: float) -> list[Box]:
    """Boxes in even rows, the shorter rows first, so that the first pictures are the largest."""

    def fault(rows: int) -> float:
        ratio = (body.width * rows / count) / (body.height / rows)
        return abs(math.log(ratio / _RATIO))

    if not count:
        return []
    rows = min(range(1, count + 1), key=fault)
    least, more = divmod(count, rows)
    sizes = [least] * (rows - more) + [least + 1] * more
    heights = [1.0 / size**0.35 for size in sizes]
    scale = (body.height - gap * (rows - 1)) / sum(heights)
    found: list[Box] = []
    top = body.top
    for size, share in zip(sizes, heights, strict=True):
        width, height = (body.width - gap * (size - 1)) / size, share * scale
        for index in range(size):
            left = body.left + index * (width + gap)
            found.append(Box(left, top, left + width, top + height))
        top += height + gap
    return found


def _caption(board: Board, caption: str, tile: Box) -> list[RawClip]:
    """Words on a shade in the lower left corner."""
    scene, u = board.scene.over_pictures, board.u
    usual, largest = (ROLES[role].size(board.page) for role in ("label", "title"))
    size = min(max(usual, min(tile.height, tile.width) * 0.05), largest, tile.height * 0.16)
    line = size * ROLES["label"].line_height
    pad = 2.0 * u
    width = tile.width - 2 * pad
    lines = min(scene.lines_of(caption, "label", size * 1.05, width), 2)
    words = Box(tile.left + pad, tile.bottom - pad - lines * line - 0.2 * size,
                tile.right - pad, tile.bottom - pad)  # fmt: skip
    low = Box(tile.left, max(words.top - 4.0 * u, tile.top), tile.right, tile.bottom)
    under = shade(scene, low, 90.0, 0.35, 0.8)
    radius = round(_RADIUS_U * u, 2)
    under["style"] = {"borderRadius": [0, 0, radius, radius]}
    return [under, scene.words(caption, words, "label", size=size, vertical="bottom", lines=2)]


PRIMITIVE = Primitive(
    kind="photo-grid",
    label="Photo Grid",
    category="Media",
    summary="Pictures that fill a page together, tile after tile.",
    inputs=(
        Input("imageUrls", "pictures", "the pictures; an empty one is a placeholder", most=MOST),
        Input("captions", "texts", "a few words on each", required=False),
    ),
    options=("stagger", "pop", "slide", "fade"),
    seconds=5.0,
    draw=draw,
    example={
        "imageUrls": [landscape(index) for index in (0, 1, 2, 3, 4)],
        "captions": ["Day 1, the ridge", "Day 2, the lake", "Day 3, night walk", "Day 4, the dunes",
                     "Day 5, home"],
    },
)  # fmt: skip
