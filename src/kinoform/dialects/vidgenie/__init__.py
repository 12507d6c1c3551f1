"""The door of VidGenie: RPC over a timeline, accounts, templates and webhooks."""

from __future__ import annotations

from fastapi import APIRouter

from kinoform.app.house import House
from kinoform.dialects.base import Dialect
from kinoform.dialects.vidgenie.accounts import accounts
from kinoform.dialects.vidgenie.audit import audit
from kinoform.dialects.vidgenie.keys import KEY_PREFIX, SCOPES, keys
from kinoform.dialects.vidgenie.present import NAME, event, refusal
from kinoform.dialects.vidgenie.renders import renders
from kinoform.dialects.vidgenie.schema import REFERENCE
from kinoform.dialects.vidgenie.templates import templates
from kinoform.dialects.vidgenie.webhooks import webhooks

_NOUNS = ("account", "apikey", "render", "template", "webhook", "audit")


def _router(house: House) -> APIRouter:
    router = APIRouter()
    for part in (accounts, keys, renders, templates, webhooks, audit):
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
    reference=REFERENCE,
)
