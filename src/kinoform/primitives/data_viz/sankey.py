"""What flows from where to where: bands as broad as the amounts."""

from __future__ import annotations

from typing import Literal

from kinoform.look.type_scale import ROLES
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import fits, fitting_size, widest
from kinoform.primitives._spreading import spread_apart
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.data_viz._flow_layout import Flow, FlowLink, FlowNode, flow
from kinoform.scenery.outlines import Point, stroke
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Align

MOST = 30
_NODE_U = 2.2
_CURVE_POINTS = 26


def draw(board: Board) -> list[RawClip]:
    """The clips of a sankey diagram."""
    clips, body = board.headed()
    is_tall = board.page.shape == "tall"
    size = ROLES["body"].size(board.page) * (0.92 if is_tall else 1.0)
    room = body.width if is_tall else body.height
    gap = (4.0 if is_tall else 5.0) * board.u
    laid = flow(_links(board), room, gap)
    if laid is None:
        board.note("nothing_flows", "no amount above zero leads from one name to another")
        return clips
    ends = _ends(board, laid, body, size)
    loud = _loud(board, laid)
    for index, link in enumerate(sorted(laid.links, key=lambda one: laid.nodes[one.source].layer)):
        clips.append(_band(board, laid, link, body, ends, loud, index))
    for node in laid.nodes:
        clips += _node(board, laid, node, body, ends, loud)
    return [*clips, *_labels(board, laid, body, ends, size, loud)]


def _links(board: Board) -> list[tuple[str, str, float]]:
    sources, targets = board.texts("sources"), board.texts("targets")
    found = list(zip(sources, targets, board.numbers("values"), strict=False))
    if len(found) > MOST:
        board.note("too_many_items", f"the {MOST} largest of {len(found)} links are shown")
        found = sorted(found, key=lambda link: -link[2])[:MOST]
    return found


def _loud(board: Board, laid: Flow) -> str:
    """The node whose flows carry the message: the highlighted one, or the largest source."""
    chosen = board.text("highlight")
    if any(node.name == chosen for node in laid.nodes):
        return chosen
    sources = {link.source for link in laid.links} - {link.target for link in laid.links}
    return laid.nodes[max(sources, key=lambda at: laid.nodes[at].value)].name


def _ends(board: Board, laid: Flow, body: Box, size: float) -> tuple[float, float]:
    """Where the first and the last layer stand along the flow, with room for their names."""
    if board.page.shape == "tall":
        names = size * 2.9 + board.u
        return body.top + names, body.bottom - names
    last = laid.layers - 1
    gap = 2.0 * board.u

    def breadth(layer: int) -> float:
        texts = [_text(board, node) for node in laid.nodes if node.layer == layer]
        return min(widest(board.scene, texts, "body", size), body.width * 0.2) + gap

    return body.left + breadth(0), body.right - breadth(last)


def _along(board: Board, laid: Flow, layer: int, ends: tuple[float, float]) -> float:
    """Where a layer begins along the flow."""
    thick = _NODE_U * board.u
    return ends[0] + (ends[1] - ends[0] - thick) * layer / max(laid.layers - 1, 1)


def _place(board: Board, along: float, across: float, body: Box) -> Point:
    """A point of the page: the flow runs to the right, on a tall page downwards."""
    is_tall = board.page.shape == "tall"
    return (body.left + across, along) if is_tall else (along, body.top + across)


def _color(board: Board, *, is_loud: bool) -> Color:
    return board.palette.accent if is_loud else board.quiet


