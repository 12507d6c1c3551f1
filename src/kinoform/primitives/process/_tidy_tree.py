"""Where the boxes of a tree stand: parents over the middle of their children."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kinoform.primitives._family_tree import Member


@dataclass(frozen=True, slots=True)
class TreeSpot:
    """One member of a tree: how far across, in leaves, and how far down, in levels."""

    label: str
    across: float
    level: int
    place: int
    """Where its member stood in the data."""
    parent: int
    """The index of the spot above it; -1 for a root."""


def tidy(roots: Sequence[Member]) -> tuple[TreeSpot, ...]:
    """The spots of everybody, parents before their children."""
    spots: list[TreeSpot] = []
    leaves = 0

    def place(member: Member, level: int, parent: int) -> float:
        nonlocal leaves
        own = len(spots)
        spots.append(TreeSpot(member.label, 0.0, level, member.place, parent))
        if member.children:
            below = [place(child, level + 1, own) for child in member.children]
            across = (below[0] + below[-1]) / 2
        else:
            across = leaves + 0.5
            leaves += 1
        spots[own] = replace(spots[own], across=across)
        return across

    for root in roots:
        place(root, 0, -1)
    return tuple(spots)


def cut_to(roots: Sequence[Member], most: int, levels: int) -> tuple[tuple[Member, ...], int]:
    """The trees without what is too deep or too much, and how many members were left out.

    Members near the root stay; of those that are equally far the first ones do.
    """
    everyone = [member for root in roots for member in root.everyone()]
    kept: set[int] = set()
    row = list(roots)
    for _ in range(levels):
        room = most - len(kept)
        kept.update(id(member) for member in row[:room])
        if len(row) >= room:
            break
        row = [child for member in row for child in member.children]

    def copied(member: Member) -> Member:
        return replace(member, children=tuple(
            copied(child) for child in member.children if id(child) in kept
        ))  # fmt: skip

    found = tuple(copied(root) for root in roots if id(root) in kept)
    return found, len(everyone) - len(kept)
