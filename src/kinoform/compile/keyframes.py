"""Keyframes of the document: which property they move, and its values in pixels."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel
from pydantic.alias_generators import to_snake

from kinoform.kit import pointer
from kinoform.model.animated import Animated, Keyframe
from kinoform.model.color import Color, is_color
from kinoform.model.document.clip import Clip
from kinoform.model.document.fields import pixels
from kinoform.model.document.motion import KeyframeTrack
from kinoform.model.geometry import Size
from kinoform.model.problem import Problem

_SHORT_FOR = {
    "width": "transform.width",
    "height": "transform.height",
    "fill": "style.fill",
    "color": "style.fill",
    "stroke": "style.stroke",
    "strokeWidth": "style.strokeWidth",
    "borderRadius": "style.borderRadius",
    "fontSize": "style.fontSize",
    "letterSpacing": "style.letterSpacing",
    "lineHeight": "style.lineHeight",
    "shadowBlur": "style.shadowBlur",
    "shadowColor": "style.shadowColor",
    "backgroundColor": "style.backgroundColor",
}
_PLACING = {
    "x", "y", "scale", "scaleX", "scaleY", "rotation", "skew", "skewX", "skewY", "opacity",
}  # fmt: skip
_HEARD = {"volume"}


@dataclass
class Keyed:
    """The keyframes of one clip, sorted by what they move."""

    placing: dict[str, Animated] = field(default_factory=dict)
    content: list[tuple[str, Animated]] = field(default_factory=list)
    """Dotted paths of fields, by their names in code."""
    effects: dict[str, Animated] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def keyed(clip: Clip, parent: Size, where: str) -> Keyed:
    """All keyframes of a clip."""
    found = Keyed()
    for index, track in enumerate(clip.keyframes):
        _sort(clip, track, parent, pointer.join(where, "keyframes", index), found)
    return found


def _sort(clip: Clip, track: KeyframeTrack, parent: Size, where: str, found: Keyed) -> None:
    name = track.property.removeprefix("transform.")
    name = "opacity" if name == "style.opacity" else name
    if name in _HEARD:
        return
    if name in _PLACING:
        _sort_placing(name, track, parent, where, found)
        return
    kind, _, effect = name.removeprefix("style.").partition(".")
    if kind == "filters" and effect:
        animated = _animated(track, where, found, _number)
        if animated is not None:
            found.effects[effect] = animated
        return
    written = _SHORT_FOR.get(name, track.property)
    path = _path_in(clip, written)
    if path is None:
        known = sorted(_PLACING | _HEARD | set(_SHORT_FOR))
        close = difflib.get_close_matches(track.property, known, 1)
        found.problems.append(
            Problem(
                "unknown_property", pointer.join(where, "property"),
                f"a {clip.type} clip has no property {track.property!r}",
                f"did you mean {close[0]!r}?" if close else f"such as {', '.join(known)}",
            )
        )  # fmt: skip
        return
    animated = _animated(track, where, found, _any_value)
    if animated is not None:
        found.content.append((path, animated))


def _sort_placing(name: str, track: KeyframeTrack, parent: Size, where: str, found: Keyed) -> None:
    if name in {"x", "y"}:
        whole = parent.width if name == "x" else parent.height
        animated = _animated(track, where, found, lambda value: place(value, whole))
        if animated is not None:
            found.placing[name] = animated
        return
    if name in {"scale", "skew"}:
        first, second = ("scale_x", "scale_y") if name == "scale" else ("skew_x", "skew_y")
        for axis, target in enumerate((first, second)):
            animated = _animated(track, where, found, _axis(axis))
            if animated is not None:
                found.placing[target] = animated
        return
    animated = _animated(track, where, found, _number)
    if animated is not None:
        found.placing[to_snake(name)] = animated


def place(value: Any, whole: float) -> float:
    """A coordinate in pixels of the parent: shares from its edge, numbers from its middle."""
    if isinstance(value, str) and value.endswith("%"):
        return pixels(value, whole, 0.0)
    return whole / 2 + float(value)


def _axis(axis: int) -> Callable[[Any], float]:
    return lambda value: float(value[axis]) if isinstance(value, list | tuple) else float(value)


def _number(value: Any) -> float:
    if isinstance(value, bool):
        raise TypeError
    return float(value)


def _any_value(value: Any) -> Any:
    if isinstance(value, str) and is_color(value):
        return Color.parse(value)
    if isinstance(value, list):
        return tuple(_any_value(item) for item in value)
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, dict):
        raise TypeError
    return value


def _animated(
    track: KeyframeTrack, where: str, found: Keyed, read: Callable[[Any], Any]
) -> Animated | None:
    frames = []
    for index, frame in enumerate(track.frames):
        try:
            frames.append(Keyframe(frame.time, read(frame.value), frame.easing))
        except (TypeError, ValueError, IndexError):
            at = pointer.join(where, "frames", index, "value")
            message = f"{frame.value!r} is no value for {track.property!r}"
            if all(problem.pointer != at for problem in found.problems):
                found.problems.append(Problem("wrong_type", at, message, "see the reference"))
            return None
    return Animated.of(frames)


def _path_in(clip: Clip, written: str) -> str | None:
    path = []
    model: object = clip
    for step in written.split("."):
        if not isinstance(model, BaseModel):
            return None
        names = type(model).model_fields
        name = next((n for n in names if step in (n, names[n].alias)), None)
        if name is None or name in {"type", "id", "start", "duration"}:
            return None
        path.append(name)
        model = getattr(model, name)
    return ".".join(path)
