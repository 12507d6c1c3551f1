"""JSON Schema components, from types and from the schema of documents."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode

from kinoform.http.operations import DOCUMENT, Schema

COMPONENTS = "#/components/schemas/"


class Types:
    """The schemas of some types, with what they share as components."""

    def __init__(self, asked: Iterable[Any], answered: Iterable[Any]) -> None:
        wanted: dict[tuple[JsonSchemaMode, str], Any] = {}
        wanted |= {("validation", repr(each)): each for each in asked}
        wanted |= {("serialization", repr(each)): each for each in answered}
        made, shared = TypeAdapter.json_schemas(
            [(name, mode, TypeAdapter(each)) for (mode, name), each in wanted.items()],
            ref_template=f"{COMPONENTS}{{model}}", schema_generator=_Quiet,
        )  # fmt: skip
        self._made = made
        self.components: dict[str, Schema] = shared.get("$defs", {})

    def asked(self, type_: Any) -> Schema:
        """The schema of a body."""
        return self._made[repr(type_), "validation"]

    def answered(self, type_: Any) -> Schema:
        """The schema of an answer."""
        return self._made[repr(type_), "serialization"]


def with_documents(described: Schema, document: Schema) -> Schema:
    """A description whose documents are described as well, if it speaks of any."""
    if json.dumps(DOCUMENT)[1:-1] not in json.dumps(described):
        return described
    place = f"{COMPONENTS}Document"
    whole: Schema = referred(described, lambda ref: place if ref == DOCUMENT["$ref"] else ref)
    whole["components"]["schemas"] |= components_of(document)
    return whole


def components_of(document: Schema) -> dict[str, Schema]:
    """The schema of documents as components: `Document`, and all that it is made of."""
    root = {key: value for key, value in document.items() if key not in {"$schema", "$defs"}}
    parts = {**document.get("$defs", {}), "Document": root}
    return {
        name: referred(part, lambda ref: ref.replace("#/$defs/", COMPONENTS))
        for name, part in parts.items()
    }


def referred(value: Any, changed: Callable[[str], str]) -> Any:
    """A copy with every reference changed, those of discriminators too."""
    if isinstance(value, list):
        return [referred(item, changed) for item in value]
    if not isinstance(value, dict):
        return value
    copy = {key: referred(item, changed) for key, item in value.items()}
    if isinstance(copy.get("$ref"), str):
        copy["$ref"] = changed(copy["$ref"])
    kinds = copy.get("discriminator")
    if isinstance(kinds, dict) and isinstance(kinds.get("mapping"), dict):
        mapping = {kind: changed(ref) for kind, ref in kinds["mapping"].items()}
        copy["discriminator"] = {**kinds, "mapping": mapping}
    return copy


class _Quiet(GenerateJsonSchema):
    """Leaves out titles that only repeat a name."""

    def field_title_should_be_set(self, _schema: Any) -> bool:
        return False
