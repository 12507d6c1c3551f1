"""A tree of boxes that grows from its root."""

from __future__ import annotations

from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._family_tree import family
from kinoform.primitives._lettering import few_growth, fitting_size
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.process._tidy_tree import TreeSpot, cut_to, tidy
from kinoform.scenery.outlines import Point, stroke
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Align

MOST = 24
_LEVELS = {"wide": 5, "square": 4, "tall": 4}
_LEAVES_U = 20.0
"""So broad a box must be for a tree to grow downwards; others grow sideways."""
_WIDEST_U = 72.0
"""Of a box in a tree that grows sideways."""


def draw(board: Board) -> list[RawClip]:
    """The clips of an organisation chart."""
    clips, body = board.headed()
    roots, missing = cut_to(
        family(board.texts("nodes"), board.texts("parents")), MOST, _LEVELS[board.page.shape]
    )
    if missing:
        board.note("too_many_items", f"{missing} boxes far from the root are left out")
    spots = tidy(roots)
    leaves = sum(len(root.leaves) for root in roots)
    levels = max(spot.level for spot in spots) + 1
    is_list = board.page.shape == "tall"
    grows_down = leaves * _LEAVES_U * board.u <= body.width
    lay = _indented if is_list else _downwards if grows_down else _sideways
    boxes = lay(board, spots, leaves, levels, body)
    inner = min(boxes, key=lambda box: box.width).grown(-min(1.4 * board.u, boxes[0].height * 0.1))
    size = fitting_size(
        board.scene, [spot.label for spot in spots], "title", inner.width, inner.height, lines=3,
        largest=ROLES["title"].size(board.page) * 0.85 * few_growth(len(spots)),
    ) or ROLES["label"].size(board.page) * 0.9  # fmt: skip
    for index, spot in enumerate(spots):
        if spot.parent >= 0:
            above = boxes[spot.parent]
            points = _bend(above, boxes[index], 3.0 * board.u if is_list else None,
                           grows_down=grows_down)  # fmt: skip
            clips.append(_link(board, points, spot, levels))
    for index, spot in enumerate(spots):
        align: Align = "left" if is_list else "center"
        clips += _box(board, spot, boxes[index], size, levels, index, align)
    return clips


def _downwards(
    board: Board, spots: tuple[TreeSpot, ...], leaves: int, levels: int, body: Box
) -> list[Box]:
    growth = few_growth(max(leaves, levels))
    slot = min(body.width / leaves, 44.0 * growth * board.u)
    pitch = min(body.height / (levels - 0.35), 32.0 * growth * board.u)
    width, height = slot - min(3.0 * board.u, slot * 0.14), pitch * 0.65
    left = body.left + (body.width - slot * leaves) / 2
    top = body.top + (body.height - pitch * (levels - 0.35)) / 2
    found = []
    for spot in spots:
        x, y = left + spot.across * slot, top + spot.level * pitch
        found.append(Box(x - width / 2, y, x + width / 2, y + height))
    return found


def _sideways(
    board: Board, spots: tuple[TreeSpot, ...], leaves: int, levels: int, body: Box
) -> list[Box]:
    """The root at the side and the leaves one under the other, for narrow pages and many leaves."""
    gap = min(7.0 * board.u, body.width / levels * 0.24)
    width = min((body.width - gap * (levels - 1)) / levels, _WIDEST_U * board.u)
    slot = min(body.height / leaves, 22.0 * board.u)
    height = slot - min(2.4 * board.u, slot * 0.2)
    left = body.left + (body.width - width * levels - gap * (levels - 1)) / 2
    top = body.top + (body.height - slot * leaves) / 2
    found = []
    for spot in spots:
        x, y = left + spot.level * (width + gap), top + spot.across * slot
        found.append(Box(x, y - height / 2, x + width, y + height / 2))
    return found


