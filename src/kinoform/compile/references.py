"""Asset pools and `$ref`: each reference becomes what it stands for."""

from __future__ import annotations

import difflib
from typing import Any

from kinoform.kit import pointer
from kinoform.model.problem import Problem

_VALUE_OF_POOL = {
    "fonts": "family",
    "images": "src",
    "videos": "src",
    "audios": "src",
    "models": "src",
    "luts": "src",
    "subtitles": "words",
    "svgs": "svg",
}
_POOL_OF_TYPE = {"image": "images", "video": "videos", "audio": "audios", "font": "fonts"}


def asset_pools(document: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The assets as lists by pool, however they are written.

    Pools may be arrays of `{id, ...}`, objects by id, or one flat object of `{type, src}`.
    """
    pools: dict[str, list[dict[str, Any]]] = {}
    assets = document.get("assets")
    if not isinstance(assets, dict):
        return pools
    for name, content in assets.items():
        if isinstance(content, list):
            pools.setdefault(name, []).extend(item for item in content if isinstance(item, dict))
        elif isinstance(content, dict) and name in _VALUE_OF_POOL and "src" not in content:
            for key, item in content.items():
                entry = item if isinstance(item, dict) else {_VALUE_OF_POOL[name]: item}
                pools.setdefault(name, []).append({"id": key, **entry})
        elif isinstance(content, dict):
            pool = _POOL_OF_TYPE.get(str(content.get("type")), "images")
            pools.setdefault(pool, []).append({"id": name, **content})
    return pools


def resolve_references(document: dict[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
    """The document with every `{"$ref": id}` replaced, and a problem for each that has no asset."""
    values: dict[str, Any] = {}
    for pool, entries in asset_pools(document).items():
        for entry in entries:
            key = entry.get("id")
            if isinstance(key, str):
                value = entry.get(_VALUE_OF_POOL.get(pool, "src"), entry.get("src"))
                values[key] = values[f"{pool}/{key}"] = value
    problems: list[Problem] = []
    resolved = {
        key: value if key == "assets" else _resolved(value, pointer.join("", key), values, problems)
        for key, value in document.items()
    }
    return resolved, problems


def _resolved(value: Any, where: str, values: dict[str, Any], problems: list[Problem]) -> Any:
    if isinstance(value, list):
        return [
            _resolved(item, pointer.join(where, index), values, problems)
            for index, item in enumerate(value)
        ]
    if not isinstance(value, dict):
        return value
    if set(value) == {"$ref"}:
        key = str(value["$ref"]).removeprefix("#/assets/").removeprefix("assets/")
        if key in values:
            return values[key]
        close = difflib.get_close_matches(key, [name for name in values if "/" not in name], 1)
        hint = f"did you mean {close[0]!r}?" if close else "add it to the document's assets"
        problems.append(Problem("unknown_reference", where, f"no asset has the id {key!r}", hint))
        return None
    return {
        key: _resolved(item, pointer.join(where, key), values, problems)
        for key, item in value.items()
    }
