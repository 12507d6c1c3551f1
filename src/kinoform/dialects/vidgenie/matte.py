"""A luma clip as the mask of the clip after it, for as long as both are there."""

from __future__ import annotations

from typing import Any

from kinoform.dialects.vidgenie.timeline import Clip

_WHOLE: dict[str, Any] = {"type": "rect", "style": {"fill": "#ffffff"}}
"""A mask that lets all of a clip be seen."""


def mask_of(picture: dict[str, Any], matte: Clip, shown: Clip) -> dict[str, Any] | None:
    """The mask of a shown clip; None where the two never meet.

    `picture` is our clip of the matte. While the matte is not there, all of the clip is seen.
    """
    begin = max(tidy(matte.start - shown.start), 0.0)
    end = min(tidy(matte.start + matte.length - shown.start), shown.length)
    if end <= begin:
        return None
    passed = max(tidy(shown.start - matte.start), 0.0)
    clips = [{**_later(picture, passed), "start": begin, "duration": tidy(end - begin)}]
    if begin > 0:
        clips.append({**_WHOLE, "start": 0, "duration": begin})
    if end < shown.length:
        clips.append({**_WHOLE, "start": end, "duration": tidy(shown.length - end)})
    group = {"type": "group", "start": 0, "duration": shown.length, "clips": clips}
    return {"type": "luma", "clip": group}


def tidy(seconds: float) -> float:
    """Seconds without the last digits that subtraction leaves behind."""
    return round(seconds, 9)


def _later(picture: dict[str, Any], passed: float) -> dict[str, Any]:
    """The picture as it moves on, when its first seconds are over already."""
    if not passed:
        return picture
    tracks = [
        {
            **track,
            "frames": [{**frame, "time": frame["time"] - passed} for frame in track["frames"]],
        }
        for track in picture.get("keyframes", ())
    ]
    arrived = {way: how for way, how in picture.get("transition", {}).items() if way != "in"}
    return {**picture, "keyframes": tracks, "transition": arrived}
