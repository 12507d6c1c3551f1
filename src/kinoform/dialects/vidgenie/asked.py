"""What every part of a request is: strict, frozen, and tolerant of fields that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict

from kinoform.kit import pointer
from kinoform.model.problem import Problem, warning


class Asked(BaseModel):
    """A part of a request; unknown fields are kept for a warning."""

    model_config = ConfigDict(
        frozen=True,
        extra="allow",
        allow_inf_nan=False,
        validate_by_alias=True,
        validate_by_name=False,
        use_attribute_docstrings=True,
    )


def unknown_fields(part: BaseModel, where: str) -> Iterator[Problem]:
    """A warning for each field that has no effect, however deep."""
    fields = type(part).model_fields
    known = ", ".join(field.alias or name for name, field in fields.items())
    for name in part.model_extra or {}:
        yield warning(
            "unknown_field", pointer.join(where, name),
            f"no field is called {name!r} here, so it has no effect", f"there are {known}",
        )  # fmt: skip
    for name, field in fields.items():
        if name in part.model_fields_set:
            yield from _unknown_in(getattr(part, name), pointer.join(where, field.alias or name))


def _unknown_in(value: Any, where: str) -> Iterator[Problem]:
    if isinstance(value, BaseModel):
        yield from unknown_fields(value, where)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _unknown_in(item, pointer.join(where, index))
