"""The house's own door: what an account has and did, whichever door it came by."""

from __future__ import annotations

from fastapi import APIRouter

from kinoform.app.house import House
from kinoform.app.scopes import PRESETS
from kinoform.dialects.base import Dialect
from kinoform.dialects.house.account import account
from kinoform.dialects.house.deliveries import deliveries
from kinoform.dialects.house.present import NAME, event, refusal
from kinoform.dialects.house.renders import renders
from kinoform.dialects.house.schema import KEY_PREFIX, REFERENCE

_PATH = "/house/v1"


def _router(house: House) -> APIRouter:
    router = APIRouter(prefix=_PATH)
    for part in (account, renders, deliveries):
        router.include_router(part(house))
    return router


def _owns(path: str) -> bool:
    return path == _PATH or path.startswith(f"{_PATH}/")


DIALECT = Dialect(
    name=NAME,
    key_prefix=KEY_PREFIX,
    scopes=PRESETS["full-access"],
    router=_router,
    refuse=refusal,
    event=event,
    owns=_owns,
    reference=REFERENCE,
)
