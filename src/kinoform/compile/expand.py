"""The document with its variables filled in and its clips chosen and repeated, still raw JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kinoform.compile.brand import brand_names
from kinoform.compile.expansion.budget import Limits, containers_within
from kinoform.compile.expansion.template import OPENING
from kinoform.compile.expansion.walk import Expander
from kinoform.model.problem import Problem

__all__ = ["Expanded", "Limits", "expand"]


@dataclass(frozen=True, slots=True)
class Expanded:
    """An expanded document; it shares what did not change with the original."""

    document: dict[str, Any]
    origins: Mapping[str, str] = field(default_factory=dict)
    """Where clips that have moved come from, as pointers; the rest is where it was."""
    problems: tuple[Problem, ...] = ()
    inserted: frozenset[str] = frozenset()
    """Where a list or an object took the place of a text."""

    def origin_of(self, pointer: str) -> str:
        """Where in the original document something of the expanded one was written."""
        if not self.origins and not self.inserted:
            return pointer
        place = prefix = pointer
        while prefix:
            if prefix in self.inserted:
                place = prefix
            if prefix in self.origins:
                return self.origins[prefix] + place[len(prefix) :]
            prefix = prefix.rpartition("/")[0]
        return place


def expand(
    document: dict[str, Any],
    variables: Mapping[str, Any] | None = None,
    limits: Limits | None = None,
) -> Expanded:
    """Every `{{ expression }}`, `when` and `repeat` of a document, carried out.

    The document's own `variables` are defaults for those that are given, and `brand` is a name.
    Values are put in as they are and never expanded again. The document is not changed, and every
    fault is a problem with a pointer into it.
    """
    bounds = limits or Limits()
    if not _has_work(document, bounds):
        return Expanded(document)
    defaults = document.get("variables", {})
    problems: tuple[Problem, ...] = ()
    if not isinstance(defaults, dict):
        defaults = {}
        problems = (Problem("bad_variables", "/variables", "variables are an object of values"),)
    expander = Expander(bounds)
    names = {**brand_names(document), **defaults, **(variables or {})}
    expanded = expander.expand(document, names)
    trail = expander.trail
    if expanded is document:
        return Expanded(document, problems=problems + trail.problems)
    return Expanded(expanded, trail.origins, problems + trail.problems, frozenset(trail.inserted))


def _has_work(document: dict[str, Any], limits: Limits) -> bool:
    """Whether anything in the document may have to be carried out, found out quickly."""
    level: list[Any] = [{key: value for key, value in document.items() if key != "variables"}]
    for _ in range(limits.depth + 1):
        if any(map(_asks_for_work, level)):
            return True
        level = containers_within(level)
        if not level:
            return False
    return True


def _asks_for_work(node: dict[str, Any] | list[Any]) -> bool:
    if isinstance(node, dict):
        if "when" in node or "repeat" in node:
            return True
        items: Any = node.values()
    else:
        items = node
    return any(isinstance(item, str) and OPENING in item for item in items)
