"""Who is linked with whom: nodes that settle near those that they are linked with."""

from __future__ import annotations

import math
from functools import lru_cache

from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._label_places import Spot, name_places
from kinoform.primitives._lettering import fits
from kinoform.primitives._shortening import shortened
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.outlines import Point, disc, stroke
from kinoform.scenery.room import RawClip

MOST = 40
MOST_LINKS = 90
_SEED = 11
_ROUNDS = 60

Pairs = tuple[tuple[int, int], ...]


def draw(board: Board) -> list[RawClip]:
    """The clips of a network."""
    clips, body = board.headed()
    names, pairs = _graph(board)
    degrees = [sum(at in pair for pair in pairs) for at in range(len(names))]
    chosen = board.text("highlight")
    hub = names.index(chosen) if chosen in names else degrees.index(max(degrees))
    radii = [_radius(board, degree, max(degrees), len(names)) for degree in degrees]
    size = ROLES["body"].size(board.page) * (0.95 if len(names) <= 14 else 0.8)
    line = size * 1.34
    room = Box(body.left + 7 * board.u, body.top + max(radii), body.right - 7 * board.u,
               body.bottom - max(radii) - line)  # fmt: skip
    spots = apart(_within(settled(len(names), pairs), room), radii, room, line)
    order = sorted(range(len(names)), key=lambda at: (at != hub, -degrees[at]))
    board = board.in_order(order)
    for index, (one, other) in enumerate(pairs):
        clips.append(_link(board, spots, (one, other), hub, index, len(pairs)))
    for rank, at in enumerate(order):
        clips.append(_node(board, spots[at], radii[at], at, hub, rank, len(names)))
    lines = [(spots[one], spots[other]) for one, other in pairs]
    return [*clips, *_names(board, names, spots, radii, order, lines, body, size)]


def _graph(board: Board) -> tuple[list[str], Pairs]:
    """The nodes and their links; what only a link names is a node as well."""
    links = [(one, other) for one, other in board.rows("links") if one != other]
    everyone = list(
        dict.fromkeys([*board.texts("nodes"), *(end for pair in links for end in pair)])
    )
    names = everyone[:MOST]
    place = {name: at for at, name in enumerate(names)}
    known = dict.fromkeys(
        tuple(sorted((place[one], place[other]))) for one, other in links
        if one in place and other in place
    )  # fmt: skip
    pairs: Pairs = tuple((first, last) for first, last in known)
    if len(everyone) > MOST or len(pairs) > MOST_LINKS:
        board.note("too_many_items", f"{len(names)} nodes and {MOST_LINKS} links at the most "
                   "are shown")  # fmt: skip
    return names, pairs[:MOST_LINKS]


@lru_cache(maxsize=64)
def settled(count: int, pairs: Pairs) -> tuple[Point, ...]:
    """Where the nodes of a graph come to rest, in a square from -1 to 1."""
    import networkx as nx  # noqa: PLC0415 - heavy, and only graphs need it

    graph = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(pairs)
    if count < 3:
        return tuple((2.0 * at - (count - 1), 0.0) for at in range(count))
    found = nx.spring_layout(graph, k=1.9 / math.sqrt(count), iterations=150, seed=_SEED)
    return tuple((float(found[at][0]), float(found[at][1])) for at in range(count))


def _within(spots: tuple[Point, ...], room: Box) -> list[Point]:
    """The spots, spread over a room; the longer way of a graph lies along the longer side."""
    across = max(x for x, _ in spots) - min(x for x, _ in spots)
    down = max(y for _, y in spots) - min(y for _, y in spots)
    if (across < down) == (room.width > room.height):
        spots = tuple((y, x) for x, y in spots)
    left, right = min(x for x, _ in spots), max(x for x, _ in spots)
    top, bottom = min(y for _, y in spots), max(y for _, y in spots)
    return [
        (room.left + (room.width * (x - left) / (right - left) if right > left
                      else room.width / 2),
         room.top + (room.height * (y - top) / (bottom - top) if bottom > top
                     else room.height / 2))
        for x, y in spots
    ]  # fmt: skip


