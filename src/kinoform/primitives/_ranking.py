"""Named values in their order, with those that are too many put together."""

from __future__ import annotations

from dataclasses import dataclass

from kinoform.primitives._board import Board
from kinoform.primitives._house_words import word


@dataclass(frozen=True, slots=True)
class Ranked:
    """One named value."""

    label: str
    value: float
    place: int
    """Where it stood in the data."""


def paired(board: Board, labels: str, values: str) -> list[Ranked]:
    """The names and values of two inputs side by side, in their own order."""
    names, numbers = board.texts(labels), board.numbers(values)
    if names and len(names) != len(numbers):
        count = min(len(names), len(numbers))
        board.note(
            "uneven_lists",
            f"{labels!r} has {len(names)} entries and {values!r} has {len(numbers)}; "
            f"{count} are shown",
        )
    if not names:
        names = ("",) * len(numbers)
    pairs = enumerate(zip(names, numbers, strict=False))
    return [Ranked(name, value, place) for place, (name, value) in pairs]


def ranked(
    board: Board, labels: str, values: str, most: int, *, keeps_rest: bool = True
) -> list[Ranked]:
    """The largest first; what is beyond `most` becomes one more entry, or is left out."""
    found = sorted(paired(board, labels, values), key=lambda each: -each.value)
    if len(found) <= most:
        return found
    if not keeps_rest:
        board.note("too_many_items", f"the {most} largest of {len(found)} are shown")
        return found[:most]
    kept, rest = found[: most - 1], found[most - 1 :]
    total = sum(each.value for each in rest)
    return [*kept, Ranked(rest_label(board, len(rest)), total, rest[0].place)]


def rest_label(board: Board, count: int) -> str:
    """What several entries that are put together are called: Other (12)."""
    return f"{word(board.scene.theme.locale, 'other')} ({count})"


def is_rest(board: Board, label: str) -> bool:
    """Whether a label is that of entries that were put together."""
    return label.startswith(f"{word(board.scene.theme.locale, 'other')} (")
