"""Trees from a list of names and a list of their parents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

DEEPEST = 12
"""Levels; what would be deeper is left out."""


@dataclass(frozen=True, slots=True)
class Member:
    """One name with everything below it."""

    label: str
    own: float
    """Its own value."""
    place: int
    """Where it stood in the data; -1 when it is only named as a parent."""
    children: tuple[Member, ...] = ()

    @property
    def total(self) -> float:
        """Its own value, or that of everything below it where that is more."""
        return max(self.own, sum(child.total for child in self.children))

    @property
    def depth(self) -> int:
        """Levels from here to the lowest of its leaves, 1 for a leaf."""
        return 1 + max((child.depth for child in self.children), default=0)

    @property
    def leaves(self) -> tuple[Member, ...]:
        """All below it that have nothing below them; a leaf is its own."""
        if not self.children:
            return (self,)
        return tuple(leaf for child in self.children for leaf in child.leaves)

    def everyone(self) -> Iterator[Member]:
        """Itself, then everybody below it."""
        yield self
        for child in self.children:
            yield from child.everyone()


def family(
    names: Sequence[str], parents: Sequence[str], values: Sequence[float] = ()
) -> tuple[Member, ...]:
    """The roots: names without a parent, parents that nobody listed, and one of each circle."""
    first: dict[str, int] = {}
    for place, name in enumerate(names):
        first.setdefault(name, place)
    below: dict[int, list[int]] = defaultdict(list)
    strangers: dict[str, list[int]] = {}
    roots: list[int] = []
    for place in range(len(names)):
        parent = parents[place] if place < len(parents) else ""
        if not parent or first.get(parent) == place:
            roots.append(place)
        elif parent in first:
            below[first[parent]].append(place)
        else:
            strangers.setdefault(parent, []).append(place)
    seen: set[int] = set()

    def member(place: int, level: int) -> Member:
        seen.add(place)
        wanted = below[place] if level < DEEPEST else []
        children = tuple(member(child, level + 1) for child in wanted if child not in seen)
        own = values[place] if place < len(values) else 0.0
        return Member(names[place], own, place, children)

    found = [member(place, 1) for place in roots]
    found += [
        Member(name, 0.0, -1, tuple(member(place, 2) for place in listed))
        for name, listed in strangers.items()
    ]
    for place in range(len(names)):
        if place not in seen and not _is_below(place, seen, names, parents, first):
            found.append(member(place, 1))
    return tuple(sorted(found, key=lambda root: root.place if root.place >= 0 else len(names)))


def _is_below(
    place: int, seen: set[int], names: Sequence[str], parents: Sequence[str], first: dict[str, int]
) -> bool:
    """Whether somebody above is shown already, who is then so far up that this is left out."""
    for _ in range(len(names)):
        parent = parents[place] if place < len(parents) else ""
        if parent not in first:
            return False
        place = first[parent]
        if place in seen:
            return True
    return False
