"""apikey.*: the keys that machines send."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request

from kinoform.app.house import House
from kinoform.app.refusal import no_such
from kinoform.db.keys import list_keys, mint_key, revoke_key
from kinoform.dialects.vidgenie.fields import READ, name_of, text
from kinoform.dialects.vidgenie.present import NAME, api_key, data
from kinoform.dialects.vidgenie.sessions import signed_in
from kinoform.http.body import json_object
from kinoform.http.once import show_once

KEY_PREFIX = "vg_live_"
SCOPES = ("renders:*", "templates:*", "webhooks:*", "audit:read")


def keys(house: House) -> APIRouter:
    """The routes of keys."""
    router = APIRouter(prefix="/api/v1", tags=["apikey"])

    @router.post("/apikey.create", summary="Mint a key")
    async def create(request: Request) -> dict[str, Any]:
        owner = (await signed_in(house, request)).person.account_id
        name = name_of(await json_object(request))
        async with house.database.transaction() as tx:
            minted = await mint_key(tx, owner, NAME, KEY_PREFIX, SCOPES, name)
        show_once(request)
        return data(api_key={**api_key(minted.key), "plaintext": minted.secret})

    @router.api_route("/apikey.list", methods=READ, summary="List keys")
    async def index(request: Request) -> dict[str, Any]:
        owner = (await signed_in(house, request)).person.account_id
        async with house.database.transaction() as tx:
            found = await list_keys(tx, owner)
        return data(api_keys=[api_key(key) for key in found])

    @router.post("/apikey.revoke", summary="Refuse a key from now on")
    async def revoke(request: Request) -> dict[str, Any]:
        owner = (await signed_in(house, request)).person.account_id
        key_id = text(await json_object(request), "id")
        async with house.database.transaction() as tx:
            if not await revoke_key(tx, key_id, owner):
                raise no_such("key")
        return data(id=key_id, revoked=True)

    return router
