"""Who is asking, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass

from kinoform.app.refusal import Refused
from kinoform.app.scopes import allows
from kinoform.db.accounts import plan_of
from kinoform.db.database import Transaction
from kinoform.db.keys import key_of_secret, note_use
from kinoform.db.people import person_of_token
from kinoform.db.plans import Plan

SESSION, SESSION_PREFIX = "session", "vg_at_"
"""What a token of somebody signed in is for, and how it begins."""

SESSION_SCOPES = frozenset(
    f"{noun}:*"
    for noun in (
        "account", "videos", "templates", "projects", "webhooks", "billing", "keys", "audit",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Somebody with a live key, or signed in."""

    account_id: str
    scopes: frozenset[str]
    plan: Plan
    key_id: str | None = None
    person_id: str | None = None

    @property
    def id(self) -> str:
        """What their calls are counted by."""
        return self.key_id or self.person_id or self.account_id

    def require(self, scope: str) -> None:
        """Raise Refused unless a scope is among the caller's."""
        if not allows(self.scopes, scope):
            raise Refused(
                "forbidden", "FORBIDDEN", f"this key may not do that; it lacks {scope}",
                "mint a key with that scope",
            )  # fmt: skip


async def caller_of(tx: Transaction, secret: str) -> Caller:
    """The caller behind a key or a session; raises Refused for one that is over or unknown."""
    if secret.startswith(SESSION_PREFIX):
        return await _signed_in(tx, secret)
    found = await key_of_secret(tx, secret)
    if found is None:
        raise Refused("unauthenticated", "INVALID_API_KEY", "this API key is not known here")
    key, plan = found
    if key.revoked_at is not None or key.is_expired:
        raise Refused("unauthenticated", "API_KEY_INACTIVE", "this API key is no longer good")
    await note_use(tx, key.id)
    return Caller(account_id=key.account_id, scopes=frozenset(key.scopes), plan=plan, key_id=key.id)


async def _signed_in(tx: Transaction, token: str) -> Caller:
    person = await person_of_token(tx, token, SESSION)
    if person is None:
        raise Refused(
            "unauthenticated", "INVALID_ACCESS_TOKEN", "this access token is unknown or over",
            "log in again",
        )  # fmt: skip
    return Caller(
        account_id=person.account_id, scopes=SESSION_SCOPES, person_id=person.id,
        plan=await plan_of(tx, person.account_id),
    )  # fmt: skip
