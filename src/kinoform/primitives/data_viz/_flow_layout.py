"""Where the nodes of a flow stand, and at which place of a node each of its links begins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_ROUNDS = 24
_LEAST_SIZE = 0.004
"""Of the room, so that the smallest node is seen."""


@dataclass(frozen=True, slots=True)
class FlowNode:
    """A node: in which layer it is, where it begins across the flow, and how broad it is."""

    name: str
    layer: int
    start: float
    size: float
    value: float

    @property
    def middle(self) -> float:
        return self.start + self.size / 2


@dataclass(frozen=True, slots=True)
class FlowLink:
    """A link between two nodes: the middles of its ends across the flow, and its breadth."""

    source: int
    target: int
    begins: float
    ends: float
    breadth: float
    value: float

    def across(self, share: float) -> float:
        """Where its middle lies after a share of its way: it leaves and arrives straight."""
        eased = share**3 * (share * (6 * share - 15) + 10)
        return self.begins + (self.ends - self.begins) * eased


@dataclass(frozen=True, slots=True)
class Flow:
    """A laid out flow."""

    nodes: tuple[FlowNode, ...]
    links: tuple[FlowLink, ...]
    layers: int


def flow(links: Iterable[tuple[str, str, float]], room: float, gap: float) -> Flow | None:
    """The layout of links across a room; None when nothing flows.

    What would flow in a circle is left out, as are amounts that are not above zero.
    """
    amounts = _forward(links)
    if not amounts:
        return None
    names = list(dict.fromkeys(name for pair in amounts for name in pair))
    ins: dict[str, float] = defaultdict(float)
    outs: dict[str, float] = defaultdict(float)
    for (source, target), value in amounts.items():
        outs[source] += value
        ins[target] += value
    layer = _layers(names, list(amounts))
    columns: list[list[str]] = [[] for _ in range(max(layer.values()) + 1)]
    for name in names:
        columns[layer[name]].append(name)
    values = {name: max(ins[name], outs[name]) for name in names}
    held = min(gap, room * 0.4 / max(len(column) for column in columns))
    scale = min(
        (room - held * (len(column) - 1)) / sum(values[name] for name in column)
        for column in columns
    )
    sizes = {name: max(values[name] * scale, room * _LEAST_SIZE) for name in names}
    starts = _settled(columns, amounts, sizes, room, held)
    index = {name: at for at, name in enumerate(names)}
    nodes = tuple(
        FlowNode(name, layer[name], starts[name], sizes[name], values[name]) for name in names
    )
    return Flow(nodes, _linked(nodes, amounts, index, scale), len(columns))


def _forward(links: Iterable[tuple[str, str, float]]) -> dict[tuple[str, str], float]:
    found: dict[tuple[str, str], float] = defaultdict(float)
    after: dict[str, set[str]] = defaultdict(set)
    for source, target, value in links:
        if value <= 0 or source == target or _reaches(after, target, source):
            continue
        after[source].add(target)
        found[source, target] += value
    return dict(found)


def _reaches(after: dict[str, set[str]], first: str, goal: str) -> bool:
    seen, open_ends = {first}, [first]
    while open_ends:
        name = open_ends.pop()
        if name == goal:
            return True
        new = after[name] - seen
        seen |= new
        open_ends.extend(new)
    return False


def _layers(names: Sequence[str], pairs: Sequence[tuple[str, str]]) -> dict[str, int]:
    """How many links away from a source at the most; what leads nowhere is in the last layer."""
    layer = dict.fromkeys(names, 0)
    for _ in names:
        for source, target in pairs:
            layer[target] = max(layer[target], layer[source] + 1)
    last = max(layer.values())
    leading = {source for source, _ in pairs}
    return {name: at if name in leading else last for name, at in layer.items()}


def _settled(
    columns: list[list[str]], amounts: dict[tuple[str, str], float], sizes: dict[str, float],
    room: float, gap: float,
) -> dict[str, float]:  # fmt: skip
    """Nodes are drawn to where their links come from and go to, and kept apart."""
    middles: dict[str, float] = {}
    for column in columns:
        column.sort(key=lambda name: -sizes[name])
        total = sum(sizes[name] for name in column) + gap * (len(column) - 1)
        at = (room - total) / 2
        for name in column:
            middles[name] = at + sizes[name] / 2
            at += sizes[name] + gap
    near: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for (source, target), value in amounts.items():
        near[source].append((target, value))
        near[target].append((source, value))
    for turn in range(_ROUNDS):
        order = columns if turn % 2 else columns[::-1]
        for column in order:
            for name in column:
                weight = sum(value for _, value in near[name])
                wanted = sum(middles[other] * value for other, value in near[name]) / weight
                middles[name] += (wanted - middles[name]) * 0.8
            _apart(column, middles, sizes, room, gap)
    return {name: middle - sizes[name] / 2 for name, middle in middles.items()}


def _apart(
    column: list[str], middles: dict[str, float], sizes: dict[str, float], room: float, gap: float
) -> None:
    column.sort(key=lambda name: middles[name])
    edge = 0.0
    for name in column:
        middles[name] = max(middles[name], edge + sizes[name] / 2)
        edge = middles[name] + sizes[name] / 2 + gap
    edge = room
    for name in reversed(column):
        middles[name] = min(middles[name], edge - sizes[name] / 2)
        edge = middles[name] - sizes[name] / 2 - gap


def _linked(
    nodes: Sequence[FlowNode], amounts: dict[tuple[str, str], float], index: dict[str, int],
    scale: float,
) -> tuple[FlowLink, ...]:  # fmt: skip
    """Links leave and reach a node in the order of what is at their other end."""
    begins: dict[tuple[str, str], float] = {}
    ends: dict[tuple[str, str], float] = {}
    for node in nodes:
        leaving = [pair for pair in amounts if pair[0] == node.name]
        coming = [pair for pair in amounts if pair[1] == node.name]
        for pairs, far, found in ((leaving, 1, begins), (coming, 0, ends)):
            order = sorted((nodes[index[pair[far]]].middle, pair) for pair in pairs)
            whole = sum(amounts[pair] for pair in pairs) * scale
            at = node.middle - whole / 2
            for _, pair in order:
                found[pair] = at + amounts[pair] * scale / 2
                at += amounts[pair] * scale
    return tuple(
        FlowLink(index[pair[0]], index[pair[1]], begins[pair], ends[pair], value * scale, value)
        for pair, value in amounts.items()
    )
