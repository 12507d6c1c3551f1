"""How keys are sent, as OpenAPI names it."""

from __future__ import annotations

from typing import Any

from kinoform.http.operations import Access, Reference, Schema


def schemes(reference: Reference, *, query_key: bool) -> Schema:
    """The security schemes that a door's operations name."""
    used = {
        name
        for told in reference.operations.values()
        for way in allowed(told.access, told.scope, query_key=query_key)
        for name in way
    }
    return {
        name: scheme for name, scheme in scheme_table(reference.key_prefix).items() if name in used
    }


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
            "type": "apiKey", "in": "header", "name": "X-API-Key", "description": f"{key}.",
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
