"""How things come, go, grow and drift, as documents write it; curves and distances are ours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from kinoform.look import curves
from kinoform.look.curves import Beat
from kinoform.scenery.room import RawClip

Way = Literal["rise", "fade", "pop", "slide", "drop", "none"]
Edge = Literal["left", "right", "top", "bottom"]
_OFFSETS: Mapping[Way, tuple[str, float]] = {
    "rise": ("up", 3.5), "slide": ("right", 6.0), "drop": ("down", 4.5),
}  # fmt: skip
"""Which way a thing moves as it comes in, and how many units."""
_NEAR = 1.06


def coming(way: Way, beat: Beat, delay: float, u: float) -> list[RawClip]:
    """The animations by which a thing comes in; `u` is a unit in pixels."""
    moves: list[RawClip] = []
    if way != "none":
        moves.append(_animation("fadeIn", beat.enter * 0.7, delay, "easeOutCubic"))
    if way in _OFFSETS:
        direction, distance_u = _OFFSETS[way]
        moves.append(
            _animation("slideIn", beat.enter, delay, curves.ENTER)
            | {"direction": direction, "distance": round(distance_u * u, 2)}
        )
    if way == "pop":
        moves.append(_animation("scale", beat.enter, delay, curves.POP) | {"from": 0.6, "to": 1.0})
    return moves


def leaving(beat: Beat) -> RawClip:
    """The animation by which a thing goes with its scene."""
    return _animation("fadeOut", beat.leave, beat.leaves_at, curves.LEAVE)


def growing(edge: Edge, delay: float, seconds: float) -> RawClip:
    """The keyframes by which a thing that is anchored at an edge grows away from it."""
    begin = [0.0, 1.0] if edge in {"left", "right"} else [1.0, 0.0]
    return {
        "property": "scale",
        "frames": [
            {"time": round(delay, 4), "value": begin},
            {"time": round(delay + seconds, 4), "value": [1.0, 1.0], "easing": curves.ENTER},
        ],
    }


def slow(move: str | None) -> Any:
    """A camera move that is felt more than seen; one of another name as it is."""
    views = {
        "zoom-in": ({"scale": 1.0}, {"scale": _NEAR}),
        "zoom-out": ({"scale": _NEAR}, {"scale": 1.0}),
        "pan-left": ({"x": 0.6, "scale": 1.1}, {"x": 0.4, "scale": 1.1}),
        "pan-right": ({"x": 0.4, "scale": 1.1}, {"x": 0.6, "scale": 1.1}),
    }
    if move not in views:
        return move
    start, end = views[move]
    return {"from": start, "to": end, "easing": curves.DRIFT}


def _animation(kind: str, seconds: float, delay: float, easing: str) -> RawClip:
    return {
        "type": kind,
        "duration": round(max(seconds, 0.001), 4),
        "delay": round(max(delay, 0.0), 4),
        "easing": easing,
    }