def _indented(
    board: Board, spots: tuple[TreeSpot, ...], _leaves: int, levels: int, body: Box
) -> list[Box]:
    """A row for each box, further in from level to level, for narrow pages."""
    pitch = min(body.height / len(spots), 19.0 * few_growth(len(spots)) * board.u)
    indent = min(9.0 * board.u, body.width * 0.4 / max(levels - 1, 1))
    top = body.top + (body.height - pitch * len(spots)) / 2
    gap = min(2.2 * board.u, pitch * 0.18)
    return [
        Box(body.left + spot.level * indent, top + at * pitch + gap / 2, body.right,
            top + (at + 1) * pitch - gap / 2)
        for at, spot in enumerate(spots)
    ]  # fmt: skip


def _bend(above: Box, below: Box, indent: float | None, *, grows_down: bool) -> list[Point]:
    """The corners of a line from a box to one that belongs to it."""
    y, v = (above.top + above.bottom) / 2, (below.top + below.bottom) / 2
    if indent is not None:
        x = above.left + indent
        return [(x, above.bottom), (x, v), (below.left, v)]
    if grows_down:
        x, u = (above.left + above.right) / 2, (below.left + below.right) / 2
        middle = (above.bottom + below.top) / 2
        points = [(x, above.bottom), (x, middle), (u, middle), (u, below.top)]
        return [points[0], points[-1]] if abs(x - u) < 0.5 else points
    middle = (above.right + below.left) / 2
    points = [(above.right, y), (middle, y), (middle, v), (below.left, v)]
    return [points[0], points[-1]] if abs(y - v) < 0.5 else points


def _comes(board: Board, spot: TreeSpot, levels: int) -> float:
    """Level by level, or as a name is spoken."""
    return board.comes(spot.place, board.scene.beat.delay(spot.level, max(levels, 2)))


def _link(board: Board, points: list[Point], spot: TreeSpot, levels: int) -> RawClip:
    scene = board.scene
    delay = _comes(board, spot, levels)
    if board.option == "grow":
        line = stroke(scene, points, board.quiet, 0.3 * board.u, radius=1.2 * board.u,
                      delay=delay, seconds=scene.beat.enter * 0.7)  # fmt: skip
        return scene.enter(line, way="none")
    line = stroke(scene, points, board.quiet, 0.3 * board.u, radius=1.2 * board.u)
    return scene.enter(line, way="fade", delay=delay + 0.2)


def _box(
    board: Board, spot: TreeSpot, box: Box, size: float, levels: int, index: int, align: Align
) -> list[RawClip]:
    scene, palette = board.scene, board.palette
    chosen = board.text("highlight")
    is_loud = spot.label == chosen if chosen else index == 0
    panel = scene.panel(box, palette.accent if is_loud else palette.surface, 1.4)
    pad = min(1.2 * board.u, box.height * 0.08)
    inset = 2.4 * board.u if align == "left" else pad
    words = scene.words(
        spot.label, Box(box.left + inset, box.top + pad, box.right - inset, box.bottom - pad),
        "title", size=size, align=align, vertical="center", lines=3, style={"fontWeight": 600},
        color=palette.on_accent if is_loud else palette.ink,
    )  # fmt: skip
    delay = _comes(board, spot, levels) + (0.15 * scene.beat.pace if spot.parent >= 0 else 0.0)
    way = board.way("pop" if board.option == "grow" else "rise")
    return [scene.enter(part, way=way, delay=delay) for part in (panel, words)]


PRIMITIVE = Primitive(
    kind="org-chart",
    label="Org Chart",
    category="Process",
    summary="A tree of boxes that grows from its root.",
    inputs=(
        Input("nodes", "texts", "the names in the boxes", most=MOST),
        Input("parents", "texts", "for each box the one above it, empty for the root"),
    ),
    options=("grow", "fade", "slide"),
    seconds=5.0,
    draw=draw,
    example={
        "title": "A small team with short ways",
        "nodes": ["Director", "Content", "Product", "Operations", "Writers", "Design",
                  "Engineering", "Support", "Finance"],
        "parents": ["", "Director", "Director", "Director", "Content", "Product", "Product",
                    "Operations", "Operations"],
    },
)  # fmt: skip
