"""What is played when within a bar: grooves, accompanying figures and lines of the bass."""

from __future__ import annotations

from collections.abc import Iterator

Hit = tuple[float, float, str]
"""Beat, strength from 0 to 1, and the drum."""
Tone = tuple[float, float, int]
"""Beat, length in beats, and which tone."""

BEATS = 4
STEPS = 16

GROOVES: dict[str, tuple[dict[str, str], ...]] = {
    "brushes": (
        {"kick": "6.........4.....", "brush": "....5.......5...", "shaker": "3.2.4.2.3.2.4.2."},
        {"kick": "6.....3...4.....", "brush": "....5.......5.3.", "shaker": "3.2.4.2.3.2.4.2."},
    ),
    "four": (
        {"kick": "7...6...7...6...", "clap": "....5.......5...", "hat": "..4...4...4...4."},
        {"kick": "7...6...7...6...", "clap": "....5.......5...", "hat": "..4...4...4.3.4."},
    ),
    "snaps": (
        {"kick": "6.......5.......", "clap": "....5.......5...", "shaker": "4.2.3.2.4.2.3.2."},
        {"kick": "6.....4.5.......", "clap": "....5.......5..3", "shaker": "4.2.3.2.4.2.3.2."},
    ),
    "light": (
        {"kick": "6.......6.......", "rim": "....4.......4...", "hat": "3.2.3.2.3.2.3.2."},
        {"kick": "6.......6.4.....", "rim": "....4.......4...", "hat": "3.2.3.2.3.2.3.3."},
    ),
    "toms": (
        {"kick": "6...............", "tom": "......3...4.....", "shaker": "..3...3...3...3."},
        {"kick": "6.......4.......", "tom": "......3...4.5...", "shaker": "..3...3...3...3."},
    ),
    "taiko": (
        {"taiko": "8.....5...6.....", "shaker": "2...3...2...3..."},
        {"taiko": "8.....5...6.4.5.", "shaker": "2...3...2...3..."},
    ),
    "heart": (
        {"kick": "6..4............", "hat": "..2...2...2...2."},
        {"kick": "6..4....5..3....", "hat": "..2...2...2...2."},
    ),
    "lofi": (
        {"kick": "7......4..5.....", "rim": "....5.......5...", "hat": "4.2.4.2.4.2.4.22"},
        {"kick": "7..3...4..5.....", "rim": "....5.......5..2", "hat": "4.2.4.2.4.2.4.2."},
    ),
    "drive": (
        {"kick": "7...7...7...7...", "clap": "....6.......6...", "hat": "2.4.2.4.2.4.2.4."},
        {"kick": "7...7...7...7.4.", "clap": "....6.......6...", "hat": "2.4.2.4.2.4.2.43"},
    ),
}
"""Bars that take turns: for each drum sixteen sixteenths, with strengths from 1 to 9."""

FIGURES: dict[str, tuple[Tone, ...]] = {
    "sparse": ((0, 4, 0), (1.5, 2.5, 2), (3, 2, 3)),
    "rising": tuple((i * 0.5, 2.0, step) for i, step in enumerate((0, 1, 2, 3, 4, 3, 2, 1))),
    "broken": ((0, 2, 0), (0.5, 1.5, 2), (1, 1.5, 3), (2, 2, 1), (2.5, 1.5, 2), (3, 1.5, 4)),
    "halves": tuple((at, 1.9, tone) for at in (0, 2) for tone in (0, 1, 2, 3)),
    "eighths": tuple((i * 0.5, 0.8, step) for i, step in enumerate((0, 2, 1, 3, 2, 4, 3, 2))),
    "waves": tuple((i * 0.5, 1.2, step) for i, step in enumerate((0, 2, 3, 4, 5, 4, 3, 2))),
    "pulse": tuple((i * 0.5, 0.45, (1, 2, 1, 2, 1, 2, 1, 3)[i]) for i in range(8)),
    "offbeats": tuple((at + 0.5, 0.4, tone) for at in range(4) for tone in (1, 2, 3)),
    "hops": (
        (0, 0.5, 0), (0.75, 0.4, 2), (1.5, 0.5, 3), (2, 0.5, 1), (2.75, 0.4, 4), (3.5, 0.5, 2),
    ),
    "strum": tuple(
        (at + 0.018 * tone, 0.9, tone) for at in (0, 1, 1.5, 2.5, 3, 3.5) for tone in range(4)
    ),
    "stabs": tuple(
        (at, beats, tone) for at, beats in ((0, 1.4), (2.5, 1.2)) for tone in range(4)
    ),
    "ostinato": tuple((i * 0.5, 0.5, (0, 0, 1, 0, 2, 0, 1, 0)[i]) for i in range(8)),
    "quavers": tuple((i * 0.5, 0.5, (0, 1, 2, 1, 0, 1, 2, 1)[i]) for i in range(8)),
    "sixteenths": tuple(
        (i * 0.25, 0.3, (0, 2, 1, 2, 3, 2, 1, 2)[i % 8]) for i in range(16) if i % 4 != 3
    ),
}  # fmt: skip
"""Tones count upwards through the chord, and on through its next octave."""

BASS_LINES: dict[str, tuple[Tone, ...]] = {
    "whole": ((0, 4, 0),),
    "halves": ((0, 2.5, 0), (2.5, 1.4, 0)),
    "fifths": ((0, 0.9, 0), (2, 0.9, 4)),
    "eighths": tuple((i * 0.5, 0.45, 0) for i in range(8)),
    "pulse": tuple((float(i), 0.6, 0) for i in range(4)),
    "lazy": ((0, 1.6, 0), (1.75, 0.5, 0), (2.5, 1.2, 4)),
}
"""Tones are steps of the scale above the chord's own."""

TUNES: tuple[tuple[tuple[float, float], ...], ...] = (
    ((0, 1.5), (1.5, 0.5), (2, 2)),
    ((0, 1), (1, 1), (2, 2)),
    ((0.5, 0.5), (1, 1), (2, 0.5), (2.5, 1.5)),
    ((0, 3), (3, 1)),
    ((0, 0.5), (0.5, 0.5), (1, 1), (2.5, 1.5)),
    ((1, 1), (2, 1), (3, 1)),
)
"""Rhythms of a tune's bar: beats and lengths."""


def groove_of(name: str, bar: int) -> Iterator[Hit]:
    """The hits of one bar, in order of drums."""
    bars = GROOVES[name]
    for drum, steps in bars[bar % len(bars)].items():
        for step, strength in enumerate(steps):
            if strength != ".":
                yield step * BEATS / STEPS, int(strength) / 9, drum
