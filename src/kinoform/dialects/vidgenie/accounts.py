"""account.* and apikey.*: people, their sessions and their keys."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request

from kinoform.app.house import House
from kinoform.app.people import (
    SESSION_SECONDS,
    log_in,
    log_out,
    person_of_session,
    register,
    verify,
)
from kinoform.app.refusal import Refused, no_such
from kinoform.db.keys import list_keys, mint_key, revoke_key
from kinoform.db.people import Person
from kinoform.dialects.vidgenie.present import NAME, api_key, data, person
from kinoform.http.body import json_object
from kinoform.http.credentials import secret_of

KEY_PREFIX = "vg_live_"
SCOPES = ("renders:*", "templates:*", "webhooks:*", "audit:read")


def accounts(house: House) -> APIRouter:
    """The routes of people."""
    router = APIRouter(prefix="/api/v1", tags=["account"])

    async def signed_in(request: Request) -> tuple[Person, str]:
        token = secret_of(request)
        if token is None:
            raise Refused(
                "unauthenticated", "MISSING_ACCESS_TOKEN", "this needs an access token",
                "log in with account.login and send 'Authorization: Bearer TOKEN'",
            )  # fmt: skip
        return await person_of_session(house, token), token

    @router.post("/account.register", summary="Open an account")
    async def register_(request: Request) -> dict[str, Any]:
        body = await json_object(request)
        who = await register(
            house, text(body, "username"), text(body, "email"), text(body, "password")
        )
        message = "we have sent you a mail with a token for account.verify_email"
        return data(user=person(who), message=message)

    @router.post("/account.verify_email", summary="Prove an address")
    async def verify_(request: Request) -> dict[str, Any]:
        who = await verify(house, text(await json_object(request), "token"))
        return data(verified=True, username=who.username)

    @router.post("/account.login", summary="Sign in")
    async def login(request: Request) -> dict[str, Any]:
        body = await json_object(request)
        who, token = await log_in(house, text(body, "username"), text(body, "password"))
        facts = {"token_type": "Bearer", "expires_in": SESSION_SECONDS, "user": person(who)}
        return data(access_token=token, **facts)

    @router.post("/account.logout", summary="Sign out")
    async def logout(request: Request) -> dict[str, Any]:
        _, token = await signed_in(request)
        await log_out(house, token)
        return data(logged_out=True)

    @router.api_route("/account.me", methods=["GET", "POST"], summary="Who is signed in")
    async def me(request: Request) -> dict[str, Any]:
        who, _ = await signed_in(request)
        return data(user=person(who))

    @router.post("/apikey.create", summary="Mint a key")
    async def create(request: Request) -> dict[str, Any]:
        who, _ = await signed_in(request)
        name = text(await json_object(request), "name")
        async with house.database.transaction() as tx:
            minted = await mint_key(tx, who.account_id, NAME, KEY_PREFIX, SCOPES, name)
        return data(api_key={**api_key(minted.key), "plaintext": minted.secret})

    @router.api_route("/apikey.list", methods=["GET", "POST"], summary="List keys")
    async def index(request: Request) -> dict[str, Any]:
        who, _ = await signed_in(request)
        async with house.database.transaction() as tx:
            found = await list_keys(tx, who.account_id)
        return data(api_keys=[api_key(key) for key in found])

    @router.post("/apikey.revoke", summary="Refuse a key from now on")
    async def revoke(request: Request) -> dict[str, Any]:
        who, _ = await signed_in(request)
        key_id = text(await json_object(request), "id")
        async with house.database.transaction() as tx:
            if not await revoke_key(tx, key_id, who.account_id):
                raise no_such("key")
        return data(id=key_id, revoked=True)

    return router


def text(body: dict[str, Any], name: str) -> str:
    """A field that must be text; raises Refused."""
    value = body.get(name)
    if not isinstance(value, str) or not value:
        raise Refused("invalid", "INVALID_REQUEST", f"{name} is needed, as text")
    return value
