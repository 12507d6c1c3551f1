"""What can be told of a document before it is compiled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def seconds_written(document: Any) -> float:
    """About how long the film is, by the clips whose times are plain numbers."""
    return max((_end(clip) for clip in _clips(document)), default=0.0)


def _clips(document: Any) -> Iterator[Any]:
    tracks = document.get("tracks")
    for track in tracks if isinstance(tracks, list) else ():
        clips = track.get("clips") if isinstance(track, dict) else None
        yield from clips if isinstance(clips, list) else ()


def _end(clip: Any) -> float:
    if not isinstance(clip, dict):
        return 0.0
    times = clip.get("start", 0), clip.get("duration", 0)
    return float(sum(time for time in times if isinstance(time, int | float)))
