"""Templates with `{{name}}` merge fields, and the values that go into them.

A text that is nothing but one field becomes the value itself, of whatever type; within a longer
text the value becomes text. Fields are looked for in values at any depth, never in the names of an
object's fields. What is put in is never looked at again, so a value that holds `{{` stays as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kinoform.kit import pointer
from kinoform.model.problem import Problem, errors_of, warning

DEEPEST = 64
MOST_LETTERS = 20_000_000
"""Of all texts that are put together."""
MOST_PROBLEMS = 100

_BRACES = re.compile(r"\{\{[^{}]*\}\}")
_FIELD = re.compile(r"\{\{\s*([^\W\d][\w.-]*)\s*\}\}")


@dataclass(frozen=True, slots=True)
class Merged:
    """The template with its values in it; the value is None where an error is a problem."""

    value: Any
    problems: tuple[Problem, ...]


def fields_of(template: Any) -> tuple[str, ...]:
    """The names of all merge fields, in the order in which they first appear."""
    visit = _Visit(None)
    visit.filled(template, "", 0)
    return tuple(visit.names)


def merged(
    template: Any, values: Mapping[str, Any], *, template_at: str = "", values_at: str = "/values"
) -> Merged:
    """The template with every field filled.

    A field without a value is an error at its place in the template, a value without a field is a
    warning at its place among the values; the two pointers say where in the request those are.
    """
    visit = _Visit(values)
    value = visit.filled(template, template_at, 0)
    unknown = [
        warning(
            "unknown_merge_field", pointer.join(values_at, name),
            f"the template has no field called {name!r}",
            f"it has {', '.join(visit.names) or 'none'}",
        )
        for name in values
        if name not in visit.names
    ]  # fmt: skip
    problems = (*visit.problems, *visit.warnings, *unknown[:MOST_PROBLEMS])
    return Merged(None if errors_of(problems) else value, problems)


@dataclass
class _Visit:
    """One way through a template, which fills its fields, or only notes their names."""

    values: Mapping[str, Any] | None
    names: dict[str, None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    letters: int = 0

    def filled(self, part: Any, where: str, depth: int) -> Any:
        """A part of the template with its fields filled."""
        if isinstance(part, str):
            return self._text(part, where)
        if not isinstance(part, dict | list):
            return part
        if depth == DEEPEST:
            self._note("too_deep", where, f"nested more than {DEEPEST} deep", "flatten it")
            return None
        if isinstance(part, dict):
            return {
                key: self.filled(item, pointer.join(where, key), depth + 1)
                for key, item in part.items()
            }
        return [
            self.filled(item, pointer.join(where, index), depth + 1)
            for index, item in enumerate(part)
        ]

    def _text(self, text: str, where: str) -> Any:
        names = _FIELD.findall(text)
        self._note_braces(text, where)
        self.names.update(dict.fromkeys(names))
        if not names or self.values is None or self._lacks(names, self.values, where):
            return text
        if _FIELD.fullmatch(text):
            return self.values[names[0]]
        return self._joined(text, self.values, where)

    def _note_braces(self, text: str, where: str) -> None:
        for braces in _BRACES.findall(text):
            if not _FIELD.fullmatch(braces) and len(self.warnings) < MOST_PROBLEMS:
                self.warnings.append(
                    warning(
                        "bad_merge_field", where, f"{braces[:80]!r} is no merge field",
                        "a name has letters, digits, dots, dashes and underscores",
                    )
                )  # fmt: skip

    def _lacks(self, names: list[str], values: Mapping[str, Any], where: str) -> bool:
        missing = [name for name in dict.fromkeys(names) if name not in values]
        for name in missing:
            self._note(
                "missing_merge_field", where, f"the field {name!r} has no value",
                f"add {name!r} to the values",
            )  # fmt: skip
        return bool(missing)

    def _joined(self, text: str, values: Mapping[str, Any], where: str) -> str:
        names = _FIELD.findall(text)
        for name in dict.fromkeys(names):
            if isinstance(values[name], dict | list):
                kind = "list" if isinstance(values[name], list) else "object"
                self._note(
                    "wrong_type", where, f"{name!r} is a {kind}, which is no part of a text",
                    "give text or a number, or let the field stand alone",
                )  # fmt: skip
        written = {name: _as_text(values[name]) for name in names}
        self.letters += sum(len(written[name]) for name in names)
        if self.letters > MOST_LETTERS:
            message = f"the texts would have more than {MOST_LETTERS:,} letters"
            self._note("too_large", where, message, "give shorter values")
            return ""
        return _FIELD.sub(lambda match: written[match[1]], text)

    def _note(self, code: str, where: str, message: str, hint: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(code, where, message, hint))


def _as_text(value: Any) -> str:
    """A value as people read it: whole numbers without a point, nothing as no text."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return json.dumps(value)
