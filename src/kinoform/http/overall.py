"""OpenAPI 3.1 of all doors together.

Schemas, tags and webhooks are called after their door, and so are operations whose name more than
one door uses; what documents are made of is there once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from kinoform.http.access import scheme_table
from kinoform.http.operations import Reference, Schema
from kinoform.http.schemas import COMPONENTS, components_of, referred

Described = tuple[Reference, Schema]


def overall(parts: Sequence[Described], *, info: Schema, document: Schema) -> Schema:
    """One description made of those of the doors."""
    shared = components_of(document)
    uses = Counter(each["operationId"] for _, part in parts for each in _operations(part))
    whole: dict[str, Any] = {"paths": {}, "webhooks": {}, "schemas": {}, "tags": [], "groups": []}
    used: set[str] = set()
    for reference, part in parts:
        renamed = _renamed(reference, part, frozenset(shared), uses)
        whole["paths"] |= renamed["paths"]
        whole["tags"] += renamed["tags"]
        whole["schemas"] |= renamed["components"]["schemas"]
        whole["webhooks"] |= {
            f"{reference.name}.{name}": hook for name, hook in renamed.get("webhooks", {}).items()
        }
        names = [tag["name"] for tag in renamed["tags"]]
        whole["groups"].append({"name": reference.title, "tags": names})
        used |= part["components"].get("securitySchemes", {}).keys()
    return {
        "openapi": parts[0][1]["openapi"], "info": info, "servers": parts[0][1]["servers"],
        "tags": whole["tags"], "x-tagGroups": whole["groups"],
        "paths": whole["paths"], "webhooks": whole["webhooks"],
        "components": {
            "schemas": whole["schemas"],
            "securitySchemes": {k: v for k, v in scheme_table("").items() if k in used},
        },
    }  # fmt: skip


def _operations(part: Schema) -> list[Schema]:
    paths = [*part["paths"].values(), *part.get("webhooks", {}).values()]
    return [operation for path in paths for operation in path.values()]


def _renamed(
    reference: Reference, part: Schema, shared: frozenset[str], uses: Counter[str]
) -> Schema:
    """A door's description with names that no other door has."""
    own = part["components"]["schemas"].keys()
    kept = shared if "Document" in own else frozenset[str]()

    def name_of(component: str) -> str:
        return component if component in kept else f"{reference.title.replace(' ', '')}{component}"

    def place(ref: str) -> str:
        name = ref.removeprefix(COMPONENTS)
        return f"{COMPONENTS}{name_of(name)}" if ref != name and name in own else ref

    renamed: Schema = referred(part, place)
    renamed["components"]["schemas"] = {
        name_of(name): schema for name, schema in renamed["components"]["schemas"].items()
    }
    renamed["tags"] = [
        {**tag, "name": f"{reference.title}: {tag['name']}"} for tag in renamed["tags"]
    ]
    for operation in _operations(renamed):
        if uses[operation["operationId"]] > 1:
            name = operation["operationId"]
            operation["operationId"] = f"{reference.name}{name[:1].upper()}{name[1:]}"
        if "tags" in operation:
            operation["tags"] = [f"{reference.title}: {tag}" for tag in operation["tags"]]
    return renamed
