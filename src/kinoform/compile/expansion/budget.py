"""How large a document may become while it is expanded, and how much work that may take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that an expansion may give, or take."""

    clips: int = 5_000
    nodes: int = 1_000_000
    """Values of every kind in the expanded document."""
    depth: int = 64
    steps: int = 2_000_000
    """Steps of all expressions together."""
    letters: int = 20_000_000
    """Letters of all texts that are put together."""
    problems: int = 100


class OverLimit(Exception):
    """The expansion stops here; the code and the message make a problem."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


class Budget:
    """What is left of the limits."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._clips = self._nodes = self._steps = self._letters = 0
        self._sizes: dict[int, tuple[Any, int, int]] = {}

    def add_clip(self) -> None:
        self._clips += 1
        if self._clips > self.limits.clips:
            raise OverLimit(
                "too_many_clips",
                f"the film would have more than {self.limits.clips:,} clips",
                "repeat fewer times, or split the film",
            )

    def add_nodes(self, count: int) -> None:
        self._nodes += count
        self._check_nodes(self._nodes)

    def add_value(self, value: Any, depth: int) -> None:
        """Count a list or an object that is put in as it is, so deep within the document."""
        if id(value) not in self._sizes:
            # The value is kept along, so that nothing else can take its id.
            self._sizes[id(value)] = (value, *self._size_of(value))
        _, nodes, own_depth = self._sizes[id(value)]
        self.check_depth(depth + own_depth)
        self.add_nodes(nodes)

    def _size_of(self, value: Any) -> tuple[int, int]:
        """How many values are within a value, and how many levels deep they go."""
        nodes = depth = 0
        level = [value]
        while level:
            self.check_depth(depth)
            nodes += sum(map(len, level))
            self._check_nodes(nodes)
            level = containers_within(level)
            depth += 1
        return nodes, depth - 1

    def _check_nodes(self, nodes: int) -> None:
        if nodes > self.limits.nodes:
            raise OverLimit(
                "too_large", f"the document would have more than {self.limits.nodes:,} values"
            )

    def add_letters(self, count: int) -> None:
        self._letters += count
        if self._letters > self.limits.letters:
            raise OverLimit(
                "too_large", f"the texts would have more than {self.limits.letters:,} letters"
            )

    def spend_steps(self, count: int) -> None:
        self._steps += count
        if self._steps > self.limits.steps:
            raise OverLimit("too_much_work", "the expressions of the document take too much work")

    def check_depth(self, depth: int) -> None:
        if depth > self.limits.depth:
            raise OverLimit("too_deep", f"nested more than {self.limits.depth} deep")


def containers_within(level: list[Any]) -> list[Any]:
    """The lists and objects that are items of some lists and objects."""
    return [
        item
        for node in level
        for item in (node.values() if isinstance(node, dict) else node)
        if isinstance(item, list | dict)
    ]
