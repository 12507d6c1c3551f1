"""Finds data for the primitives of a template that does not say where they come from.

An input takes the fact of its own name. What is left over is found by its type: numbers become
counters and bars with the names of their slots as labels, texts become titles.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kinoform.generate.slots import Mistyped, is_nothing, number_of
from kinoform.generate.templates.base import Facts, FilmTemplate, ScenePlan
from kinoform.primitives._catalogue import primitives
from kinoform.primitives.base import COMMON, Input, Primitive

_TITLES = ("title", "name", "person_name", "company_name", "author", "heading", "headline")
_LABELLED: Mapping[str, tuple[str, str]] = {
    "stat-counters": ("labels", "values"),
    "bar-chart": ("items", "values"),
    "column-chart": ("items", "values"),
    "progress-bars": ("items", "values"),
    "pie-chart": ("items", "values"),
    "donut-chart": ("items", "values"),
    "bar-race": ("items", "values"),
    "radar": ("axes", "values"),
}
"""Primitives that can show single numbers side by side: their labels and their values."""


def bound(template: FilmTemplate, scene: ScenePlan, facts: Facts) -> dict[str, Any] | None:
    """The data of a scene by what its inputs are called and need; None when they are not there."""
    primitive = primitives()[scene.primitive]
    data = {
        wanted.name: facts[wanted.name]
        for wanted in (*primitive.inputs, *COMMON)
        if not is_nothing(facts.get(wanted.name))
    }
    missing = _missing(primitive, data)
    if missing and primitive.kind in _LABELLED:
        data |= _numbers(template, primitive, facts)
    if any(wanted.name == "title" for wanted in primitive.inputs) and "title" not in data:
        title = _title(template, scene, facts)
        if title:
            data["title"] = title
    return None if _missing(primitive, data) else data


def label_of(key: str) -> str:
    """`total_workouts` or `totalWorkouts` as people write it: Total workouts."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", key).replace("_", " ").replace("-", " ").split()
    return " ".join(words).lower().capitalize() if words else key


def _missing(primitive: Primitive, data: Mapping[str, Any]) -> list[Input]:
    return [wanted for wanted in primitive.inputs if wanted.required and wanted.name not in data]


def _numbers(template: FilmTemplate, primitive: Primitive, facts: Facts) -> dict[str, Any]:
    """The numbers of the slots side by side, each under the name of its slot."""
    keys = [slot.key for slot in template.slots if slot.kind == "number"]
    if not keys:
        keys = [key for key, value in facts.items() if isinstance(value, int | float)]
    pairs = []
    for key in keys:
        value = facts.get(key)
        if value is None or isinstance(value, bool):
            continue
        try:
            pairs.append((label_of(key), number_of(value)))
        except Mistyped:
            continue
    if not pairs:
        return {}
    labels, values = _LABELLED[primitive.kind]
    return {labels: [label for label, _ in pairs], values: [value for _, value in pairs]}


def _title(template: FilmTemplate, scene: ScenePlan, facts: Facts) -> str:
    if scene.primitive == "outro":
        return str(facts.get("outro") or facts.get("cta") or template.label)
    named = (facts.get(name) for name in _TITLES)
    return next((each for each in named if isinstance(each, str) and each), template.label)
