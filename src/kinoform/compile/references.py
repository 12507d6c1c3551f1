"""Asset pools and `$ref`: each reference becomes what it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kinoform.compile.suggest import suggestion
from kinoform.kit import pointer
from kinoform.kit.exchange import KEPT, exchanged
from kinoform.model.problem import Problem, warning

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


@dataclass(frozen=True, slots=True)
class Asset:
    """One thing that clips may name, and where it is written."""

    pool: str
    key: str | None
    fields: dict[str, Any]
    pointer: str

    def value(self) -> tuple[Any, str]:
        """What a reference to it stands for, and where that is written."""
        wanted = _VALUE_OF_POOL.get(self.pool, "src")
        name = wanted if wanted in self.fields else "src"
        return self.fields.get(name), pointer.join(self.pointer, name)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A document without references."""

    document: dict[str, Any]
    origins: Mapping[str, str] = field(default_factory=dict)
    """Where the insides of what a reference became are written, by the place of the reference."""
    problems: tuple[Problem, ...] = ()

    def origin_of(self, where: str) -> str:
        """Where something was written before references were resolved."""
        place = where.rpartition("/")[0]
        while place:
            if place in self.origins:
                return self.origins[place] + where[len(place) :]
            place = place.rpartition("/")[0]
        return where


def assets_of(document: Mapping[str, Any], problems: list[Problem]) -> list[Asset]:
    """All assets, however they are written.

    Pools may be arrays of `{id, ...}`, objects by id, or one flat object of `{type, src}`.
    """
    assets = document.get("assets")
    if assets is None:
        return []
    if not isinstance(assets, dict):
        problems.append(_not("/assets", "assets are an object", '{"images": [{"id": ..., ...}]}'))
        return []
    found: list[Asset] = []
    for name, content in assets.items():
        where = pointer.join("/assets", name)
        if isinstance(content, dict) and (name not in _VALUE_OF_POOL or "src" in content):
            pool = _POOL_OF_TYPE.get(str(content.get("type")), "images")
            found.append(Asset(pool, name, content, where))
        elif content is not None:
            found.extend(_pool(name, content, where, problems))
    return found


def _pool(name: str, content: Any, where: str, problems: list[Problem]) -> Iterator[Asset]:
    if name not in _VALUE_OF_POOL:
        hint = suggestion(name, tuple(_VALUE_OF_POOL))
        problems.append(warning("unknown_field", where, f"no pool is called {name!r}", hint))
    if isinstance(content, list):
        for index, item in enumerate(content):
            at = pointer.join(where, index)
            if not isinstance(item, dict):
                problems.append(
                    _not(at, "an asset is an object", 'such as {"id": ..., "src": ...}')
                )
                continue
            key = item.get("id")
            yield Asset(name, key if isinstance(key, str) else None, item, at)
    elif isinstance(content, dict):
        for key, item in content.items():
            at = pointer.join(where, key)
            fields = item if isinstance(item, dict) else {_VALUE_OF_POOL[name]: item}
            yield Asset(name, key, fields, at)
    else:
        problems.append(_not(where, "a pool is a list of assets", 'such as [{"id": ..., ...}]'))


def _not(where: str, message: str, hint: str) -> Problem:
    return Problem("wrong_type", where, message, hint)


def resolve_references(document: dict[str, Any]) -> Resolved:
    """The document with every `{"$ref": id}` replaced, and a problem for each that has no asset."""
    problems: list[Problem] = []
    known: dict[str, Asset] = {}
    for asset in assets_of(document, problems):
        if asset.key is not None:
            known[asset.key] = known[f"{asset.pool}/{asset.key}"] = asset
    walk = _Walk(known, problems)
    resolved = {
        key: value if key == "assets" else exchanged(value, pointer.join("", key), walk.exchange)
        for key, value in document.items()
    }
    return Resolved(resolved, walk.origins, tuple(problems))


@dataclass
class _Walk:
    known: Mapping[str, Asset]
    problems: list[Problem]
    origins: dict[str, str] = field(default_factory=dict)

    def exchange(self, value: dict[str, Any], where: str) -> Any:
        """What a reference stands for."""
        return self._target(str(value["$ref"]), where) if set(value) == {"$ref"} else KEPT

    def _target(self, reference: str, where: str) -> Any:
        key = reference.removeprefix("#/").removeprefix("assets/")
        asset = self.known.get(key)
        if asset is None:
            names = tuple(name for name in self.known if "/" not in name)
            hint = suggestion(key, names) if names else "add it to the document's assets"
            message = f"no asset has the id {key!r}"
            self.problems.append(Problem("unknown_reference", where, message, hint))
            return None
        value, written = asset.value()
        if value is None:
            message = f"the asset {key!r} has nothing that a clip could use"
            self.problems.append(Problem("missing_field", written, message, "add it"))
            self.problems.append(Problem("unknown_reference", where, message, "mend the asset"))
        self.origins[where] = written
        return value
