"""Registering, verifying an address, and signing in."""

from __future__ import annotations

import asyncio
import re
import secrets

from pwdlib import PasswordHash

from kinoform.app.house import House
from kinoform.app.refusal import Refused
from kinoform.db.accounts import create_account
from kinoform.db.outbox import write_letter
from kinoform.db.people import (
    Person,
    give_token,
    person_named,
    person_of_token,
    register_person,
    verify_person,
)
from kinoform.notify.letters import verification
from kinoform.notify.mail_address import mail_address

VERIFY, SESSION = "verify", "session"
SESSION_SECONDS = 3600
SESSION_PREFIX = "vg_at_"
SHORTEST_PASSWORD, LONGEST_PASSWORD = 10, 1024
_USERNAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{1,62}", re.ASCII)
_HASHES = PasswordHash.recommended()
_NOBODYS = _HASHES.hash(secrets.token_hex(16))
"""Checked where there is nobody, so that the time taken does not tell who exists."""


async def register(house: House, username: str, email: str, password: str) -> Person:
    """Somebody new, with a mail under way that holds their token; raises Refused."""
    if not _USERNAME.fullmatch(username):
        raise _invalid("username", "takes 2 to 63 letters, digits, dots, dashes and underscores")
    address = mail_address(email)
    if address is None:
        raise _invalid("email", "is no address that mail can be sent to")
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise _invalid("password", f"has at least {SHORTEST_PASSWORD} letters")
    hashed = await asyncio.to_thread(_HASHES.hash, password)
    seconds = house.settings.email_verification_ttl
    async with house.database.transaction() as tx:
        account = await create_account(tx, f"user:{username.lower()}")
        person = account and await register_person(
            tx, account.id, username.lower(), address.lower(), hashed
        )
        if not person:
            raise Refused(
                "conflict", "ALREADY_EXISTS", "this user name or address is taken",
                "log in, or choose another",
            )  # fmt: skip
        token = await give_token(tx, person.id, VERIFY, seconds)
        mail = verification(address, token, seconds, server_url=house.settings.base_url)
        await write_letter(tx, mail.to, mail.subject, mail.text)
    return person


async def verify(house: House, token: str) -> Person:
    """The person whose address is proven by a token, which is good once; raises Refused."""
    async with house.database.transaction() as tx:
        person = await person_of_token(tx, token, VERIFY, used_up=True)
        if person is None:
            raise Refused(
                "invalid", "INVALID_TOKEN", "this token is unknown, used or over",
                "register again to get a fresh one",
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


async def person_of_session(house: House, token: str) -> Person:
    """Who is signed in with a token; raises Refused."""
    async with house.database.transaction() as tx:
        person = await person_of_token(tx, token, SESSION)
    if person is None:
        raise Refused(
            "unauthenticated", "INVALID_ACCESS_TOKEN", "this access token is unknown or over",
            "log in again",
        )  # fmt: skip
    return person


def _invalid(field: str, rule: str) -> Refused:
    return Refused("invalid", "INVALID_REQUEST", f"{field} {rule}")
