"""Data of which a film shows nothing: some are spelt wrongly, and nothing else would tell."""

from __future__ import annotations

import json
from collections.abc import Iterator

from kinoform.compile.suggest import suggestion
from kinoform.generate.scripts import names_in
from kinoform.generate.templates.base import FilmTemplate, ScenePlan
from kinoform.generate.wishes import Wish, planned_scenes
from kinoform.kit import pointer
from kinoform.model.problem import Problem, warning
from kinoform.primitives._catalogue import primitives

_NAMES = frozenset({"person_name", "company_name", "name", "title"})
"""By these a film is called."""
_MOST_TOLD = 20


def unused_data(template: FilmTemplate, wish: Wish) -> tuple[Problem, ...]:
    """A warning for each name in the data that fills no slot, no script and no scene."""
    used = used_names(template, wish)
    slots = [slot.key for slot in template.slots]
    unused = [name for name in wish.data if name not in used]
    return tuple(
        warning(
            "unused_data", pointer.join("/data", name), f"the film shows nothing of {name[:80]!r}",
            suggestion(name, slots),
        )
        for name in unused[:_MOST_TOLD]
    )  # fmt: skip


def used_names(template: FilmTemplate, wish: Wish) -> frozenset[str]:
    """The names of all data that a film of a template may take."""
    scenes, _ = planned_scenes(template, wish)
    taken = (name for scene in scenes for name in _taken(scene))
    slots = (slot.key for slot in template.slots)
    return frozenset((*slots, *_NAMES, template.source_key, *taken))


def _taken(scene: ScenePlan) -> Iterator[str]:
    """The data that a scene may take: what it names, and what its primitive asks for."""
    yield from names_in(json.dumps([scene.script, scene.data, scene.options], default=str))
    primitive = primitives().get(scene.primitive)
    if primitive is not None:
        yield from (wanted.name for wanted in primitive.inputs)
