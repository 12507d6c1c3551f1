"""How keys are sent, as OpenAPI names it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kinoform.http.operations import Access, Operation, Schema


def schemes(key_prefix: str, told: Iterable[Operation], *, query_key: bool) -> Schema:
    """The security schemes that operations name."""
    used = {
        name
        for each in told
        for way in allowed(each.access, each.scope, query_key=query_key)
        for name in way
    }
    return {name: scheme for name, scheme in scheme_table(key_prefix).items() if name in used}


def allowed(access: Access, scope: str, *, query_key: bool) -> list[dict[str, Any]]:
    """The ways to prove who asks, any of which will do; none where anybody may ask."""
    if access == "anybody":
        return []
    if access == "session":
        return [{"session": []}]
    ways = ["bearerKey", "headerKey", "tokenKey", *(["queryKey"] if query_key else [])]
    return [{way: [scope] if scope else []} for way in ways]


def scheme_table(prefix: str) -> Schema:
    key = f"A key, `{prefix}...`" if prefix else "A key"
    return {
        "bearerKey": {
            "type": "http", "scheme": "bearer",
            "description": f"{key}: `Authorization: Bearer KEY`.",
        },
        "headerKey": {
            "type": "apiKey", "in": "header", "name": "X-API-Key",
            "description": f"{key}: `X-API-Key: KEY`.",
        },
        "tokenKey": {
            "type": "apiKey", "in": "header", "name": "Authorization",
            "description": f"{key}, after the word Token: `Authorization: Token KEY`.",
        },
        "queryKey": {
            "type": "apiKey", "in": "query", "name": "api_key",
            "description": f"{key}. Addresses end up in logs: a header is better.",
        },
        "session": {
            "type": "http", "scheme": "bearer",
            "description": "The access token that signing in answers.",
        },
    }  # fmt: skip
