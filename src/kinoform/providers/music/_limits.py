"""How long and how fast music may be."""

from __future__ import annotations

from kinoform.providers.music.base import MusicRefused, Wish

SECONDS = (1.0, 1200.0)
TEMPO = (40.0, 200.0)


def within_limits(wish: Wish) -> None:
    """Refuse a wish that nobody can play."""
    if wish.seconds is not None and not SECONDS[0] <= wish.seconds <= SECONDS[1]:
        raise MusicRefused(
            "music_failed",
            f"music of {wish.seconds:g} seconds cannot be made",
            "ask for 1 second to 20 minutes, or for no length and loop it",
        )
    if wish.tempo is not None and not TEMPO[0] <= wish.tempo <= TEMPO[1]:
        raise MusicRefused(
            "music_failed",
            f"a tempo of {wish.tempo:g} beats a minute cannot be played",
            f"ask for {TEMPO[0]:g} to {TEMPO[1]:g}",
        )
