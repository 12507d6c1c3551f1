"""Bodies of requests by their JSON Schema: as it asks for them, nearly so, or not at all."""

from __future__ import annotations

import json
from typing import Any

from documents import Json, documents, spoiled
from hypothesis import strategies as st

Strategy = st.SearchStrategy[Any]
REFERENCE = "#/components/schemas/"
DEEPEST = 12
words = st.text(max_size=12) | st.sampled_from(
    ["https://example.com/a.png", "http://127.0.0.1:1/x", "{{ a }}", "{{a}}", "#fff", "auto", "\0"]
)
numbers = (
    st.integers(-5, 100) | st.floats(allow_nan=False) | st.sampled_from([0, 2**63, -0.0, 1e308])
)


def bodies(schema: dict[str, Any], components: dict[str, Any]) -> Strategy:
    """Contents of a body: JSON by its schema, with one value spoiled, or of any kind."""
    meant = by_schema(schema, components)
    sent = meant | meant.flatmap(spoiled) | Json
    return sent.map(lambda value: json.dumps(value).encode()) | broken(meant)


def broken(meant: Strategy) -> Strategy:
    """JSON of which some bytes are gone or others."""
    whole = meant.map(lambda value: bytearray(json.dumps(value).encode()))
    change = st.tuples(st.integers(0, 2**16), st.integers(0, 255), st.booleans())

    def harmed(wish: tuple[bytearray, list[tuple[int, int, bool]]]) -> bytes:
        content, changes = bytearray(wish[0]), wish[1]
        for place, byte, is_cut in changes:
            if content and is_cut:
                del content[place % len(content) :]
            elif content:
                content[place % len(content)] = byte
        return bytes(content)

    return st.tuples(whole, st.lists(change, min_size=1, max_size=4)).map(harmed)


def by_schema(schema: dict[str, Any], components: dict[str, Any], depth: int = 0) -> Strategy:
    """Values that a schema allows, or nearly does."""
    if depth > DEEPEST:
        return st.none()
    if "$ref" in schema:
        name = schema["$ref"].removeprefix(REFERENCE)
        if name == "Document":
            return documents()
        return by_schema(components[name], components, depth + 1)
    for way in ("anyOf", "oneOf"):
        if way in schema:
            return st.one_of([by_schema(each, components, depth + 1) for each in schema[way]])
    if "const" in schema:
        return st.just(schema["const"])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    match schema.get("type"):
        case "object":
            return _object(schema, components, depth)
        case "array":
            inner = by_schema(schema.get("items", {}), components, depth + 1)
            least = schema.get("minItems", 0)
            return st.lists(inner, min_size=least, max_size=max(3, least))
        case "string":
            return words
        case "integer" | "number":
            low, high = schema.get("minimum", -(10**6)), schema.get("maximum", 10**6)
            return st.integers(int(low), int(high)) | numbers
        case "boolean":
            return st.booleans()
        case "null":
            return st.none()
        case _:
            return Json


def _object(schema: dict[str, Any], components: dict[str, Any], depth: int) -> Strategy:
    fields = {
        name: by_schema(part, components, depth + 1)
        for name, part in schema.get("properties", {}).items()
    }
    if not fields:
        return st.dictionaries(words, Json, max_size=3)
    needed = {name: fields.pop(name) for name in schema.get("required", []) if name in fields}
    return st.fixed_dictionaries(needed, optional=fields)
