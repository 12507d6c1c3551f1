"""Reads the scenes that somebody writes for a template or for one film."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kinoform.compile.suggest import suggestion
from kinoform.generate.templates.base import ScenePlan
from kinoform.kit import pointer
from kinoform.model.problem import Problem, warning
from kinoform.primitives._catalogue import primitives

MOST_SCENES = 60
MOST_LETTERS = 5_000
LONGEST_SECONDS = 120.0
SHORTEST_SECONDS = 1.0
_FIELDS = ("primitiveId", "voScript", "data", "options", "duration")


def read_scenes(written: Any, where: str) -> tuple[tuple[ScenePlan, ...], list[Problem]]:
    """The scenes of a list of ids and objects, with every fault at its place."""
    if not isinstance(written, list) or not written:
        return (), [
            Problem("wrong_type", where, "scenes are a list with one scene at least",
                    'such as [{"primitiveId": "title-intro", "voScript": "Hello, [name]."}]')
        ]  # fmt: skip
    problems: list[Problem] = []
    if len(written) > MOST_SCENES:
        message = f"{len(written)} scenes are too many"
        problems.append(Problem("too_many_scenes", where, message, f"{MOST_SCENES} at the most"))
    found = []
    for index, item in enumerate(written[:MOST_SCENES]):
        scene = _scene(item, pointer.join(where, index), problems)
        if scene is not None:
            found.append(scene)
    return tuple(found), problems


def _scene(item: Any, where: str, problems: list[Problem]) -> ScenePlan | None:
    if isinstance(item, str):
        item = {"primitiveId": item}
    if not isinstance(item, Mapping):
        problems.append(Problem("wrong_type", where, "a scene is an object", "with a primitiveId"))
        return None
    kind = item.get("primitiveId")
    if kind is None:
        at = pointer.join(where, "primitiveId")
        problems.append(Problem("missing_field", at, "a scene needs a primitiveId", _known()))
        return None
    if not isinstance(kind, str) or kind not in primitives():
        message = f"no primitive is called {str(kind)[:40]!r}"
        problems.append(
            Problem(
                "unknown_primitive",
                pointer.join(where, "primitiveId"),
                message,
                suggestion(str(kind), tuple(primitives()), _known()),
            )
        )
        return None
    problems.extend(
        warning("unknown_field", pointer.join(where, name), f"a scene has no {name!r}",
                f"it knows {', '.join(_FIELDS)}")
        for name in item
        if name not in _FIELDS
    )  # fmt: skip
    seconds = _seconds(item.get("duration"), pointer.join(where, "duration"), problems)
    script = item.get("voScript")
    if script is not None and (not isinstance(script, str) or len(script) > MOST_LETTERS):
        at = pointer.join(where, "voScript")
        message = f"a script is text of {MOST_LETTERS:,} letters at the most"
        problems.append(Problem("wrong_type", at, message))
        script = None
    return ScenePlan(
        kind, script or "",
        _object(item, "data", where, problems), _object(item, "options", where, problems), seconds,
    )  # fmt: skip


def _object(
    item: Mapping[str, Any], name: str, where: str, problems: list[Problem]
) -> Mapping[str, Any]:
    value = item.get(name)
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        problems.append(Problem("wrong_type", pointer.join(where, name), f"{name} is an object"))
        return {}
    return value


def _seconds(written: Any, where: str, problems: list[Problem]) -> float | None:
    if written is None:
        return None
    is_number = isinstance(written, int | float) and not isinstance(written, bool)
    if not is_number or not SHORTEST_SECONDS <= written <= LONGEST_SECONDS:
        span = f"{SHORTEST_SECONDS:g} to {LONGEST_SECONDS:g}"
        problems.append(Problem("bad_value", where, f"a scene lasts {span} seconds"))
        return None
    return float(written)


def _known() -> str:
    return f"one of the {len(primitives())} primitives of the catalogue"
