"""Registering, verifying an address, signing in, and changing a password."""

from __future__ import annotations

import asyncio
import re
import secrets
from datetime import UTC, datetime

from pwdlib import PasswordHash

from kinoform.app.callers import SESSION, SESSION_PREFIX
from kinoform.app.house import House
from kinoform.app.letters import may_write_to, post_letter
from kinoform.app.refusal import Refused
from kinoform.db.accounts import create_account
from kinoform.db.database import Transaction
from kinoform.db.people import (
    Person,
    change_password_of,
    end_tokens,
    give_token,
    person_named,
    person_of_token,
    register_person,
    verify_person,
)
from kinoform.kit.ids import new_id
from kinoform.notify.letters import already_registered, verification
from kinoform.notify.mail_address import mail_address

VERIFY = "verify"
SESSION_SECONDS = 3600
SHORTEST_PASSWORD, LONGEST_PASSWORD = 10, 1024
_USERNAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{1,62}", re.ASCII)
_HASHES = PasswordHash.recommended()
_NOBODYS = _HASHES.hash(secrets.token_hex(16))
"""Checked where there is nobody, so that the time taken does not tell who exists."""


async def register(house: House, username: str, email: str, password: str) -> Person:
    """Somebody new, with a letter under way that holds their token; raises Refused.

    Whoever registers again by the same name, address and password gets a fresh token. For an
    address that somebody else has, the answer is the same as for a new one: only its owner
    learns of it, by a letter.
    """
    if not _USERNAME.fullmatch(username):
        raise _invalid("username", "takes 2 to 63 letters, digits, dots, dashes and underscores")
    name, address = username.lower(), _address(email)
    hashed = await _hashed("password", password)
    async with house.database.transaction() as tx:
        namesake = await person_named(tx, name)
        owner = await person_named(tx, address)
    if namesake is not None:
        fits = await asyncio.to_thread(_HASHES.verify, password, namesake.password_hash)
        if not fits or namesake.email != address or namesake.verified_at is not None:
            raise _taken()
        async with house.database.transaction() as tx:
            await _send_token(house, tx, namesake)
        return namesake
    async with house.database.transaction() as tx:
        if owner is not None:
            if await may_write_to(tx, address):
                letter = already_registered(address, server_url=house.settings.base_url)
                await post_letter(house, tx, letter)
            return _as_if_new(name, address)
        account = await create_account(tx, f"user:{name}", house.settings.sign_up_plan)
        person = account and await register_person(tx, account.id, name, address, hashed)
        if not person:
            raise _taken()
        await _send_token(house, tx, person)
    return person


async def resend_verification(house: House, email: str) -> None:
    """Send a fresh token if the address waits to be verified; nobody is told whether it does."""
    address = _address(email)
    async with house.database.transaction() as tx:
        person = await person_named(tx, address)
        if person is not None and person.verified_at is None:
            await _send_token(house, tx, person)


async def verify(house: House, token: str) -> Person:
    """The person whose address is proven by a token, which is good once; raises Refused."""
    async with house.database.transaction() as tx:
        person = await person_of_token(tx, token, VERIFY, used_up=True)
        if person is None:
            raise Refused(
                "invalid", "INVALID_TOKEN", "this token is unknown, used or over",
                "ask for a fresh one with account.resend_verification",
            )  # fmt: skip
        await verify_person(tx, person.id)
    return person


async def log_in(house: House, username: str, password: str) -> tuple[Person, str]:
    """The person, and the token of a session; raises Refused."""
    async with house.database.transaction() as tx:
        person = await person_named(tx, username.lower())
    known = person.password_hash if person else _NOBODYS
    fits = await asyncio.to_thread(_HASHES.verify, password[:LONGEST_PASSWORD], known)
    if person is None or not fits:
        raise Refused("unauthenticated", "INVALID_CREDENTIALS", "user name or password is wrong")
    if person.verified_at is None:
        raise Refused(
            "forbidden", "EMAIL_NOT_VERIFIED", "the address is not verified yet",
            "send the token from the mail to account.verify_email",
        )  # fmt: skip
    async with house.database.transaction() as tx:
        token = await give_token(tx, person.id, SESSION, SESSION_SECONDS, SESSION_PREFIX)
    return person, token


async def log_out(house: House, token: str) -> None:
    """End a session."""
    async with house.database.transaction() as tx:
        await person_of_token(tx, token, SESSION, used_up=True)


async def change_password(house: House, person: Person, old: str, new: str, session: str) -> None:
    """Have somebody sign in by another password, and end all sessions but one; raises Refused."""
    fits = await asyncio.to_thread(_HASHES.verify, old[:LONGEST_PASSWORD], person.password_hash)
    if not fits:
        raise Refused("forbidden", "INVALID_CREDENTIALS", "the old password is wrong")
    hashed = await _hashed("new_password", new)
    async with house.database.transaction() as tx:
        await change_password_of(tx, person.id, hashed)
        await end_tokens(tx, person.id, SESSION, but=session)


async def _send_token(house: House, tx: Transaction, person: Person) -> None:
    """Post a letter with a token; those of earlier letters are over."""
    if not await may_write_to(tx, person.email):
        return
    seconds = house.settings.email_verification_ttl
    await end_tokens(tx, person.id, VERIFY)
    token = await give_token(tx, person.id, VERIFY, seconds)
    letter = verification(person.email, token, seconds, server_url=house.settings.base_url)
    await post_letter(house, tx, letter)


async def _hashed(field: str, password: str) -> str:
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise _invalid(field, f"has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} letters")
    return await asyncio.to_thread(_HASHES.hash, password)


def _address(email: str) -> str:
    address = mail_address(email)
    if address is None:
        raise _invalid("email", "is no address that mail can be sent to")
    return address.lower()


def _as_if_new(username: str, email: str) -> Person:
    return Person(
        id=new_id("usr_"), account_id="", username=username, email=email, password_hash="",
        created_at=datetime.now(UTC), verified_at=None,
    )  # fmt: skip


def _taken() -> Refused:
    return Refused(
        "conflict", "ALREADY_EXISTS", "this user name is taken", "log in, or choose another"
    )


def _invalid(field: str, rule: str) -> Refused:
    return Refused("invalid", "INVALID_REQUEST", f"{field} {rule}")
