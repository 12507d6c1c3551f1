"""Who stands where: names with their scores, best first."""

from __future__ import annotations

from dataclasses import dataclass

from kinoform.primitives._board import Board
from kinoform.primitives._ranking import paired


@dataclass(frozen=True, slots=True)
class Standing:
    """One name in a ranking."""

    name: str
    score: float
    rank: int
    """From 1; equal scores share a rank."""
    place: int
    """Where it stood in the data."""


def standings(board: Board) -> list[Standing]:
    """All names, best first; without scores they are in their order already."""
    if not board.numbers("scores"):
        return [
            Standing(name, 0.0, index + 1, index) for index, name in enumerate(board.texts("names"))
        ]
    found = sorted(paired(board, "names", "scores"), key=lambda each: -each.value)
    ranked: list[Standing] = []
    for index, each in enumerate(found):
        is_equal = bool(ranked) and ranked[-1].score == each.value
        rank = ranked[-1].rank if is_equal else index + 1
        ranked.append(Standing(each.label, each.value, rank, each.place))
    return ranked


def shown(ranked: list[Standing], most: int, chosen: str) -> list[Standing]:
    """The best, and in the last row the chosen one where it is not among them."""
    best = ranked[:most]
    found = next((each for each in ranked if each.name == chosen), None)
    if found is None or found in best:
        return best
    return [*best[:-1], found]


def turn_of(board: Board, standing: Standing, otherwise: float) -> float:
    """The moment at which somebody is spoken of, or else another."""
    place = standing.place
    spoken = board.beats[place] if place < len(board.beats) else None
    return otherwise if spoken is None else min(max(spoken, 0.0), board.scene.beat.leaves_at)
