"""Keyframes of the document: which property they move, and its values in pixels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.alias_generators import to_snake

from kinoform.compile.faults import faults_of
from kinoform.compile.suggest import shown, suggestion
from kinoform.effects._catalogue import find as find_effect
from kinoform.effects._catalogue import names as effect_names
from kinoform.kit import pointer
from kinoform.model.animated import Animated, Keyframe
from kinoform.model.color import Color
from kinoform.model.document.clip import Clip
from kinoform.model.document.fields import (
    Length,
    Number,
    Pair,
    Share,
    Volume,
    admits_color,
    pixels,
    reader_of,
)
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
_FIXED = {
    "type", "id", "start", "duration", "src", "z_index", "blend_mode", "mask", "transition",
    "animations", "keyframes", "source", "playback_rate", "muted", "loop", "fade_in", "fade_out",
    "pan", "duck", "role", "words", "clips", "lut", "chroma_key", "style.filters",
    "transform.anchor",
}  # fmt: skip
"""Fields that are read once, before anything moves, by their paths in code."""

Read = Callable[[Any], Any]
"""Gives a frame's value as it is needed; raises ValueError, or pydantic's form of it."""


@dataclass
class Keyed:
    """The keyframes of one clip, sorted by what they move."""

    placing: dict[str, Animated] = field(default_factory=dict)
    content: list[tuple[str, Animated]] = field(default_factory=list)
    """Dotted paths of fields, by their names in code."""
    effects: dict[str, Animated] = field(default_factory=dict)
    """Values of effects by their kind."""
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
    kind, _, effect = name.removeprefix("style.").partition(".")
    if name in _HEARD:
        _animated(track, where, found, _gain)  # the element reads it; its faults are ours
    elif name in _PLACING:
        _sort_placing(name, track, parent, where, found)
    elif kind == "filters" and effect:
        _sort_effect(effect, track, where, found)
    else:
        _sort_content(clip, track, parent, where, found)


def _sort_placing(name: str, track: KeyframeTrack, parent: Size, where: str, found: Keyed) -> None:
    reads: dict[str, Read] = {
        "x": lambda value: place(_length(value), parent.width),
        "y": lambda value: place(_length(value), parent.height),
        "scale_x": _axis(0),
        "scale_y": _axis(1),
        "skew_x": _axis(0),
        "skew_y": _axis(1),
        "opacity": _share,
    }
    for target in {"scale": ("scale_x", "scale_y"), "skew": ("skew_x", "skew_y")}.get(
        name, (to_snake(name),)
    ):
        animated = _animated(track, where, found, reads.get(target, _number))
        if animated is None:
            return
        found.placing[target] = animated


def _sort_effect(name: str, track: KeyframeTrack, where: str, found: Keyed) -> None:
    effect = find_effect(name)
    if effect is None or effect.parse is not None:
        message = f"no filter called {shown(name)} has a number that could move"
        hint = suggestion(name, effect_names()) if effect is None else "such as filters.blur"
        at = pointer.join(where, "property")
        found.problems.append(Problem("unknown_property", at, message, hint))
        return
    animated = _animated(track, where, found, effect.read)
    if animated is not None:
        found.effects[effect.kind] = animated


def _sort_content(clip: Clip, track: KeyframeTrack, parent: Size, where: str, found: Keyed) -> None:
    is_arranged = clip.nested and clip.type != "group"
    written = _SHORT_FOR.get(track.property, track.property)
    path = None if is_arranged else _path_in(clip, written)
    if path is None:
        known = sorted(_PLACING | _HEARD | set(() if is_arranged else _SHORT_FOR))
        found.problems.append(
            Problem(
                "unknown_property", pointer.join(where, "property"),
                f"a {clip.type} clip has no property {shown(track.property)} that could move",
                suggestion(track.property, known),
            )
        )  # fmt: skip
        return
    names, model = path
    name = ".".join(names)
    whole = {"transform.width": parent.width, "transform.height": parent.height}.get(name)

    def read(value: Any) -> Any:
        found = _field_value(model, names[-1], value)
        return found if whole is None else pixels(found, whole, 0.0)

    animated = _animated(track, where, found, read)
    if animated is not None:
        found.content.append((name, animated))


def place(value: Any, whole: float) -> float:
    """A coordinate in pixels of the parent: shares from its edge, numbers from its middle."""
    if isinstance(value, str) and value.endswith("%"):
        return pixels(value, whole, 0.0)
    return whole / 2 + float(value)


_number = TypeAdapter(Number).validate_python
_share = TypeAdapter(Share).validate_python
_gain = TypeAdapter(Volume).validate_python
_pair = TypeAdapter(Number | Pair).validate_python
_length = TypeAdapter(Length).validate_python


def _axis(axis: int) -> Read:
    def read(value: Any) -> float:
        both = _pair(value)
        return float(both[axis] if isinstance(both, tuple) else both)

    return read


def _field_value(model: type[BaseModel], name: str, value: Any) -> Any:
    read = reader_of(model, name).validate_python(value)
    return _movable(read, may_be_color=admits_color(model.model_fields[name].annotation))


def _movable(value: Any, *, may_be_color: bool) -> Any:
    if isinstance(value, str) and may_be_color:
        return Color.parse(value)
    if isinstance(value, tuple):
        return tuple(_movable(item, may_be_color=may_be_color) for item in value)
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, int | float):
        return float(value)
    raise ValueError("only numbers, colours, texts and lists of them can move")


def _animated(track: KeyframeTrack, where: str, found: Keyed, read: Read) -> Animated | None:
    frames = []
    for index, frame in enumerate(track.frames):
        try:
            frames.append(Keyframe(frame.time, read(frame.value), frame.easing))
        except ValidationError as invalid:
            at = pointer.join(where, "frames", index, "value")
            found.problems.extend(faults_of(invalid, frame.value, at))
            return None
        except ValueError as bad:
            at = pointer.join(where, "frames", index, "value")
            found.problems.append(Problem("bad_value", at, str(bad), "see the reference"))
            return None
    return Animated.of(frames)


def _path_in(clip: Clip, written: str) -> tuple[list[str], type[BaseModel]] | None:
    """The names of the steps to a field, and the model that has it."""
    names: list[str] = []
    inner: Any = clip
    model: type[BaseModel] = type(clip)
    for step in written.split("."):
        if not isinstance(inner, BaseModel):
            return None
        model = type(inner)
        fields = model.model_fields
        name = next((n for n in fields if step in (n, fields[n].alias)), None)
        if name is None:
            return None
        names.append(name)
        if ".".join(names) in _FIXED:
            return None
        inner = getattr(inner, name)
    if isinstance(inner, BaseModel) and not admits_color(model.model_fields[names[-1]].annotation):
        return None
    return names, model
