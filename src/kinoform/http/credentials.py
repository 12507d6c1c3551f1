"""The secret that a request carries, in any of the forms that people use."""

from __future__ import annotations

from starlette.requests import Request

_SCHEMES = ("bearer", "token")


def secret_of(request: Request, *, allow_query: bool = False) -> str | None:
    """The key of a request; None where there is none."""
    scheme, _, rest = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() in _SCHEMES and rest.strip():
        return rest.strip()
    header = request.headers.get("x-api-key", "").strip()
    if header:
        return header
    if allow_query:
        return request.query_params.get("api_key") or None
    return None
