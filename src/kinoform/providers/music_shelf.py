"""Music by name: the right provider's, made once and kept."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from kinoform.kit.content_file import PART_SUFFIX
from kinoform.kit.discover import records
from kinoform.kit.hashing import content_hash
from kinoform.kit.ids import new_id
from kinoform.kit.upkeep import drop_oldest
from kinoform.providers.music._limits import within_limits
from kinoform.providers.music.base import MusicProvider, MusicRefused, Piece, Wish

SYNONYMS: dict[str, str] = {
    "relaxing": "calm", "peaceful": "calm", "cozy": "warm", "friendly": "warm",
    "upbeat": "uplifting", "positive": "uplifting", "optimistic": "uplifting",
    "cheerful": "happy", "joyful": "happy", "business": "corporate", "professional": "corporate",
    "motivational": "inspiring", "hopeful": "inspiring", "funny": "playful", "quirky": "playful",
    "epic": "dramatic", "cinematic": "dramatic", "suspense": "tense", "dark": "tense",
    "ethereal": "dreamy", "chill": "lofi", "lo-fi": "lofi", "driving": "energetic",
    "background": "ambient", "sad": "nostalgic", "melancholic": "nostalgic", "romantic": "tender",
    "gentle": "tender",
}  # fmt: skip
"""Other words for a mood."""

_SHOWN = 3
_LONGEST_NAME = 80


def all_pieces() -> tuple[Piece, ...]:
    """The pieces of every provider that can play here, first those that play for their mood."""
    return tuple(piece for provider in _playing() for piece in provider.pieces())


@dataclass(frozen=True, slots=True)
class MusicShelf:
    """Keeps music that was made, by content; several processes may share one folder.

    Files only appear whole, by renaming, so no lock is needed: two processes that wish for the
    same thing at the same time make it twice.
    """

    folder: Path
    budget_bytes: int = 4 * 1024**3
    """How much of it is kept."""

    def file(self, wish: Wish) -> Path:
        """The file with the music of a wish; raises MusicRefused.

        A wish names a piece by its id, a mood, another word for one, or "provider/mood".
        """
        within_limits(wish)
        provider, piece = piece_of(wish)
        wish = replace(
            wish,
            piece=piece.id,
            seconds=None if wish.seconds is None else float(wish.seconds),
            tempo=None if wish.tempo is None else float(wish.tempo),
        )
        kept = self.folder / f"{content_hash((provider.kind, provider.version, wish))}.wav"
        if kept.is_file():
            with suppress(OSError):
                os.utime(kept)
            return kept
        try:
            self._make(provider, wish, kept)
        except OSError as fault:
            raise MusicRefused(
                "music_failed",
                f"music cannot be kept: {fault.strerror}",
                "the folder for music needs room, and must be one that can be written",
            ) from fault
        return kept

    def _make(self, provider: MusicProvider, wish: Wish, kept: Path) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        part = self.folder / f".{new_id()}{PART_SUFFIX}"
        try:
            provider.make(wish, part)
            part.replace(kept)
        finally:
            with suppress(OSError):
                part.unlink()
        drop_oldest(self.folder.iterdir(), self.budget_bytes)


def _playing() -> list[MusicProvider]:
    return [provider for provider in _all_providers() if not provider.reason_against()]


def _all_providers() -> list[MusicProvider]:
    found: Iterable[MusicProvider] = records("kinoform.providers.music", "MUSIC").values()
    return sorted(found, key=lambda provider: (provider.rank, provider.kind))


def piece_of(wish: Wish) -> tuple[MusicProvider, Piece]:
    """The piece of a wish, and who plays it; raises MusicRefused.

    Of several pieces with its mood the seed picks one.
    """
    name = wish.piece.strip().casefold()
    kind, _, rest = name.rpartition("/")
    name = rest.replace("_", "-")
    able = [provider for provider in _playing() if kind in {"", provider.kind}]
    for word in dict.fromkeys((name, SYNONYMS.get(name, name))):
        for provider in able:
            for piece in provider.pieces():
                if piece.id == word:
                    return provider, piece
        for provider in able:
            fitting = [piece for piece in provider.pieces() if piece.mood == word]
            if fitting:
                return provider, fitting[wish.seed % len(fitting)]
    raise _unknown(wish.piece, kind, name)


def _unknown(written: str, kind: str, name: str) -> MusicRefused:
    shown = written if len(written) <= _LONGEST_NAME else f"{written[:_LONGEST_NAME]}…"
    for provider in _all_providers():
        reason = provider.reason_against()
        has = any(name in {piece.id, piece.mood} for piece in provider.pieces())
        if reason and (kind == provider.kind or has):
            return MusicRefused("music_unavailable", f"{shown!r} cannot be played here", reason)
    known = list(dict.fromkeys(name for piece in all_pieces() for name in (piece.mood, piece.id)))
    close = difflib.get_close_matches(name[:_LONGEST_NAME], [*known, *SYNONYMS], _SHOWN)
    moods = ", ".join(dict.fromkeys(piece.mood for piece in all_pieces()))
    hint = f"did you mean {' or '.join(map(repr, close))}?" if close else f"moods are {moods}"
    return MusicRefused("music_unavailable", f"no music is called {shown!r}", hint)
