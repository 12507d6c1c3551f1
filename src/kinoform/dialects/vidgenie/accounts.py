"""account.*: people and their sessions."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request

from kinoform.app.house import House
from kinoform.app.people import (
    SESSION_SECONDS,
    change_password,
    log_in,
    log_out,
    register,
    resend_verification,
    verify,
)
from kinoform.dialects.vidgenie.fields import READ, text
from kinoform.dialects.vidgenie.present import data, person
from kinoform.dialects.vidgenie.sessions import signed_in
from kinoform.http.body import json_object
from kinoform.http.callers import stranger


def accounts(house: House) -> APIRouter:
    """The routes of people."""
    router = APIRouter(prefix="/api/v1", tags=["account"])

    @router.post("/account.register", summary="Open an account")
    async def register_(request: Request) -> dict[str, Any]:
        await stranger(house, request)
        body = await json_object(request)
        who = await register(
            house, text(body, "username"), text(body, "email"), text(body, "password")
        )
        message = "we have sent you a mail with a token for account.verify_email"
        return data(user=person(who), message=message)

    @router.post("/account.verify_email", summary="Prove an address")
    async def verify_(request: Request) -> dict[str, Any]:
        await stranger(house, request)
        who = await verify(house, text(await json_object(request), "token"))
        return data(verified=True, username=who.username)

    @router.post("/account.resend_verification", summary="Ask for a fresh token")
    async def resend(request: Request) -> dict[str, Any]:
        await stranger(house, request)
        await resend_verification(house, text(await json_object(request), "email"))
        message = "if an account waits for this address, a mail with a fresh token is under way"
        return data(message=message)

    @router.post("/account.login", summary="Sign in")
    async def login(request: Request) -> dict[str, Any]:
        await stranger(house, request)
        body = await json_object(request)
        who, token = await log_in(house, text(body, "username"), text(body, "password"))
        facts = {"token_type": "Bearer", "expires_in": SESSION_SECONDS, "user": person(who)}
        return data(access_token=token, **facts)

    @router.post("/account.logout", summary="Sign out")
    async def logout(request: Request) -> dict[str, Any]:
        session = await signed_in(house, request)
        await log_out(house, session.token)
        return data(logged_out=True)

    @router.api_route("/account.me", methods=READ, summary="Who is signed in")
    async def me(request: Request) -> dict[str, Any]:
        return data(user=person((await signed_in(house, request)).person))

    @router.post("/account.change_password", summary="Sign in by another password from now on")
    async def change(request: Request) -> dict[str, Any]:
        session = await signed_in(house, request)
        body = await json_object(request)
        old, new = text(body, "old_password"), text(body, "new_password")
        await change_password(house, session.person, old, new, session.token)
        return data(changed=True)

    return router
