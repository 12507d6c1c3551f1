"""Who is signed in."""

from __future__ import annotations

from dataclasses import dataclass, field

from starlette.requests import Request

from kinoform.app.house import House
from kinoform.app.refusal import Refused
from kinoform.db.people import Person, person_with
from kinoform.http.callers import caller
from kinoform.http.credentials import secret_of


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody, and the token by which they are known."""

    person: Person
    token: str = field(repr=False)


async def signed_in(house: House, request: Request) -> Session:
    """The session that a request belongs to; raises Refused."""
    token = secret_of(request)
    if token is None:
        raise Refused(
            "unauthenticated", "MISSING_ACCESS_TOKEN", "this needs an access token",
            "log in with account.login and send 'Authorization: Bearer TOKEN'",
        )  # fmt: skip
    who = await caller(house, request, "account:manage")
    async with house.database.transaction() as tx:
        person = await person_with(tx, who.person_id) if who.person_id else None
    if person is None:
        raise Refused(
            "forbidden", "FORBIDDEN", "this is for people who are signed in, not for keys",
            "log in with account.login",
        )  # fmt: skip
    return Session(person, token)
