"""Scopes: what a key may do, one by one or as a preset."""

from __future__ import annotations

from collections.abc import Iterable

ADMIN = "admin"
"""The scope that has all others."""

SCOPES = (
    "videos:create", "videos:create:batch", "videos:read", "videos:write", "videos:delete",
    "templates:read", "templates:write", "files:read", "files:write", "files:delete",
    "assets:read", "assets:write", "projects:read", "projects:write", "callbacks:read",
    "callbacks:write", "webhooks:manage", "billing:read", "audit:read", "keys:manage",
)  # fmt: skip
_NOUNS = frozenset(scope.partition(":")[0] for scope in SCOPES) | {"renders", "account"}

PRESETS: dict[str, tuple[str, ...]] = {
    "render-only": ("videos:create", "videos:read"),
    "render-batch": ("videos:create", "videos:create:batch", "videos:read"),
    "read-only": tuple(scope for scope in SCOPES if scope.endswith(":read")),
    "full-access": tuple(scope for scope in SCOPES if scope != "keys:manage"),
    "admin": (ADMIN,),
}

_SAME = {"renders": "videos"}
"""Doors that call films by another name."""


def allows(held: Iterable[str], wanted: str) -> bool:
    """Whether somebody who holds some scopes may do what needs another."""
    mine = {_spelled(scope) for scope in held}
    wish = _spelled(wanted)
    noun = wish.partition(":")[0]
    return not mine.isdisjoint({wish, ADMIN, f"{noun}:*"})


def written_scopes(written: str) -> tuple[str, ...] | None:
    """The scopes of a preset, or of a list with commas; None where one is unknown."""
    scopes: list[str] = []
    for name in filter(None, map(str.strip, written.split(","))):
        if name in PRESETS:
            scopes.extend(PRESETS[name])
        elif _is_scope(name):
            scopes.append(name)
        else:
            return None
    return tuple(dict.fromkeys(scopes))


def _is_scope(name: str) -> bool:
    noun, _, verb = name.partition(":")
    return name == ADMIN or (noun in _NOUNS and bool(verb))


def _spelled(scope: str) -> str:
    noun, colon, verb = scope.partition(":")
    return f"{_SAME.get(noun, noun)}{colon}{verb}"
