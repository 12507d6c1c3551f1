"""Colours for parts of a whole: steps of one hue, so that the largest part speaks."""

from __future__ import annotations

from collections.abc import Sequence

from kinoform.model.color import Color
from kinoform.primitives._board import Board

_LAST = 0.36
"""How much of the accent is left in the last of many tones."""
_QUIET = (0.46, 0.2)
"""How much ink is in the first and in the last quiet tone."""


def tones(board: Board, labels: Sequence[str]) -> list[Color]:
    """A tone for each label, in their order; with a highlight only that one is in the accent."""
    palette, chosen = board.palette, board.text("highlight")
    steps = max(len(labels) - 1, 1)
    if chosen in labels and chosen:
        first, last = _QUIET
        return [
            palette.accent if label == chosen
            else palette.background.mix(palette.ink, first + (last - first) * index / steps)
            for index, label in enumerate(labels)
        ]  # fmt: skip
    ground = palette.background.mix(palette.ink, 0.14)
    reach = (1.0 - _LAST) * min(1.0, 0.45 + 0.2 * steps)
    # The first step is the largest: it parts the one that speaks from the others.
    return [
        palette.accent.mix(ground, reach * (index / steps) ** 0.7) for index in range(len(labels))
    ]
