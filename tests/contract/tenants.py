"""Accounts with keys of any scopes, made without the second that a command takes to begin."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asking import ask
from guest import PASSWORD, Guest
from pwdlib import PasswordHash
from running import Running
from sqlalchemy import text

from kinoform.app.callers import SESSION, SESSION_PREFIX
from kinoform.app.people import SESSION_SECONDS
from kinoform.commands._base import ask_at
from kinoform.db.accounts import account_named, create_account
from kinoform.db.credits import grant
from kinoform.db.database import Transaction
from kinoform.db.embedded import running_url
from kinoform.db.keys import mint_key
from kinoform.db.people import give_token, register_person, verify_person
from kinoform.db.plans import OPERATORS_PLAN


@dataclass(frozen=True)
class Tenant:
    """An account with a key."""

    url: str
    account_id: str
    key_id: str
    key: str

    @property
    def headers(self) -> dict[str, str]:
        return {"x-api-key": self.key}

    def ask(self, method: str, path: str, **request: Any) -> Any:
        """An answer, whatever its status."""
        return ask(method, f"{self.url}{path}", headers=self.headers, **request)

    def told(self, method: str, path: str, **request: Any) -> Any:
        """What is answered to something that works."""
        answer = self.ask(method, path, **request)
        assert answer.status_code == 200, answer.text
        return answer.json()


def tenant(
    running: Running, name: str, *, scopes: tuple[str, ...] = ("admin",), credit: int = 1_000
) -> Tenant:
    """Somebody on the operators' plan, whom no rate holds up."""

    async def made(tx: Transaction) -> Tenant:
        owner = await create_account(tx, name, OPERATORS_PLAN) or await account_named(tx, name)
        assert owner is not None
        if credit:
            await grant(tx, owner.id, credit)
        minted = await mint_key(tx, owner.id, "renderingvideo", "sk-", scopes, days=1)
        return Tenant(running.url, owner.id, minted.key.id, minted.secret)

    return in_database(running, made)


def person(running: Running, name: str) -> Guest:
    """Somebody signed in, without the mail that proves an address."""
    hashed = PasswordHash.recommended().hash(PASSWORD)

    async def made(tx: Transaction) -> str:
        account = await create_account(tx, f"user:{name}", OPERATORS_PLAN)
        assert account is not None
        who = await register_person(tx, account.id, name, f"{name}@example.com", hashed)
        assert who is not None
        await verify_person(tx, who.id)
        return await give_token(tx, who.id, SESSION, SESSION_SECONDS, SESSION_PREFIX)

    return Guest(running.url, {"authorization": f"Bearer {in_database(running, made)}"})


def expire(running: Running, key_id: str) -> None:
    """Let the time of a key be over."""
    past = text("UPDATE keys SET expires_at = now() - interval '1 second' WHERE id = :id")

    async def done(tx: Transaction) -> None:
        await tx.execute(past, {"id": key_id})

    in_database(running, done)


def in_database(running: Running, asked: Callable[[Transaction], Awaitable[Any]]) -> Any:
    url = running_url(Path(running.environment["KINOFORM_DATA_DIR"]) / "postgres")
    assert url is not None
    return ask_at(url, asked)
