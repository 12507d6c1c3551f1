"""The names of a flow's nodes: beside the outer layers, on or above the inner ones."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kinoform.look.type_scale import ROLES
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import fits, widest
from kinoform.primitives._spreading import spread_apart
from kinoform.primitives.data_viz._flow_layout import Flow, FlowNode
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Align

NODE_U = 1.6
"""How thick nodes are."""


@dataclass(frozen=True, slots=True)
class FlowPage:
    """A flow as it lies on a page: to the right, or on a tall page downwards."""

    board: Board
    flow: Flow
    body: Box
    first: float
    """Where the first layer begins, along the flow."""
    last: float
    """Where the last layer ends."""
    size: float
    """Of the names, in pixels."""
    loud: str
    """The node that carries the message."""
    places: Mapping[tuple[str, str], int]
    """Where the link of two names stood in the data."""

    @property
    def is_tall(self) -> bool:
        return self.board.page.shape == "tall"

    def along(self, layer: int) -> float:
        """Where a layer begins along the flow."""
        length = self.last - self.first - NODE_U * self.board.u
        return self.first + length * layer / max(self.flow.layers - 1, 1)

    def comes(self, node: FlowNode, first: float = 0.0) -> float:
        """Seconds at which a node comes: with the first of its flows that is spoken of."""
        beat = self.board.scene.beat
        own = first * beat.pace + beat.delay(node.layer, max(self.flow.layers, 2))
        own_places = [place for pair, place in self.places.items() if node.name in pair]
        spoken = [self.board.comes(place, math.inf) for place in own_places]
        earliest = min(spoken, default=math.inf)
        return own if earliest == math.inf else earliest

    def written(self, node: FlowNode) -> str:
        """The amount of a node."""
        return self.board.written((node.value,))[0]


def flow_names(page: FlowPage) -> list[RawClip]:
    """The names of all nodes for which there is room."""
    found: list[RawClip] = []
    for layer in range(page.flow.layers):
        nodes = sorted(
            (node for node in page.flow.nodes if node.layer == layer), key=lambda node: node.start
        )
        if 0 < layer < page.flow.layers - 1:
            for node in nodes:
                found += _tag(page, node) if page.is_tall else [_above(page, node)]
        elif page.is_tall:
            found += _below(page, nodes)
        else:
            found += _beside(page, nodes)
    return found


def _beside(page: FlowPage, nodes: Sequence[FlowNode]) -> list[RawClip]:
    """Names before the first layer or behind the last, moved apart where nodes are small."""
    board, is_first = page.board, nodes[0].layer == 0
    gap = 2.0 * board.u
    left, right = (
        (page.body.left, page.first - gap) if is_first else (page.last + gap, page.body.right)
    )
    line = page.size * ROLES["body"].line_height

    def height(node: FlowNode) -> float:
        text = f"{node.name} {page.written(node)}"
        is_short = fits(board.scene, text, "body", page.size, right - left, line, 1)
        return line * (1.05 if is_short else 2.05)

    kept = _with_room(nodes, [height(node) for node in nodes], page.body.height)
    heights = [height(node) for node in kept]
    middles = spread_apart([node.middle for node in kept], heights, 0.0, page.body.height)
    align: Align = "right" if is_first else "left"
    return [
        _words(page, node, Box(left, page.body.top + middle - high / 2, right,
                               page.body.top + middle + high / 2), align)
        for node, middle, high in zip(kept, middles, heights, strict=True)
    ]  # fmt: skip


def _below(page: FlowPage, nodes: Sequence[FlowNode]) -> list[RawClip]:
    """Names over the first layer or under the last of a tall page, each over its amount."""
    board, is_first = page.board, nodes[0].layer == 0
    line = page.size * ROLES["body"].line_height

    def breadth(node: FlowNode) -> float:
        words = widest(board.scene, [node.name, page.written(node)], "label", page.size)
        return min(words, page.body.width * 0.4) + 2.4 * board.u

    kept = _with_room(nodes, [breadth(node) for node in nodes], page.body.width)
    breadths = [breadth(node) for node in kept]
    middles = spread_apart([node.middle for node in kept], breadths, 0.0, page.body.width)
    top = page.first - 2 * line - board.u if is_first else page.last + board.u
    found = []
    for node, middle, wide in zip(kept, middles, breadths, strict=True):
        x = page.body.left + middle
        for row, text in enumerate((node.name, page.written(node))):
            place = Box(x - wide / 2, top + row * line, x + wide / 2, top + (row + 1) * line)
            found.append(_line(page, node, text, place, 700 if row else 450))
    return found


def _with_room(nodes: Sequence[FlowNode], extents: Sequence[float], room: float) -> list[FlowNode]:
    """The nodes whose names fit beside each other; the smallest go without."""
    order = sorted(range(len(nodes)), key=lambda at: -nodes[at].value)
    kept, used = set[int](), 0.0
    for at in order:
        if used + extents[at] <= room:
            kept.add(at)
            used += extents[at]
    return [node for at, node in enumerate(nodes) if at in kept]


def _above(page: FlowPage, node: FlowNode) -> RawClip:
    """A name over a node in the middle of the flow."""
    board = page.board
    middle = page.along(node.layer) + NODE_U * board.u / 2
    text = f"{node.name} {page.written(node)}"
    half = min(widest(board.scene, [text], "label", page.size) / 2 + board.u, 17 * board.u)
    top = min(node.start, _highest(page, middle - half, middle + half, node))
    bottom = page.body.top + top - 0.5 * board.u
    place = Box(middle - half, bottom - page.size * 1.4, middle + half, bottom)
    return _words(page, node, place, "center", "bottom", 1)


def _highest(page: FlowPage, left: float, right: float, node: FlowNode) -> float:
    """Where the highest band of a node begins between two places along the flow."""
    found = node.start
    for link in page.flow.links:
        source, target = page.flow.nodes[link.source], page.flow.nodes[link.target]
        if node not in {source, target}:
            continue
        first, last = page.along(source.layer) + NODE_U * page.board.u, page.along(target.layer)
        for at in (left, right):
            share = min(max((at - first) / max(last - first, 1.0), 0.0), 1.0)
            found = min(found, link.across(share) - link.breadth / 2)
    return found


def _tag(page: FlowPage, node: FlowNode) -> list[RawClip]:
    """A name on its node, in a field of its own since bands run behind it."""
    board, scene = page.board, page.board.scene
    amount = page.written(node)
    room = node.size + 2 * board.u
    said = (f"{node.name} {amount}", node.name)
    text = next((text for text in said if scene.width_of(text, "label", page.size) < room), "")
    if not text:
        return []
    half = widest(scene, [text], "label", page.size) / 2 + 1.2 * board.u
    middle = min(max(page.body.left + node.middle, page.body.left + half), page.body.right - half)
    level = page.along(node.layer) + NODE_U * board.u / 2
    place = Box(middle - half, level - page.size * 0.85, middle + half, level + page.size * 0.85)
    field = scene.panel(place, board.palette.background, 0.8)
    words = (
        _line(page, node, text, place, 450) if text == node.name
        else _words(page, node, place, "center", "center", 1)
    )  # fmt: skip
    return [scene.enter(field, way="fade", delay=page.comes(node)), words]


def _words(
    page: FlowPage, node: FlowNode, place: Box, align: Align,
    vertical: Literal["center", "bottom"] = "center", lines: int = 2,
) -> RawClip:  # fmt: skip
    """A name with its amount in heavier letters behind it."""
    board, amount = page.board, page.written(node)
    words = board.scene.words(
        f"{node.name} {amount}", place, "body", size=page.size, align=align, vertical=vertical,
        lines=lines, color=_color(page, node),
        runs=[{"text": f"{node.name} "}, {"text": amount, "style": {"fontWeight": 700}}],
    )  # fmt: skip
    return board.scene.enter(words, way="fade", delay=page.comes(node, 0.15))


def _line(page: FlowPage, node: FlowNode, text: str, place: Box, weight: int) -> RawClip:
    board = page.board
    words = board.scene.words(
        text, place, "body", size=page.size, align="center", vertical="center", lines=1,
        color=_color(page, node), style={"fontWeight": weight},
    )  # fmt: skip
    return board.scene.enter(words, way="fade", delay=page.comes(node, 0.15))


def _color(page: FlowPage, node: FlowNode) -> Color:
    palette = page.board.palette
    return palette.ink if node.name == page.loud else palette.ink_soft
