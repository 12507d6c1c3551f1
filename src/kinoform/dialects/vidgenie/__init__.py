"""The door of VidGenie: RPC over a timeline, accounts, keys, and templates with merge fields."""

from __future__ import annotations

from fastapi import APIRouter

from kinoform.app.house import House
from kinoform.dialects.base import Dialect
from kinoform.dialects.vidgenie.accounts import KEY_PREFIX, SCOPES, accounts
from kinoform.dialects.vidgenie.present import NAME, event, refusal
from kinoform.dialects.vidgenie.renders import renders

_NOUNS = ("account", "apikey", "render", "template", "webhook", "audit")


def _router(house: House) -> APIRouter:
    router = APIRouter()
    for part in (accounts, renders):
        router.include_router(part(house))
    return router


def _owns(path: str) -> bool:
    return any(path.startswith(f"/api/v1/{noun}.") for noun in _NOUNS)


DIALECT = Dialect(
    name=NAME,
    key_prefix=KEY_PREFIX,
    scopes=SCOPES,
    router=_router,
    refuse=refusal,
    event=event,
    owns=_owns,
)
