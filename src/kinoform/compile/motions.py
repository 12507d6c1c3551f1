"""How a clip stands and moves: its place, its size and its animations, in pixels of its parent."""

from __future__ import annotations

import math
from typing import Any

from kinoform.animations._catalogue import find, names
from kinoform.animations.base import Animation as Record
from kinoform.animations.base import Wish
from kinoform.compile.keyframes import Keyed, place
from kinoform.compile.suggest import shown, suggestion
from kinoform.kit import pointer
from kinoform.model.composition import AnimationUse, Motion, Value
from kinoform.model.document.clip import Clip
from kinoform.model.document.motion import Animation, Point
from kinoform.model.geometry import Size, anchor_share
from kinoform.model.problem import Problem, warning

_ENDS: dict[str, tuple[type, ...]] = {
    "place": (Point, tuple),
    "scale": (int, float, tuple),
    "angle": (int, float),
}
_WANTED = {
    "place": 'a place such as {"x": 100, "y": "50%"}',
    "scale": "a number, or one for each axis",
    "angle": "a number of degrees",
}


def motion_of(clip: Clip, keys: Keyed, parent: Size, where: str, problems: list[Problem]) -> Motion:
    """How a clip stands and moves; where keyframes move it, they do."""
    if clip.type == "template":
        return Motion(parent.width / 2, parent.height / 2)
    written = clip.transform
    scale = written.scale if written.scale is not None else 1.0
    scale_x, scale_y = scale if isinstance(scale, tuple) else (scale, scale)
    skew_x, skew_y = written.skew or (0.0, 0.0)
    still: dict[str, Value] = {
        "x": place(written.x, parent.width) if written.x is not None else parent.width / 2,
        "y": place(written.y, parent.height) if written.y is not None else parent.height / 2,
        "scale_x": scale_x,
        "scale_y": scale_y,
        "rotation": written.rotation or 0.0,
        "skew_x": skew_x,
        "skew_y": skew_y,
        "opacity": clip.own_opacity,
    }
    uses = (
        _animation(animation, parent, pointer.join(where, "animations", index), problems)
        for index, animation in enumerate(clip.animations)
    )
    return Motion(
        **{**still, **keys.placing},
        anchor=anchor_share(written.anchor or "center"),
        animations=tuple(use for use in uses if use is not None),
    )


def _animation(
    wish: Animation, parent: Size, where: str, problems: list[Problem]
) -> AnimationUse | None:
    record = find(wish.type)
    if record is None:
        problems.append(
            Problem(
                "unknown_animation", pointer.join(where, "type"),
                f"no animation is called {shown(wish.type)}",
                suggestion(wish.type, names()),
            )
        )  # fmt: skip
        return None
    begin, end = (
        _end(record, value, parent, pointer.join(where, name), problems)
        for name, value in (("from", wish.from_), ("to", wish.to))
    )
    if wish.loop is not True and wish.loop == 0 and wish.loop is not False:
        return None
    cycles = math.inf if wish.loop is True else float(wish.loop or 1)
    easing = wish.easing if "easing" in wish.model_fields_set else record.easing
    return AnimationUse(
        record.kind, wish.delay, wish.duration, cycles, easing, wish.pingpong,
        Wish(begin, end, wish.direction, wish.distance, parent),
    )  # fmt: skip


def _end(record: Record, written: object, parent: Size, where: str, problems: list[Problem]) -> Any:
    """One end of an animation's way, in pixels of the parent."""
    if written is None:
        return None
    if record.ends is None:
        message = f"{record.kind} has no beginning and no end of its own"
        problems.append(warning("unknown_field", where, message, "it has no effect"))
        return None
    if not isinstance(written, _ENDS[record.ends]):
        wanted = _WANTED[record.ends]
        message = f"{record.kind} cannot use this"
        problems.append(Problem("wrong_type", where, message, f"write {wanted}"))
        return None
    value: Any = written
    if record.ends != "place":
        return value
    x, y = (value.x, value.y) if isinstance(value, Point) else value
    return (
        None if x is None else place(x, parent.width),
        None if y is None else place(y, parent.height),
    )
