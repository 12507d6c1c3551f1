"""Columns of which no film shows anything: some are spelt wrongly, and nothing else would tell."""

from __future__ import annotations

import json
from collections.abc import Iterator

from kinoform.batches.order import Order
from kinoform.compile.suggest import suggestion
from kinoform.generate.scripts import names_in
from kinoform.generate.templates.base import ScenePlan
from kinoform.generate.wishes import planned_scenes
from kinoform.kit import pointer
from kinoform.model.problem import Problem, warning
from kinoform.primitives._catalogue import primitives

_NAMES = frozenset({"person_name", "company_name", "name", "title"})
"""By these a film is called."""


def unused_columns(order: Order) -> tuple[Problem, ...]:
    """A warning for each column that fills no slot, no script and no scene."""
    slots = [slot.key for slot in order.film.slots]
    scenes, _ = planned_scenes(order.film, order.wish)
    used = {*slots, *_NAMES, *(name for scene in scenes for name in _taken(scene))}
    return tuple(
        warning(
            "unused_column", pointer.join("", "headers", column.index),
            f"no film shows anything of the column {order.headers[column.index][:80]!r}",
            suggestion(column.key, slots),
        )
        for column in order.columns.columns
        if column.key not in used
    )  # fmt: skip


def _taken(scene: ScenePlan) -> Iterator[str]:
    """The data that a scene may take: what it names, and what its primitive asks for."""
    yield from names_in(json.dumps([scene.script, scene.data, scene.options], default=str))
    primitive = primitives().get(scene.primitive)
    if primitive is not None:
        yield from (wanted.name for wanted in primitive.inputs)
