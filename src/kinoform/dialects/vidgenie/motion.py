"""How a clip moves: keyframes of its own, or a preset, as keyframe tracks of our document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import Field

from kinoform.dialects.vidgenie.asked import Asked
from kinoform.dialects.vidgenie.placement import UPWARDS, Degrees, Place, Shift
from kinoform.model.document.fields import Flag, Number, Share

MOST_KEYFRAMES = 1_000
_SLIDE_SECONDS = 0.5
_SLIDE_SHARE = 0.2
"""A slide takes no more than this share of the clip."""
_KEN_BURNS_X, _KEN_BURNS_Y = 0.5, 0.3

Factor = Annotated[Number, Field(ge=-1_000, le=1_000)]
Preset = Literal[
    "pan_left", "pan_right", "pan_up", "pan_down", "zoom_in", "zoom_out", "ken_burns",
    "slide_in_left", "slide_in_right", "slide_out_left", "slide_out_right",
]  # fmt: skip


class Keyframe(Asked):
    """How a clip differs from its own place at one of its seconds."""

    time: Annotated[Number, Field(ge=-14_400, le=14_400)]
    """Seconds from the clip's start."""
    scale: Factor = 1.0
    """Multiplies the clip's own."""
    rotate: Degrees = 0.0
    """Degrees on top of the clip's own, counter-clockwise."""
    x: Shift = 0.0
    """Pixels to the right."""
    y: Shift = 0.0
    """Pixels upwards."""
    opacity: Share = 1.0
    skew_x: Annotated[Number, Field(gt=-90, lt=90)] = 0.0
    """Degrees by which the upper edge leans to the right."""
    skew_y: Annotated[Number, Field(gt=-90, lt=90)] = 0.0
    """Degrees by which the right edge goes up."""
    flip_x: Flag = False
    """Left and right change places, halfway to the keyframe that says so."""
    flip_y: Flag = False
    """Top and bottom change places."""


class PresetConfig(Asked):
    """How far a preset goes."""

    zoom_start: Factor = 1.0
    zoom_end: Factor = 1.3
    pan_distance: Shift = 100.0


class Transform(Asked):
    """Keyframes, or the name of a movement; keyframes win."""

    keyframes: Annotated[tuple[Keyframe, ...], Field(max_length=MOST_KEYFRAMES)] | None = None
    preset: Preset | None = None
    preset_config: PresetConfig = PresetConfig()


@dataclass(frozen=True, slots=True)
class Pose:
    """Where a clip is while nothing moves it."""

    place: Place
    scale: float
    rotate: float


def keyframes_of(asked: Transform, length: float, canvas_width: int) -> tuple[Keyframe, ...]:
    """The movement as keyframes in the order of time; empty where nothing moves."""
    if asked.keyframes:
        return tuple(sorted(asked.keyframes, key=lambda frame: frame.time))
    if asked.preset is None:
        return ()
    return _preset(asked.preset, asked.preset_config, length, canvas_width)


def _preset(name: Preset, config: PresetConfig, length: float, width: int) -> tuple[Keyframe, ...]:
    near, far, way = config.zoom_start, config.zoom_end, config.pan_distance
    slide = min(_SLIDE_SECONDS, _SLIDE_SHARE * length)
    away = -width if name.endswith("left") else width
    from_, to, begin, end = Keyframe(time=0), Keyframe(time=length), 0.0, length
    match name:
        case "pan_left":
            to = Keyframe(time=end, x=-way)
        case "pan_right":
            to = Keyframe(time=end, x=way)
        case "pan_up":
            to = Keyframe(time=end, y=way)
        case "pan_down":
            to = Keyframe(time=end, y=-way)
        case "zoom_in":
            from_, to = Keyframe(time=begin, scale=near), Keyframe(time=end, scale=far)
        case "zoom_out":
            from_, to = Keyframe(time=begin, scale=far), Keyframe(time=end, scale=near)
        case "ken_burns":
            from_ = Keyframe(time=begin, scale=near)
            to = Keyframe(time=end, scale=far, x=_KEN_BURNS_X * way, y=_KEN_BURNS_Y * way)
        case "slide_in_left" | "slide_in_right":
            from_, to = Keyframe(time=begin, x=away, opacity=0), Keyframe(time=slide)
        case "slide_out_left" | "slide_out_right":
            from_, to = Keyframe(time=end - slide), Keyframe(time=end, x=away, opacity=0)
    return from_, to


def tracks_of(frames: Sequence[Keyframe], pose: Pose) -> list[dict[str, Any]]:
    """Our keyframe tracks, one for each property that leaves the clip's own value."""
    place, scale, turn = pose.place, pose.scale, pose.rotate
    plain: dict[str, tuple[float, Callable[[Keyframe], float]]] = {
        "x": (place.x, lambda frame: place.x + frame.x),
        "y": (place.y, lambda frame: place.y + UPWARDS * frame.y),
        "rotation": (UPWARDS * turn, lambda frame: UPWARDS * (turn + frame.rotate)),
        "skewX": (0.0, lambda frame: UPWARDS * frame.skew_x),
        "skewY": (0.0, lambda frame: UPWARDS * frame.skew_y),
        "opacity": (1.0, lambda frame: frame.opacity),
    }
    found = [
        _track(name, [(frame.time, value(frame)) for frame in frames])
        for name, (own, value) in plain.items()
        if any(value(frame) != own for frame in frames)
    ]
    sizes = [frame.scale * scale for frame in frames]
    for name, flips in (
        ("scaleX", [frame.flip_x for frame in frames]),
        ("scaleY", [frame.flip_y for frame in frames]),
    ):
        if any(flips) or any(size != scale for size in sizes):
            found.append(_track(name, _flipped(frames, sizes, flips)))
    return found


def _flipped(
    frames: Sequence[Keyframe], sizes: Sequence[float], flips: Sequence[bool]
) -> list[tuple[float, float]]:
    """Scales over time; a flip is a jump to the other sign, halfway between its keyframes."""
    signed = [-size if flip else size for size, flip in zip(sizes, flips, strict=True)]
    found = [(frame.time, size) for frame, size in zip(frames, signed, strict=True)][:1]
    for before, after in pairwise(range(len(frames))):
        if flips[before] != flips[after]:
            middle = (frames[before].time + frames[after].time) / 2
            size = (sizes[before] + sizes[after]) / 2
            sign = -1.0 if flips[before] else 1.0
            found += [(middle, sign * size), (middle, -sign * size)]
        found.append((frames[after].time, signed[after]))
    return found


def _track(name: str, values: Sequence[tuple[float, float]]) -> dict[str, Any]:
    frames = [{"time": time, "value": value + 0.0} for time, value in values]
    return {"property": name, "frames": frames}
