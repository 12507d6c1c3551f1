"""Turns a primitive with data into clips that fill a box for some seconds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kinoform.kit import pointer
from kinoform.look.palettes import names, palette
from kinoform.look.units import Page
from kinoform.model.problem import Problem, warning
from kinoform.primitives._board import Board, nothing_to_show
from kinoform.primitives._reading import read
from kinoform.primitives.base import Primitive
from kinoform.scenery.ground import ground
from kinoform.scenery.mirror import mirrored, reads_leftwards
from kinoform.scenery.room import RawClip, Room
from kinoform.scenery.scene import Scene

LOOKS = ("palette", "accent", "colors", "background", "fonts", "fontFamily", "locale")
"""Options that decide how any primitive looks; see also `animation` and `clear`."""
MOST_CLEAR = 0.4
"""The largest share of the height that can be kept free at the top, or at the bottom."""
NO_GROUND = ("none", "transparent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a primitive clip asks for."""

    where: str
    """Of the clip in its document."""
    data: Mapping[str, Any]
    options: Mapping[str, Any] = field(default_factory=dict)
    brand: Mapping[str, Any] | None = None
    ground: str = ""
    """The colour on which it stands when it has no ground of its own."""
    beats: tuple[float | None, ...] = ()
    seconds: float | None = None
    page: Page
    fps: float = 30.0


@dataclass(frozen=True, slots=True)
class Staged:
    """The clips of a primitive, and what is wrong with what was asked for."""

    clips: list[RawClip]
    problems: list[Problem]


def staged(primitive: Primitive, wish: Wish) -> Staged:
    """The clips of a primitive, timed from its own start."""
    values, problems = read(primitive, wish.data, pointer.join(wish.where, "data"))
    problems += _option_problems(primitive, wish)
    if any(problem.severity == "error" for problem in problems):
        return Staged([], problems)
    seconds = primitive.seconds if wish.seconds is None else wish.seconds
    page, (above, below) = wish.page, _clear(wish.options.get("clear"))
    scene = Scene.of(
        _look(wish),
        Room(seconds, page.width, page.height, wish.fps, above * page.height, below * page.height),
    )
    option = wish.options.get("animation")
    leftwards = reads_leftwards({**wish.data, "locale": wish.options.get("locale")})

    def note(code: str, message: str) -> None:
        problems.append(warning(code, pointer.join(wish.where, "data"), message, ""))

    board = Board(
        scene, values, option if option in primitive.options else primitive.options[0], note,
        wish.beats, from_right=leftwards and not primitive.mirrors,
    )  # fmt: skip
    clips = nothing_to_show(board) if _is_empty(primitive, values) else primitive.draw(board)
    if leftwards and primitive.mirrors:
        clips = mirrored(clips)
    return Staged([*_ground(primitive, scene, wish), *clips], problems)


def _is_empty(primitive: Primitive, values: Mapping[str, Any]) -> bool:
    """Whether a list that the picture is made of has nothing in it."""
    return any(
        wanted.is_list and wanted.required and not values[wanted.name]
        for wanted in primitive.inputs
    )


def _look(wish: Wish) -> dict[str, Any]:
    """What decides the theme, by the names that themes are written in."""
    look = {name: wish.options[name] for name in LOOKS if wish.options.get(name) is not None}
    if look.get("background") in NO_GROUND:
        del look["background"]
        if wish.ground:
            look["background"] = wish.ground
    if wish.brand is not None and not {"palette", "colors", "accent"} & look.keys():
        look["brand"] = dict(wish.brand)
    return look


def _clear(written: Any) -> tuple[float, float]:
    """The shares of the height that something else takes, at the top and at the bottom."""
    if not isinstance(written, Mapping):
        return 0.0, 0.0
    top, bottom = (written.get(end, 0.0) for end in ("top", "bottom"))
    return (top if _is_share(top) else 0.0), (bottom if _is_share(bottom) else 0.0)


def _is_clear(written: Any) -> bool:
    return (
        isinstance(written, Mapping)
        and written.keys() <= {"top", "bottom"}
        and all(_is_share(value) for value in written.values())
    )


def _is_share(value: Any) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and 0.0 <= value <= MOST_CLEAR


def _ground(primitive: Primitive, scene: Scene, wish: Wish) -> list[RawClip]:
    written = wish.options.get("background")
    if written in NO_GROUND or (written is None and primitive.is_overlay):
        return []
    return ground(scene, drifts=False)


def _option_problems(primitive: Primitive, wish: Wish) -> list[Problem]:
    found = []
    for name, value in wish.options.items():
        at = pointer.join(wish.where, "options", name)
        if name == "animation" and value not in primitive.options:
            message = f"{primitive.kind!r} cannot move by {value!r}"
            found.append(
                warning("unknown_option", at, message, f"one of {', '.join(primitive.options)}")
            )
        elif name == "palette" and (not isinstance(value, str) or palette(value) is None):
            message = f"no palette is called {value!r}"
            found.append(warning("unknown_palette", at, message, f"one of {', '.join(names())}"))
        elif name == "clear" and not _is_clear(value):
            hint = f'shares of the height up to {MOST_CLEAR:g}, such as {{"bottom": 0.2}}'
            found.append(warning("bad_value", at, "this is no room at the top or bottom", hint))
        elif name not in {"animation", "clear", *LOOKS}:
            message = f"there is no option called {name!r}"
            known = ", ".join(("animation", "clear", *LOOKS))
            found.append(warning("unknown_field", at, message, f"one of {known}"))
    return found
