"""Fields that a document writes and nobody reads: each is told with the name that is nearest."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from pydantic import BaseModel

from kinoform.compile.suggest import shown, suggestion
from kinoform.kit import pointer
from kinoform.model.document.clip import Clip
from kinoform.model.problem import Problem, warning


def unknown_fields(model: BaseModel, where: str, skip: Collection[str] = ()) -> Iterator[Problem]:
    """A warning for each field of a model, and of what is within it but for clips."""
    fields = type(model).model_fields
    known = [field.alias or name for name, field in fields.items()]
    for name in model.model_extra or {}:
        if name not in skip:
            message = f"no field is called {shown(name)} here"
            hint = suggestion(name, known, "it has no effect")
            yield warning("unknown_field", pointer.join(where, name), message, hint)
    for name in model.model_fields_set:
        if name in fields and name not in skip:
            inner = pointer.join(where, fields[name].alias or name)
            yield from _unknown_within(getattr(model, name), inner)


def _unknown_within(value: Any, where: str) -> Iterator[Problem]:
    if isinstance(value, Clip):
        return
    if isinstance(value, BaseModel):
        yield from unknown_fields(value, where)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _unknown_within(item, pointer.join(where, index))
