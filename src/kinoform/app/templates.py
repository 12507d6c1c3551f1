"""Templates: the built-in ones, and those that somebody makes or forks."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kinoform.app.house import House
from kinoform.app.refusal import Refused, faulty, no_such
from kinoform.app.staleness import require_version
from kinoform.db.custom_templates import (
    CustomTemplate,
    change_custom_template,
    custom_template_of,
    keep_custom_template,
    readable_template,
)
from kinoform.db.database import Transaction
from kinoform.generate.custom import custom_template
from kinoform.generate.film_templates import film_template, film_templates
from kinoform.generate.templates.base import FilmTemplate
from kinoform.model.problem import Problem, errors_of

log = logging.getLogger(__name__)

BASE = "base"
"""Of a kept template's content: the built-in one that it goes back to."""


@dataclass(frozen=True, slots=True)
class Found:
    """A template that can be filled."""

    id: str
    film: FilmTemplate
    custom: CustomTemplate | None = None
    """What somebody wrote, where it is not a built-in one."""


async def found_template(tx: Transaction, account_id: str | None, template_id: str) -> Found:
    """A built-in template by any of its names, or one that an account may read; raises Refused."""
    built_in = film_template(template_id)
    if built_in is not None:
        return Found(built_in.id, built_in)
    kept = await readable_template(tx, account_id, template_id)
    if kept is None:
        raise Refused(
            "not_found", "NOT_FOUND", "there is no such template",
            f"one of {', '.join(film_templates())}, or the id of one of your own",
        )  # fmt: skip
    return read_back(kept)


def read_back(kept: CustomTemplate) -> Found:
    """A kept template as one that can be filled; raises Refused where that is no longer so."""
    film, problems = _read(kept.name, kept.content)
    if film is None:
        raise faulty(problems, "INVALID_TEMPLATE")
    return Found(kept.id, film, kept)


def still_readable(kept: Iterable[CustomTemplate]) -> Iterator[Found]:
    """The kept templates that can be filled; one that cannot any more hides no other."""
    for each in kept:
        try:
            yield read_back(each)
        except Refused as refused:
            log.warning("template %s cannot be read any more: %s", each.id, refused.message)


@dataclass(frozen=True, slots=True)
class Kept:
    """A template that was kept, and what was noticed of it."""

    found: Found
    warnings: tuple[Problem, ...]


async def create_template(
    house: House,
    account_id: str,
    *,
    name: str,
    parts: Mapping[str, Any],
    fork_from: str | None,
    visibility: str,
) -> Kept:
    """A template of one's own, from scratch or with the parts of another; raises Refused."""
    async with house.database.transaction() as tx:
        content, base_id = dict(parts), None
        if fork_from is not None:
            origin = await found_template(tx, account_id, fork_from)
            inherited = origin.custom.content if origin.custom else {BASE: origin.id}
            content, base_id = {**inherited, **content}, origin.id
        problems = _checked(name, content)
        kept = await keep_custom_template(
            tx, account_id=account_id, name=name, base_template_id=base_id, content=content,
            visibility=visibility,
        )  # fmt: skip
    return Kept(read_back(kept), problems)


async def change_template(
    house: House,
    account_id: str,
    template_id: str,
    parts: Mapping[str, Any],
    *,
    version: int | None,
    **values: Any,
) -> Kept:
    """A template of one's own with other parts; raises Refused."""
    async with house.database.transaction() as tx:
        known = await custom_template_of(tx, account_id, template_id, lock=True)
        if known is None:
            raise no_own(template_id, "changed")
        if not parts and not values:
            raise Refused(
                "invalid", "INVALID_REQUEST", "there is nothing to change",
                "name scenes, dataSlots, defaults, visibility, description or name",
            )  # fmt: skip
        require_version("template", known.version, version)
        content = {**known.content, **parts}
        problems = _checked(values.get("name", known.name), content)
        kept = await change_custom_template(tx, template_id, content=content, **values)
    return Kept(read_back(kept), problems)


def no_own(template_id: str, done: str) -> Refused:
    """The refusal of a change to what is not one's own."""
    if film_template(template_id) is not None:
        return Refused(
            "forbidden", "BUILT_IN", f"a built-in template cannot be {done}",
            "fork it by POST /api/templates with forkFrom",
        )  # fmt: skip
    return no_such("template")


def _checked(name: str, content: Mapping[str, Any]) -> tuple[Problem, ...]:
    """What was noticed of a template that is fine; raises Refused for one that is not."""
    film, problems = _read(name, content)
    errors = errors_of(problems)
    if errors or film is None:
        raise faulty(errors or problems, "INVALID_TEMPLATE")
    return problems


def _read(name: str, content: Mapping[str, Any]) -> tuple[FilmTemplate | None, tuple[Problem, ...]]:
    base = film_template(str(content[BASE])) if BASE in content else None
    written = {key: value for key, value in content.items() if key != BASE}
    read = custom_template({"name": name, **written}, base)
    return read.template, read.problems
