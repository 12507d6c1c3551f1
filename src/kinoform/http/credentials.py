"""The secret that a request carries, in any of the forms that people use."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.requests import Request

_SCHEMES = ("bearer", "token")
SESSION_COOKIE = "kinoform_session"
"""Holds the access token of somebody who is signed in in a browser."""


def secret_of(request: Request, *, allow_query: bool = False) -> str | None:
    """The key of a request; None where there is none."""
    scheme, _, rest = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() in _SCHEMES and rest.strip():
        return rest.strip()
    header = request.headers.get("x-api-key", "").strip()
    if header:
        return header
    if allow_query and request.query_params.get("api_key"):
        return request.query_params["api_key"]
    return request.cookies.get(SESSION_COOKIE) if _is_of_our_pages(request) else None


def _is_of_our_pages(request: Request) -> bool:
    """Whether no page of another site can have had a browser send this, with its cookies."""
    origin = request.headers.get("origin")
    return request.headers.get("sec-fetch-site", "none") in {"same-origin", "none"} and (
        origin is None or urlsplit(origin).netloc == request.headers.get("host")
    )
