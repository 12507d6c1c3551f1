"""The film's sound: every medium heard, mixed and mastered, once and whole.

`master` listens to all sounds, mixes them into a temporary file, measures it, and gives a `Master`
whose `blocks()` come at the loudness that was asked for. Memory is flat in the length of the film.
"""

from __future__ import annotations

from kinoform.engine.sound.loudness import Loudness
from kinoform.engine.sound.master import Master, master

__all__ = ["Loudness", "Master", "master"]
