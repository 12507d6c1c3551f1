"""All primitives, by their ids and by category."""

from __future__ import annotations

from functools import cache

from kinoform.kit.discover import records
from kinoform.primitives.base import Primitive

ORDER = (
    "Text", "Data Viz", "Gamification", "Comparison", "Maps", "Timeline", "Process", "People",
    "Media",
)  # fmt: skip
"""Of the categories in a catalogue."""


@cache
def primitives() -> dict[str, Primitive]:
    """Every primitive by its id, category by category."""
    found: dict[str, Primitive] = records("kinoform.primitives", "PRIMITIVE")
    listed = sorted(found.values(), key=lambda each: (ORDER.index(each.category), each.kind))
    return {each.kind: each for each in listed}


def categories() -> tuple[str, ...]:
    """The categories that have primitives, in their order."""
    used = {each.category for each in primitives().values()}
    return tuple(name for name in ORDER if name in used)
