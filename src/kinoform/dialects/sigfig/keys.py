"""Keys: made, listed and revoked, by somebody signed in or by a key that may."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request

from kinoform.app.callers import Caller
from kinoform.app.house import House
from kinoform.app.refusal import Refused, no_such
from kinoform.app.scopes import PRESETS, SCOPES, allows, written_scopes
from kinoform.app.tiers import require_studio
from kinoform.db.keys import list_keys, mint_key, revoke_key
from kinoform.dialects.sigfig import present
from kinoform.dialects.sigfig.answers import Done, KeyList, KeyMade
from kinoform.dialects.sigfig.asked import NewKey
from kinoform.dialects.sigfig.paging import LIST_KEYS, MAKE_KEYS
from kinoform.http.asked import asked
from kinoform.http.callers import caller
from kinoform.http.once import show_once

KEY_PREFIX = "sf_live_"
SCOPE, TAG = "keys:manage", "Keys"


def keys(house: House) -> APIRouter:
    """The routes of keys."""
    router = APIRouter(prefix="/api/keys", tags=[TAG])

    @router.get("", summary="List keys")
    async def index(request: Request) -> KeyList:
        who = await caller(house, request, SCOPE, rates=LIST_KEYS)
        async with house.database.transaction() as tx:
            found = await list_keys(tx, who.account_id)
        live = [key for key in found if key.revoked_at is None]
        return {"success": True, "keys": [present.api_key(key) for key in live]}

    @router.post("", summary="Make a key")
    async def create(request: Request) -> KeyMade:
        who = await caller(house, request, SCOPE, rates=MAKE_KEYS)
        new = await asked(request, NewKey)
        scopes = scopes_for(who, new.scopes)
        require_studio(who.plan, "API keys")
        async with house.database.transaction() as tx:
            minted = await mint_key(
                tx, who.account_id, present.NAME, KEY_PREFIX, scopes, new.name, new.expires_in_days
            )
        show_once(request)
        return {
            "success": True, "key": minted.secret, "apiKey": present.api_key(minted.key),
            "message": "Save this API key — it won't be shown again.",
        }  # fmt: skip

    @router.delete("/{key_id}", summary="Revoke a key")
    async def revoke(request: Request, key_id: str) -> Done:
        who = await caller(house, request, SCOPE)
        async with house.database.transaction() as tx:
            if not await revoke_key(tx, key_id, who.account_id):
                raise no_such("key")
        return {"success": True, "id": key_id, "message": "API key revoked."}

    return router


def scopes_for(who: Caller, written: str) -> tuple[str, ...]:
    """The scopes of a new key; raises Refused.

    A key hands on only what it may do itself, so that none opens more by way of another.
    """
    scopes = written_scopes(written)
    if not scopes:
        unknown = next((name for name in written.split(",") if written_scopes(name) is None), "")
        raise Refused(
            "invalid", "INVALID_SCOPES",
            f"scopes are a preset, or scopes with commas, and {unknown.strip()[:40]!r} is neither",
            f"choose of {', '.join((*PRESETS, *SCOPES))}",
        )  # fmt: skip
    lacking = [scope for scope in scopes if not allows(who.scopes, scope)]
    if lacking and who.person_id is None:
        raise Refused(
            "forbidden", "FORBIDDEN",
            f"this key cannot hand on what it may not do itself: {', '.join(lacking)}",
            "make the key when you are signed in, or by a key with those scopes",
        )  # fmt: skip
    return scopes
