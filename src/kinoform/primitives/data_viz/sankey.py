"""What flows from where to where: bands as broad as the amounts."""

from __future__ import annotations

from dataclasses import replace

from kinoform.look import curves
from kinoform.look.type_scale import ROLES
from kinoform.model.color import Color
from kinoform.model.geometry import Box, around
from kinoform.primitives._board import Board, nothing_to_show
from kinoform.primitives._lettering import widest
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.data_viz._flow_layout import Flow, FlowLink, FlowNode, flow
from kinoform.primitives.data_viz._flow_names import NODE_U, FlowPage, flow_names
from kinoform.scenery.moves import Edge
from kinoform.scenery.outlines import Point, shape
from kinoform.scenery.room import RawClip
from kinoform.scenery.window import uncovered

MOST = 30
_CURVE_POINTS = 40
_LOUD_ALPHA, _QUIET_ALPHA = 0.8, 0.46


def draw(board: Board) -> list[RawClip]:
    """The clips of a sankey diagram."""
    clips, body = board.headed()
    page = _page(board, body)
    if page is None:
        board.note("nothing_flows", "no amount above zero leads from one name to another")
        return nothing_to_show(board)
    nodes = page.flow.nodes
    links = sorted(page.flow.links, key=lambda link: nodes[link.source].layer)
    clips += [_band(page, link, index) for index, link in enumerate(links)]
    clips += [_node(page, node) for node in nodes]
    return [*clips, *flow_names(page)]


def _page(board: Board, body: Box) -> FlowPage | None:
    """The flow with room for the names of its outer layers, and above the inner ones."""
    is_tall = board.page.shape == "tall"
    size = ROLES["body"].size(board.page) * (0.86 if is_tall else 1.0)
    gap = (5.0 if is_tall else 9.0) * board.u
    links = _links(board)
    laid = flow(links, body.width if is_tall else body.height, gap)
    if laid is not None and laid.layers > 2 and not is_tall:
        body = Box(body.left, body.top + size * 1.8, body.right, body.bottom)
        laid = flow(links, body.height, gap)
    if laid is None:
        return None
    page = FlowPage(board, laid, body, 0.0, 0.0, size, _loud(board, laid), _places(board))
    if is_tall:
        names = size * ROLES["body"].line_height * 2 + board.u
        return replace(page, first=body.top + names, last=body.bottom - names)
    before, after = (_breadth(page, layer) for layer in (0, laid.layers - 1))
    return replace(page, first=body.left + before, last=body.right - after)


def _breadth(page: FlowPage, layer: int) -> float:
    """How far the names of an outer layer reach."""
    texts = [f"{node.name} {page.written(node)}" for node in page.flow.nodes if node.layer == layer]
    words = widest(page.board.scene, texts, "label", page.size)
    return min(words, page.body.width * 0.22) + 2.0 * page.board.u


def _links(board: Board) -> list[tuple[str, str, float]]:
    sources, targets = board.texts("sources"), board.texts("targets")
    found = list(zip(sources, targets, board.numbers("values"), strict=False))
    if len(found) > MOST:
        board.note("too_many_items", f"the {MOST} largest of {len(found)} links are shown")
        found = sorted(found, key=lambda link: -link[2])[:MOST]
    return found


def _places(board: Board) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for place, pair in enumerate(zip(board.texts("sources"), board.texts("targets"), strict=False)):
        found.setdefault(pair, place)
    return found


def _loud(board: Board, laid: Flow) -> str:
    """The node whose flows carry the message: the highlighted one, or the largest source."""
    chosen = board.text("highlight")
    if any(node.name == chosen for node in laid.nodes):
        return chosen
    sources = {link.source for link in laid.links} - {link.target for link in laid.links}
    return laid.nodes[max(sources, key=lambda at: laid.nodes[at].value)].name


def _spot(page: FlowPage, along: float, across: float) -> Point:
    """A point of the page by the flow's own measures."""
    if page.is_tall:
        return page.body.left + across, along
    return along, page.body.top + across


def _color(board: Board, *, is_loud: bool) -> Color:
    return board.palette.accent if is_loud else board.quiet


def _band(page: FlowPage, link: FlowLink, index: int) -> RawClip:
    board, scene = page.board, page.board.scene
    source, target = page.flow.nodes[link.source], page.flow.nodes[link.target]
    first, last = page.along(source.layer) + NODE_U * board.u, page.along(target.layer)
    half = max(link.breadth, 0.15 * board.u) / 2
    near: list[Point] = []
    far: list[Point] = []
    for step in range(_CURVE_POINTS):
        t = step / (_CURVE_POINTS - 1)
        across = link.across(t)
        near.append(_spot(page, first + (last - first) * t, across - half))
        far.append(_spot(page, first + (last - first) * t, across + half))
    is_loud = page.loud in {source.name, target.name}
    color = _color(board, is_loud=is_loud).with_alpha(_LOUD_ALPHA if is_loud else _QUIET_ALPHA)
    edge, count = [*near, *reversed(far)], len(page.flow.links)
    made = shape(scene, edge, color)
    own = 0.12 * scene.beat.pace + scene.beat.delay(index, count)
    delay = board.comes(page.places.get((source.name, target.name), -1), own)
    if board.option == "draw-on":
        side: Edge = "top" if page.is_tall else "left"
        return uncovered(scene, [made], around(edge), side, delay,
                         seconds=scene.beat.enter * 0.85, easing=curves.MOVE)  # fmt: skip
    return scene.enter(made, way="fade", delay=delay)


def _node(page: FlowPage, node: FlowNode) -> RawClip:
    board, along = page.board, page.along(node.layer)
    left, top = _spot(page, along, node.start)
    right, bottom = _spot(page, along + NODE_U * board.u, node.start + node.size)
    color = _color(board, is_loud=node.name == page.loud)
    bar = board.scene.panel(Box(left, top, right, bottom), color, 0.4)
    return board.scene.enter(bar, way="fade", delay=page.comes(node))


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
        "highlight": "Homes",
    },
)