def apart(spots: list[Point], radii: list[float], room: Box, gap: float) -> list[Point]:
    """The spots, moved until there is a gap between all of them, or as far as that can be."""
    found = list(spots)
    for _ in range(_ROUNDS):
        has_moved = False
        for one in range(len(found)):
            for other in range(one):
                (x, y), (u, v) = found[one], found[other]
                wanted = radii[one] + radii[other] + gap
                distance = math.hypot(x - u, y - v) or 1e-6
                if distance >= wanted:
                    continue
                push = (wanted - distance) / 2 / distance
                across, down = (x - u) * push or 0.5, (y - v) * push
                found[one] = _held((x + across, y + down), room)
                found[other] = _held((u - across, v - down), room)
                has_moved = True
        if not has_moved:
            break
    return found


def _held(spot: Point, room: Box) -> Point:
    return min(max(spot[0], room.left), room.right), min(max(spot[1], room.top), room.bottom)


def _radius(board: Board, degree: int, most: int, count: int) -> float:
    least, largest = (2.4, 5.6) if count <= 14 else (1.5, 3.6)
    share = math.sqrt(degree / most) if most else 0.5
    return (least + (largest - least) * share) * board.u


def _link(
    board: Board, spots: list[Point], pair: tuple[int, int], hub: int, index: int, count: int
) -> RawClip:
    scene, is_loud = board.scene, hub in pair
    one, other = pair if pair[1] != hub else (pair[1], pair[0])
    color = board.palette.accent.with_alpha(0.75) if is_loud else board.quiet
    width = (0.42 if is_loud else 0.3) * board.u
    own = 0.25 * scene.beat.pace + scene.beat.delay(index, count)
    delay = max(board.comes(one, own), board.comes(other, own))
    if board.option in {"pop", "fade"}:
        line = stroke(scene, [spots[one], spots[other]], color, width)
        return scene.enter(line, way="fade", delay=delay)
    line = stroke(scene, [spots[one], spots[other]], color, width, delay=delay,
                  seconds=scene.beat.enter * 0.6)  # fmt: skip
    return scene.enter(line, way="none")


def _node(
    board: Board, spot: Point, radius: float, at: int, hub: int, rank: int, count: int
) -> RawClip:
    palette = board.palette
    color = palette.accent if at == hub else palette.background.mix(palette.ink, 0.5)
    edge = {"stroke": palette.background.css, "strokeWidth": round(0.5 * board.u, 2)}
    clip = board.item(disc(board.scene, spot, radius, color, **edge), rank, count, "pop")
    return board.pulsing(clip) if at == hub else clip


def _names(
    board: Board, names: list[str], spots: list[Point], radii: list[float], order: list[int],
    lines: list[tuple[Point, Point]], body: Box, size: float,
) -> list[RawClip]:  # fmt: skip
    scene, palette, widest = board.scene, board.palette, 22.0 * board.u
    wanted = []
    for at in order:
        is_one_line = fits(scene, names[at], "body", size, widest, size * 1.4, 1)
        wide = scene.width_of(names[at], "body", size) * 1.12 if is_one_line else widest
        wanted.append(Spot(*spots[at], radii[at], wide, size * (1.36 if is_one_line else 2.7)))
    places = name_places(wanted, body, 0.9 * board.u, lines=lines)
    found = []
    for rank, at in enumerate(order):
        if rank not in places or not names[at]:
            continue
        place = places[rank]
        said = shortened(scene, names[at], "body", size, place.box.width, 2)
        words = scene.words(said, place.box, "body", size=size, align=place.align,
                            vertical="center", lines=2,
                            color=palette.ink if rank == 0 else palette.ink_soft)  # fmt: skip
        found.append(board.item(words, rank, len(names), "fade", first=0.15))
    return found


PRIMITIVE = Primitive(
    kind="network-graph",
    label="Network Graph",
    category="Data Viz",
    summary="Nodes that settle near those that they are linked with.",
    inputs=(
        Input("nodes", "texts", "the names of the nodes", most=MOST),
        Input("links", "pairs", "pairs of names that are linked", most=MOST_LINKS),
    ),
    options=("draw-on", "pop", "fade"),
    seconds=5.5,
    draw=draw,
    example={
        "title": "Everything runs through the library",
        "nodes": ["Library", "School", "Museum", "Theatre", "Cafe", "Choir", "Archive", "Workshop",
                  "Cinema", "Garden"],
        "links": [
            ["Library", "School"], ["Library", "Museum"], ["Library", "Archive"],
            ["Library", "Cafe"], ["Library", "Workshop"], ["School", "Choir"],
            ["School", "Garden"], ["Museum", "Archive"], ["Theatre", "Choir"],
            ["Theatre", "Cinema"], ["Library", "Theatre"], ["Cafe", "Garden"],
        ],
    },
)  # fmt: skip