def _band(
    board: Board, laid: Flow, link: FlowLink, body: Box, ends: tuple[float, float], loud: str,
    index: int,
) -> RawClip:  # fmt: skip
    scene = board.scene
    source, target = laid.nodes[link.source], laid.nodes[link.target]
    first = _along(board, laid, source.layer, ends) + _NODE_U * board.u
    last = _along(board, laid, target.layer, ends)
    points = []
    for step in range(_CURVE_POINTS):
        t = step / (_CURVE_POINTS - 1)
        eased = t * t * (3 - 2 * t)
        across = link.begins + (link.ends - link.begins) * eased
        points.append(_place(board, first + (last - first) * t, across, body))
    is_loud = loud in {source.name, target.name}
    color = _color(board, is_loud=is_loud).with_alpha(0.62 if is_loud else 0.34)
    delay = board.turn(index, len(laid.links), 0.12)
    width = max(link.breadth, 0.15 * board.u)
    if board.option == "draw-on":
        line = stroke(scene, points, color, width, cap="butt", delay=delay)
        return scene.enter(line, way="none")
    return board.item(stroke(scene, points, color, width, cap="butt"), index, len(laid.links),
                      "fade", first=0.12)  # fmt: skip


def _node(
    board: Board, laid: Flow, node: FlowNode, body: Box, ends: tuple[float, float], loud: str
) -> list[RawClip]:
    first = _along(board, laid, node.layer, ends)
    left, top = _place(board, first, node.start, body)
    right, bottom = _place(board, first + _NODE_U * board.u, node.start + node.size, body)
    color = _color(board, is_loud=node.name == loud)
    bar = board.scene.panel(Box(left, top, right, bottom), color, 0.4)
    return [board.item(bar, node.layer, max(laid.layers, 2), "fade")]


def _text(board: Board, node: FlowNode) -> str:
    (value,) = board.written((node.value,))
    return f"{node.name} {value}"


def _labels(
    board: Board, laid: Flow, body: Box, ends: tuple[float, float], size: float, loud: str
) -> list[RawClip]:
    is_tall = board.page.shape == "tall"
    found = []
    for layer in range(laid.layers):
        nodes = sorted((n for n in laid.nodes if n.layer == layer), key=lambda n: n.start)
        is_inner = 0 < layer < laid.layers - 1
        if is_tall:
            found += _upright(board, laid, nodes, body, ends, size, loud)
        elif is_inner:
            found += [_above(board, laid, n, body, ends, size, loud) for n in nodes]
        else:
            found += _beside(board, laid, nodes, body, ends, size, loud)
    return found


def _beside(
    board: Board, laid: Flow, nodes: list[FlowNode], body: Box, ends: tuple[float, float],
    size: float, loud: str,
) -> list[RawClip]:  # fmt: skip
    """Names before the first layer or behind the last, moved apart where nodes are small."""
    is_first = nodes[0].layer == 0
    left, right = (body.left, ends[0] - 2 * board.u) if is_first else (ends[1] + 2 * board.u,
                                                                       body.right)  # fmt: skip
    line = size * ROLES["body"].line_height
    heights = [
        line * (1.05 if fits(board.scene, _text(board, n), "body", size, right - left, line, 1)
                else 2.05)
        for n in nodes
    ]  # fmt: skip
    middles = spread_apart([n.middle for n in nodes], heights, 0.0, body.height)
    return [
        _words(board, laid, node, Box(left, body.top + middle - height / 2, right,
                                      body.top + middle + height / 2),
               size, loud, "right" if is_first else "left")
        for node, middle, height in zip(nodes, middles, heights, strict=True)
    ]  # fmt: skip


def _above(
    board: Board, laid: Flow, node: FlowNode, body: Box, ends: tuple[float, float], size: float,
    loud: str,
) -> RawClip:  # fmt: skip
    """A name over a node in the middle of the flow."""
    middle = _along(board, laid, node.layer, ends) + _NODE_U * board.u / 2
    half = min(widest(board.scene, [_text(board, node)], "body", size) / 2 + board.u, 16 * board.u)
    bottom = body.top + node.start - 0.5 * board.u
    height = min(size * 1.4, max(bottom - body.top, 0.0) + 2 * board.u)
    place = Box(middle - half, bottom - height, middle + half, bottom)
    return _words(board, laid, node, place, size, loud, "center", "bottom", 1)


