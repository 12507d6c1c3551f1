"""What every provider of music gives: its pieces, and one of them as a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

MusicCode = Literal["music_unavailable", "music_failed"]


class MusicRefused(Exception):
    """A provider has no such music here; why, and what would help."""

    def __init__(self, code: MusicCode, message: str, hint: str = "") -> None:
        self.code: MusicCode = code
        self.message = message
        self.hint = hint
        super().__init__(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One piece of music that documents may name."""

    id: str
    """How documents name it, such as "calm"."""
    name: str
    """For people."""
    mood: str
    provider: str
    description: str = ""
    credit: str = ""
    """Who is to be named where it is heard; empty for nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which music, and how."""

    piece: str
    """Id of a piece, or a mood."""
    seconds: float | None = None
    """How long, with an end of its own; None is a round that can be looped without a seam."""
    seed: int = 0
    """Another one is another tune in the same mood."""
    tempo: float | None = None
    """Beats a minute; None is what suits the piece."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MusicProvider:
    """The record of one provider of music, declared at the foot of its file."""

    kind: str
    version: str
    """Made files are kept under it: another one means that the same wish sounds different."""
    pieces: Callable[[], tuple[Piece, ...]]
    """What it has; costs little."""
    reason_against: Callable[[], str]
    """Why it cannot play here, with what would help; empty when it can."""
    make: Callable[[Wish, Path], None]
    """Write the music to a WAV, or another file that the engine can hear; raises MusicRefused."""
    rank: int = 100
    """Of several with a mood, the lowest plays."""
