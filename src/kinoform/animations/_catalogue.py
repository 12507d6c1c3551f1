"""Finds an animation by any of its names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kinoform.animations.base import Animation
from kinoform.kit.discover import records


def all_animations() -> Mapping[str, Animation]:
    """Every animation by its kind."""
    return records("kinoform.animations", "ANIMATION")


def spelling(name: str) -> str:
    """A name without what people write differently."""
    return name.casefold().replace("-", "").replace("_", "").replace(" ", "")


@cache
def _by_name() -> dict[str, Animation]:
    found: dict[str, Animation] = {}
    for record in all_animations().values():
        for name in (record.kind, *record.aliases):
            found[spelling(name)] = record
    return found


def find(name: str) -> Animation | None:
    """The animation of that name in any spelling, or None."""
    return _by_name().get(spelling(name))


def names() -> tuple[str, ...]:
    """The ids of all animations."""
    return tuple(all_animations())