def _upright(
    board: Board, laid: Flow, nodes: list[FlowNode], body: Box, ends: tuple[float, float],
    size: float, loud: str,
) -> list[RawClip]:  # fmt: skip
    """Names over or under the nodes of a layer of a tall page; those without room are left out."""
    found = []
    layer = nodes[0].layer
    along = _along(board, laid, layer, ends)
    height = size * 2.8
    is_outer = layer in {0, laid.layers - 1}
    for at, node in enumerate(nodes):
        before = nodes[at - 1].start + nodes[at - 1].size if at else 0.0
        after = nodes[at + 1].start if at + 1 < len(nodes) else body.width
        reach = node.size / 2 + min(
            (node.start - before) / (2 if at else 1),
            (after - node.start - node.size) / (2 if at + 1 < len(nodes) else 1),
        )
        middle = body.left + node.middle
        place = Box(middle - reach, 0.0, middle + reach, height)
        if not is_outer:
            found += _tag(board, laid, node, place.moved(0.0, along), size, loud)
            continue
        said = next(((text, fitted) for text in (_text(board, node), node.name)
                     if (fitted := fitting_size(board.scene, [text], "body", 1.8 * reach, height,
                                                largest=size))), None)  # fmt: skip
        if said is None:
            continue
        text, fitted = said
        top = along - height - 0.8 * board.u if layer == 0 else along + (_NODE_U + 0.8) * board.u
        vertical: Literal["top", "bottom"] = "bottom" if layer == 0 else "top"
        found.append(_words(board, laid, node, place.moved(0.0, top), fitted, loud, "center",
                            vertical, 2, text))  # fmt: skip
    return found


def _tag(
    board: Board, laid: Flow, node: FlowNode, slot: Box, size: float, loud: str
) -> list[RawClip]:
    """A name on its node, in a field of its own since bands run behind it."""
    said = (_text(board, node), node.name)
    room = slot.width, size * 1.5
    fitting = (text for text in said if fits(board.scene, text, "body", size, *room, 1))
    text = next(fitting, "")
    if not text:
        return []
    half = widest(board.scene, [text], "body", size) / 2 + 1.2 * board.u
    middle, level = (slot.left + slot.right) / 2, slot.top + _NODE_U * board.u / 2
    place = Box(middle - half, level - size * 0.85, middle + half, level + size * 0.85)
    field = board.scene.panel(place, board.palette.background, 0.8)
    return [
        board.item(field, node.layer, max(laid.layers, 2), "fade"),
        _words(board, laid, node, place, size, loud, "center", "center", 1, text),
    ]


def _words(
    board: Board, laid: Flow, node: FlowNode, place: Box, size: float, loud: str, align: Align,
    vertical: Literal["top", "center", "bottom"] = "center", lines: int = 2, text: str = "",
) -> RawClip:  # fmt: skip
    palette = board.palette
    said = text or _text(board, node)
    (value,) = board.written((node.value,))
    has_value = said.endswith(value) and said != node.name
    runs: list[RawClip] = [{"text": f"{node.name} " if has_value else node.name}]
    if has_value:
        runs.append({"text": value, "style": {"fontWeight": 700}})
    words = board.scene.words(
        said, place, "body", size=size, align=align, vertical=vertical, lines=lines, runs=runs,
        color=palette.ink if node.name == loud else palette.ink_soft,
    )  # fmt: skip
    return board.item(words, node.layer, max(laid.layers, 2), "fade", first=0.15)


PRIMITIVE = Primitive(
    kind="sankey",
    label="Sankey",
    category="Data Viz",
    summary="Flows between nodes, each as broad as its amount.",
    inputs=(
        Input("sources", "texts", "where each flow comes from"),
        Input("targets", "texts", "where it goes"),
        Input("values", "numbers", "how much flows", most=MOST),
    ),
    options=("draw-on", "fade"),
    seconds=5.5,
    draw=draw,
    example={
        "title": "Most of our heat ends up in homes",
        "sources": ["Geothermal", "Waste heat", "Gas", "Grid", "Grid", "Grid", "Gas"],
        "targets": ["Grid", "Grid", "Grid", "Homes", "Offices", "Losses", "Industry"],
        "values": [420, 260, 180, 520, 250, 90, 120],
        "unit": " GWh",
    },
)
